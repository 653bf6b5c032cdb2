using Microsoft.AspNetCore.Components;
using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Components.Controls;
using Scalper.Web.Live;
using Scalper.Web.Market;
using Scalper.Web.Screens;

namespace Scalper.Web.Components.Pages;

/// <summary>The state of every symbol's data. Values change by the pulse; the page itself renders on user actions and when rows change places.</summary>
public sealed partial class MonitorPage
{
    private MonitorOrder _order = default!;
    private string _answer = "";
    private bool _answerFailed;

    [CascadingParameter]
    public Pulse Pulse { get; set; } = default!;

    [Inject]
    private LiveBridge Bridge { get; set; } = default!;

    [Inject]
    private RateSampler Sampler { get; set; } = default!;

    [Inject]
    private FeedOptions Feed { get; set; } = default!;

    [Inject]
    private IMarket Market { get; set; } = default!;

    [Inject]
    private MarketDesk Desk { get; set; } = default!;

    [Inject]
    private ViewerSettings Viewer { get; set; } = default!;

    private LiveBoard Board => Bridge.Board;

    /// <summary>How long nothing has come on any main connection; none while that is no news.</summary>
    private long? SilentMs
    {
        get
        {
            long? newest = Board.Health?.Connections.Max(c => c.LastDataAtMs);
            return EngineTime.AgeMs(newest, Board.EngineNowMs) is { } age && age > Feed.FreshSeconds * 1000L ? age / 1000 * 1000 : null;
        }
    }

    private long? UnreadMs => Sampler.Latest.UnreadMs(Board.EngineNowMs);

    public void Dispose() => Pulse.Beat -= OnBeat;

    protected override void OnInitialized()
    {
        _order = new MonitorOrder(Sampler);
        Pulse.Beat += OnBeat;
        _order.Show(Viewer.Current.Monitor);
        _order.Beat(Board.Rows, Board.NowMs);
    }

    private void OnBeat()
    {
        if (_order.Beat(Board.Rows, Board.NowMs))
        {
            StateHasChanged();
        }
    }

    private Task SortAsync(MonitorColumn column) => ShowAsync(_order.View.SortBy(column));

    // A filter is kept when it is left or entered, or something else is chosen: not with every letter.
    private async Task ShowAsync(MonitorView view)
    {
        _order.Show(view);
        MonitorView shown = _order.View;
        if (shown != Viewer.Current.Monitor)
        {
            await Viewer.ChangeAsync(s => s with { Monitor = shown });
        }
    }

    private async Task ResyncAsync(ScoreRow row, Actor by)
    {
        try
        {
            ResyncAnswer answer = await Desk.ResyncAsync(row.Symbol, by, CancellationToken.None);
            _answerFailed = answer.IsFailure();
            _answer = $"{row.Title}: {answer.Words()}";
        }
        catch (LaneBusyException busy)
        {
            _answerFailed = true;
            _answer = $"{row.Title}: not asked. {busy.Message} Try again.";
        }
    }
}

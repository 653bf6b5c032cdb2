using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;
using Scalper.Core.Engine;
using Scalper.Core.Features;
using Scalper.Core.Replay.Session;
using Scalper.Web.Components.Controls;
using Scalper.Web.Live;
using Scalper.Web.Replays;
using Scalper.Web.Screens;

namespace Scalper.Web.Components.Pages;

/// <summary>
/// Everything of one symbol in panes. Heatmap, ladder, tape, chart and statistics are drawn by scripts from the market hub; the page
/// gives them room and keeps what their viewer has chosen. The rest follows the pulse.
/// </summary>
public sealed partial class SymbolPage
{
    private ScoreRow? _row;
    private IReadOnlyList<ScoreRow>? _searched;
    private WallWatch _walls = default!;
    private string? _failure;
    private bool _isOver;
    private (string Symbol, long NowNs, long Number)? _standsAt;
    private IJSObjectReference? _script;
    private DotNetObjectReference<SymbolPage>? _self;

    /// <summary>The symbol by the address; none for the first of the universe.</summary>
    [Parameter]
    public string? Symbol { get; set; }

    [CascadingParameter]
    public Pulse Pulse { get; set; } = default!;

    [Inject]
    private LiveBridge Bridge { get; set; } = default!;

    [Inject]
    private ViewerSettings Viewer { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    [Inject]
    private IMarket Market { get; set; } = default!;

    [Inject]
    private ReplayPlace Place { get; set; } = default!;

    [Inject]
    private IAuthorizationService Rules { get; set; } = default!;

    [Inject]
    private AuthenticationStateProvider ViewerState { get; set; } = default!;

    [Inject]
    private ILogger<SymbolPage> Log { get; set; } = default!;

    private LiveBoard Board => Bridge.Board;

    private SymbolLayout Layout => Viewer.Current.Layout;

    private IEnumerable<int> Columns => Enumerable.Range(0, Layout.Columns.Length).Where(c => Layout.Shown(c).Length > 0);

    // Under which name the browser holds what it could not tell yet: what was chosen in a lent layout is not told to one's own.
    private string? Keeper => Place.View.Layout is null ? Viewer.Account : $"{Viewer.Account} {Place.Path}";

    private IReadOnlyList<ScoreRow> Rows => Board.RowsBy(Viewer.Model);

    private string Missing => Rows.Count == 0
        ? StartWords.Of(Board.Health)
        : $"{Symbol} is not followed now. As soon as it is, it is shown here. Press / to go to another symbol.";

    public async ValueTask DisposeAsync()
    {
        _isOver = true;
        Pulse.Beat -= OnBeat;
        Viewer.Changed -= OnSettings;

        // What was chosen last is told while it can be heard.
        await CallAsync("stop");
        _self?.Dispose();
    }

    /// <summary>Called by the script once columns or panes were given other sizes.</summary>
    /// <param name="columns">Parts of the width of the shown columns, by their place; sizes out of range are brought into it.</param>
    /// <param name="panes">Parts of the height of the shown panes, by their name.</param>
    [JSInvokable]
    public Task KeepSizes(Dictionary<int, int> columns, Dictionary<string, int> panes)
    {
        Dictionary<SymbolPane, int> shares = [];
        foreach ((string name, int share) in panes)
        {
            if (Enum.TryParse(name, ignoreCase: true, out SymbolPane pane) && Enum.IsDefined(pane))
            {
                shares[pane] = share;
            }
        }

        return Viewer.ChangeAsync(s => s with
        {
            Layout = s.Layout.Resize([.. s.Layout.Columns.Select((share, at) => columns.GetValueOrDefault(at, share))], shares),
        });
    }

    /// <summary>Called by the script when the viewer has chosen something in a pane.</summary>
    /// <param name="options">A JSON object; <see cref="ScreenRules"/> refuses anything else.</param>
    [JSInvokable]
    public async Task KeepOptions(string pane, string options)
    {
        if (Enum.TryParse(pane, ignoreCase: true, out SymbolPane chosen) && Enum.IsDefined(chosen))
        {
            await Viewer.ChangeAsync(s => s with { Layout = s.Layout.With(s.Layout[chosen] with { Options = options }) });
        }
    }

    /// <summary>Replays from an instant that was pointed at, Unix milliseconds; within a replay it is that one that is set. Who may not is told.</summary>
    [JSInvokable]
    public async Task ReplayFrom(long atMs)
    {
        if (!await ReplayRights.MayAsync(Rules, ViewerState))
        {
            await CallAsync("tellViewer", ReplayRights.Refusal + ".");
        }
        else if (Place.Session is not { } session)
        {
            Navigation.NavigateTo(FormattableString.Invariant($"/replays?at={atMs}&page={Uri.EscapeDataString(Navigation.ToBaseRelativePath(Navigation.Uri))}"), forceLoad: true);
        }
        else if (await ReplayTransports.TryAsync(session.Transport, t => t.SeekAsync(atMs * 1_000_000, CancellationToken.None)) is { } refusal)
        {
            await CallAsync("tellViewer", refusal);
        }
    }

    /// <summary>Goes to a neighbour of the symbol in the universe's order, round and round.</summary>
    [JSInvokable]
    public void Step(int places)
    {
        int at = Rows.ToList().FindIndex(r => ReferenceEquals(r, _row));
        if (at >= 0)
        {
            int count = Rows.Count;
            Navigation.NavigateTo($"symbol/{Rows[(((at + places) % count) + count) % count].Symbol}");
        }
    }

    protected override void OnInitialized()
    {
        _walls = new WallWatch(Market, Place.IsLive ? 1_000 : 1);
        Pulse.Beat += OnBeat;
        Viewer.Changed += OnSettings;
    }

    protected override void OnParametersSet()
    {
        _searched = null;
        Find();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            IJSObjectReference script = await Js.InvokeAsync<IJSObjectReference>("import", "./js/symbol.js");
            if (_isOver)
            {
                await script.DisposeAsync();
                _self.Dispose();
                return;
            }

            _script = script;
            StateHasChanged();
            return;
        }

        if (_row is not null)
        {
            // The script starts what has come, stops what is gone, and goes over to another symbol.
            await CallAsync(
                "show",
                _row.Symbol,
                new { account = Keeper, zone = Viewer.Current.TimeZone, colours = Viewer.Current.Colours.ToString(), panes = OptionsOf(Layout), walls = Marks() },
                _self);
        }
    }

    private static Dictionary<string, string> OptionsOf(SymbolLayout layout) =>
        layout.Panes.Where(p => p.Options.Length > 0).ToDictionary(p => p.Pane.ToString().ToLowerInvariant(), p => p.Options);

    private void OnBeat()
    {
        if (Find())
        {
            StateHasChanged();
        }

        _ = InvokeAsync(() => UnawaitedAsync(AskWallsAsync));
        if (!Place.IsLive)
        {
            _ = InvokeAsync(() => UnawaitedAsync(StandAsync));
        }
    }

    private async Task UnawaitedAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception fault)
        {
            // Nobody waits for it: the boundary of the page is to see it.
            await DispatchExceptionAsync(fault);
        }
    }

    // Whether or not their pane is shown: the heatmap outlines them.
    private async Task AskWallsAsync()
    {
        IReadOnlyList<WallCase> before = _walls.Cases;
        if (_row is { } row && await _walls.AskAsync(row.Followed, Board.EngineNowMs) && !_isOver)
        {
            if (_walls.AnyStands || before != _walls.Cases)
            {
                await CallAsync("showWalls", row.Symbol, Marks());
            }
        }
    }

    // Where a replay stands still, ladder and tape show what is behind its last input.
    private async Task StandAsync()
    {
        if (_script is null || _row is not { } row || StandOf(row) is var stand && stand == _standsAt)
        {
            return;
        }

        _standsAt = stand;
        try
        {
            SymbolDetail? symbol = stand is null ? null : await Market.InspectAsync(row.Followed, CancellationToken.None);
            if (stand == _standsAt && !_isOver)
            {
                await CallAsync("stand", row.Symbol, symbol is null ? null : StandingSymbol.Of(symbol, stand!.Value.NowNs));
            }
        }
        catch (LaneBusyException)
        {
            // Asked again with the next beat.
            _standsAt = null;
        }
    }

    // Null where it goes on.
    private (string Symbol, long NowNs, long Number)? StandOf(ScoreRow row)
    {
        ReplayPosition at = Place.Session!.Transport.Read();
        return at.State is ReplayState.Paused or ReplayState.Ended
            ? (row.Symbol, at.NowNs, at.Numbers.FirstOrDefault(n => n.Lane == row.Followed.Lane).Number)
            : null;
    }

    private IEnumerable<WallMark> Marks() => _walls.Cases.Select(c => WallMark.Of(c, Board.EngineNowMs));

    // A script that fails takes its panes with it, not the page.
    private async Task CallAsync(string name, params object?[] arguments)
    {
        if (_script is null)
        {
            return;
        }

        try
        {
            await _script.InvokeVoidAsync(name, arguments);
            await (_isOver ? _script.DisposeAsync() : default);
        }
        catch (Exception gone) when (gone is JSDisconnectedException or TaskCanceledException)
        {
            // The browser's page is gone, and its drawings with it; or its connection is lost, and it did not answer for a minute.
        }
        catch (JSException fault)
        {
            LogScript(Log, name, fault.Message);
            if (!_isOver && _failure is null)
            {
                _failure = fault.Message.Split('\n')[0];
                StateHasChanged();
            }
        }
    }

    // Another model is other rows.
    private void OnSettings()
    {
        Find();
        StateHasChanged();
    }

    // It may be followed later than the page is opened, or go, or come back in another row.
    private bool Find()
    {
        if (ReferenceEquals(_searched, Rows))
        {
            return false;
        }

        ScoreRow? before = _row;
        _searched = Rows;
        _row = Symbol is null
            ? Rows is [var first, ..] ? first : null
            : Rows.FirstOrDefault(r => r.Symbol.Equals(Symbol, StringComparison.OrdinalIgnoreCase));
        return !ReferenceEquals(_row, before);
    }

    private async Task ToggleAsync(SymbolPane pane) => await Viewer.ChangeAsync(s => s with { Layout = s.Layout.Toggle(pane) });

    private Task CentreAsync(WallCase chosen) => CallAsync("centre", chosen.OpenedAtNs / 1_000_000, chosen.PriceTicks);

    [LoggerMessage(Level = LogLevel.Error, Message = "The symbol page's script failed in {Call}: {Reason}")]
    private static partial void LogScript(ILogger log, string call, string reason);
}

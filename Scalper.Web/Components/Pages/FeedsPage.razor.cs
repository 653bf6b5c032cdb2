using Microsoft.AspNetCore.Components;
using Scalper.Core.Engine;
using Scalper.Web.Components.Controls;
using Scalper.Web.Live;

namespace Scalper.Web.Components.Pages;

/// <summary>Every connection to the venue, and what it shares with the others. Values change by the pulse; the page itself renders when connections come.</summary>
public sealed partial class FeedsPage
{
    private const string Waiting = "Waiting for the list of instruments: no connection was opened yet.";

    private int[] _main = [];
    private int[] _metrics = [];
    private bool _isUniverseKnown;

    [CascadingParameter]
    public Pulse Pulse { get; set; } = default!;

    [Inject]
    private LiveBridge Bridge { get; set; } = default!;

    public void Dispose() => Pulse.Beat -= OnBeat;

    protected override void OnInitialized()
    {
        Pulse.Beat += OnBeat;
        Look();
    }

    private void OnBeat()
    {
        if (Look())
        {
            StateHasChanged();
        }
    }

    private bool Look()
    {
        EngineHealth? health = Bridge.Board.Health;
        int[] main = [.. health?.Connections.Select(c => c.Index) ?? []];
        int[] metrics = health?.Metrics is { } beside ? [beside.Index] : [];
        bool isUniverseKnown = Bridge.Board.Universe is not null;
        bool changed = !main.AsSpan().SequenceEqual(_main) || !metrics.AsSpan().SequenceEqual(_metrics) || isUniverseKnown != _isUniverseKnown;
        (_main, _metrics, _isUniverseKnown) = (main, metrics, isUniverseKnown);
        return changed;
    }
}

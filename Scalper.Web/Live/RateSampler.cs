using Scalper.Core.Engine;

namespace Scalper.Web.Live;

/// <summary>
/// Looks at the engine's counters every few seconds, whoever watches, and keeps what came of the last 15 minutes: one for all viewers.
/// An error is a frame that could not be read, a book that turned out to be wrong (gap, crossed, too many levels), or a lost
/// connection or failed attempt.
/// </summary>
public sealed class RateSampler(IMarket market, TimeProvider time) : BackgroundService
{
    public const int HistoryLength = 180;

    /// <summary>Time between two looks.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    /// <summary>Looks that are farther apart than this leave a gap between them.</summary>
    public static readonly TimeSpan Patience = 2.5 * Period;

    private readonly Queue<RateSample> _history = new(HistoryLength);
    private volatile MarketRates _latest = MarketRates.None;
    private RateTotals? _before;

    /// <summary>A new object with every look.</summary>
    public MarketRates Latest => _latest;

    /// <summary>One look. One caller at a time.</summary>
    internal void Look()
    {
        EngineHealth health = market.ReadHealth();
        if (health.Connections.Count == 0)
        {
            return;
        }

        RateTotals now = RateTotals.Of(health, market.Symbols);
        if (_before is { } before && now.AtMs > before.AtMs)
        {
            Keep(now.Since(before));
            _latest = new MarketRates([.. _history], now.SymbolRates(before), now.ConnectionRates(before));
        }

        _before = now;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Look();
        }
    }

    private void Keep(RateSample sample)
    {
        if (_history.Count == HistoryLength)
        {
            _history.Dequeue();
        }

        _history.Enqueue(sample);
    }
}

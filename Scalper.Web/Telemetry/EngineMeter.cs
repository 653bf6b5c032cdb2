using System.Diagnostics.Metrics;
using Scalper.Core.Engine;

namespace Scalper.Web.Telemetry;

/// <summary>The meter <c>Scalper.Engine</c>: books and scores. <c>docs/operating.md</c> lists its instruments.</summary>
internal sealed class EngineMeter
{
    public const string Name = "Scalper.Engine";

    private const double MicrosecondsPerSecond = 1_000_000;

    private readonly MarketCounter _counter;

    public EngineMeter(IMeterFactory meters, MarketCounter counter)
    {
        _counter = counter;
        Meter meter = meters.Create(Name);
        meter.CreateObservableCounter("scalper.engine.scores", () => _counter.Read().Symbols.Scores, "{score}", "Scores made");
        meter.CreateObservableCounter("scalper.engine.errors", () => _counter.Read().Symbols.Errors, "{error}", "Times a book turned out to be wrong");
        meter.CreateObservableGauge("scalper.engine.tick_to_score", TickToScore, "s", "From the socket read that completed a frame to its score, over the last minute");
        meter.CreateObservableUpDownCounter("scalper.engine.symbols", ByState, "{symbol}", "Followed symbols by the state of their books");
        meter.CreateObservableGauge("scalper.engine.healthy", () => _counter.Read().Health.Status == EngineStatus.Healthy ? 1 : 0, "1", "Whether the engine is healthy");
    }

    private IEnumerable<Measurement<double>> TickToScore()
    {
        TickToScore micros = _counter.Read().Health.TickToScore;
        return Quantiles.Seconds(MicrosecondsPerSecond, ("0.5", micros.P50), ("0.99", micros.P99), ("1", micros.Max));
    }

    private IEnumerable<Measurement<int>> ByState()
    {
        EngineHealth health = _counter.Read().Health;
        int syncing = health.Total - health.Live - health.Stale - health.Invalid - health.Gone;
        return [In("Live", health.Live), In("Syncing", syncing), In("Stale", health.Stale), In("Invalid", health.Invalid), In("Gone", health.Gone)];
    }

    private static Measurement<int> In(string state, int symbols) => new(symbols, new KeyValuePair<string, object?>("state", state));
}

using System.Diagnostics.Metrics;
using Scalper.Core.Engine;
using Scalper.Core.Feeds;

namespace Scalper.Web.Telemetry;

/// <summary>The meter <c>Scalper.Feed</c>: the connections to the exchange. <c>docs/operating.md</c> lists its instruments.</summary>
internal sealed class FeedMeter
{
    public const string Name = "Scalper.Feed";

    private const double MillisecondsPerSecond = 1_000;

    private readonly MarketCounter _counter;
    private readonly Meter _meter;

    public FeedMeter(IMeterFactory meters, MarketCounter counter)
    {
        (_counter, _meter) = (counter, meters.Create(Name));
        Count("messages", "{message}", "Messages received", static c => c.Messages);
        Count("bytes", "By", "Bytes read from the sockets", static c => c.WireBytes);
        Count("malformed", "{message}", "Messages that could not be read", static c => c.Malformed);
        Count("requests", "{request}", "Requests sent", static c => c.Requests);
        Count("connects", "{connection}", "Connections opened", static c => c.Connects);
        Count("losses", "{connection}", "Connections lost, and attempts that failed", static c => c.Losses);
        _meter.CreateObservableUpDownCounter("scalper.feed.connections", ByState, "{connection}", "Connections by their state");
        _meter.CreateObservableGauge("scalper.feed.delay", Delays, "s", "From the exchange's gateway to Scalper, over the last minute");
        _meter.CreateObservableGauge("scalper.feed.lag", Lags, "s", "Of the main connections behind the metrics feed, over the last minute");
        _meter.CreateObservableGauge("scalper.feed.clock.offset", Offset, "s", "The exchange's clock minus this machine's");
        _meter.CreateObservableCounter("scalper.feed.gaps", () => _counter.Read().Symbols.Gaps, "{gap}", "Times a book's update was missing");
        _meter.CreateObservableCounter("scalper.feed.resyncs", () => _counter.Read().Symbols.Resyncs, "{resync}", "Times a book had to be asked for again");
    }

    private void Count(string name, string unit, string description, Func<ConnectionHealth, long> count) => _meter.CreateObservableCounter(
        $"scalper.feed.{name}", () => _counter.Read().Connections.Select(c => new Measurement<long>(count(c), Tags(c))), unit, description);

    private IEnumerable<Measurement<int>> ByState() =>
        from state in Enum.GetValues<ConnectionState>()
        select new Measurement<int>(_counter.Read().Connections.Count(c => c.State == state), new KeyValuePair<string, object?>("state", state.ToString()));

    private IEnumerable<Measurement<double>> Delays() =>
        from connection in _counter.Read().Connections
        from delay in Quantiles.Seconds(MillisecondsPerSecond, ("0.5", connection.Delay.P50Ms), ("0.99", connection.Delay.P99Ms))
        select new Measurement<double>(delay.Value, [.. Tags(connection), .. delay.Tags]);

    private IEnumerable<Measurement<double>> Lags() =>
        _counter.Read().Health.Lag is { } lag ? Quantiles.Seconds(MillisecondsPerSecond, ("0.5", lag.P50Ms), ("0.99", lag.P99Ms)) : [];

    private IEnumerable<Measurement<double>> Offset() =>
        _counter.Read().Health.Clock.VenueOffsetMs is { } offset ? [new Measurement<double>(offset / MillisecondsPerSecond)] : [];

    private static KeyValuePair<string, object?>[] Tags(ConnectionHealth connection) =>
        [new("connection", connection.Index), new("role", connection.Role.ToString())];
}

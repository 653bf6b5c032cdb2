using Scalper.Core.Feeds;
using Scalper.Core.Primitives;

namespace Scalper.Core.Engine;

/// <summary>Gathers the engine's health from what its lanes publish. Safe from any thread.</summary>
internal sealed class EngineHealthReading(TimeProvider time)
{
    // Time for the first snapshots after the start; until then "none Live" is no fault.
    private static readonly TimeSpan StartAllowance = TimeSpan.FromSeconds(30);

    // A listing that does not trade yet must not keep the whole engine from being healthy.
    private const double HealthyShare = 0.95;

    private readonly long _startedAt = time.GetTimestamp();
    private volatile bool _wasLive;

    /// <param name="venues">Whose clocks are read; none before the start.</param>
    public EngineHealth Read(RunningLanes running, IReadOnlyList<LinkedVenue> venues)
    {
        long nowNs = time.NowNs();
        SymbolTally symbols = SymbolTally.Of(running.Symbols);
        ConnectionHealth[] connections = [.. running.Threads.Select(t => ConnectionReading.Of(t, nowNs))];
        ConnectionHealth? metrics = running.Metrics is { } beside ? ConnectionReading.Of(beside, nowNs) : null;
        _wasLive |= symbols.Live > 0;
        Dictionary<string, ClockReading> clocks = venues.ToDictionary(v => v.Name, v => ReadClock(v.Share.Clock), StringComparer.Ordinal);
        return new EngineHealth
        {
            AtMs = nowNs / 1_000_000,
            Status = StatusOf(symbols, connections, metrics),
            Total = symbols.Total,
            Live = symbols.Live,
            Quiet = symbols.Quiet,
            Stale = symbols.Stale,
            Invalid = symbols.Invalid,
            Gone = symbols.Gone,
            MessagesPerSecond = connections.Sum(c => c.MessagesPerSecond),
            MessagesTotal = connections.Sum(c => c.Messages),
            Connections = connections,
            Metrics = metrics,
            Lag = (running.Metrics?.Feed as MetricsFeed)?.ReadLag(nowNs),
            Clock = venues.Count > 0 ? clocks[venues[0].Name] : new ClockReading(null, null, null, WallStepMs),
            Clocks = clocks,
            TickToScore = ReadTickToScore(running, nowNs),
        };
    }

    private EngineStatus StatusOf(in SymbolTally symbols, ConnectionHealth[] connections, ConnectionHealth? metrics)
    {
        if (symbols.Live == 0)
        {
            return !_wasLive && time.GetElapsedTime(_startedAt) < StartAllowance ? EngineStatus.Starting : EngineStatus.Down;
        }

        return connections.All(c => c is { State: ConnectionState.Connected, IsMalformedAlert: false })
            && metrics is null or { State: not ConnectionState.Failed, IsMalformedAlert: false }
            && symbols.Live >= HealthyShare * (symbols.Total - symbols.Gone)
            ? EngineStatus.Healthy
            : EngineStatus.Degraded;
    }

    private double WallStepMs => (time as SteadyTime)?.WallStep.TotalMilliseconds ?? 0;

    private ClockReading ReadClock(VenueClock clock)
    {
        const double MillisecondNs = 1_000_000;
        bool isRead = clock.ReadAtNs != 0;
        return new ClockReading(
            isRead ? clock.OffsetNs / MillisecondNs : null,
            isRead ? clock.RoundTripNs / MillisecondNs : null,
            UnixTime.ToMilliseconds(clock.ReadAtNs),
            WallStepMs);
    }

    private static TickToScore ReadTickToScore(RunningLanes running, long nowNs)
    {
        LatencyHistogram total = new();
        foreach (FeedThread thread in running.Threads)
        {
            thread.TickToScore.AddTo(total, nowNs);
        }

        return new TickToScore(
            total.Percentile(0.5) / 1_000, total.Percentile(0.99) / 1_000, total.MaxNs > 0 ? total.MaxNs / 1_000.0 : null);
    }
}

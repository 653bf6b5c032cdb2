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

    public EngineHealth Read(RunningLanes running)
    {
        int[] byStatus = CountByStatus(running.Symbols);
        int live = byStatus[(int)BookStatus.Live];
        LaneHealth[] lanes = [.. running.Threads.Select(t => t.ReadHealth())];
        _wasLive |= live > 0;
        long nowNs = time.NowNs();
        return new EngineHealth
        {
            Status = StatusOf(running.Symbols.Count, live, lanes),
            Total = running.Symbols.Count,
            Live = live,
            Stale = byStatus[(int)BookStatus.Stale],
            Invalid = byStatus[(int)BookStatus.Invalid],
            MessagesPerSecond = running.Threads.Sum(t => t.Messages.PerSecond(nowNs)),
            MessagesTotal = running.Threads.Sum(t => t.Messages.Total),
            Lanes = lanes,
            TickToScore = ReadTickToScore(running, nowNs),
        };
    }

    private EngineStatus StatusOf(int total, int live, LaneHealth[] lanes)
    {
        if (live == 0)
        {
            return !_wasLive && time.GetElapsedTime(_startedAt) < StartAllowance ? EngineStatus.Starting : EngineStatus.Down;
        }

        return lanes.All(l => l.State == ConnectionState.Connected) && live >= HealthyShare * total
            ? EngineStatus.Healthy
            : EngineStatus.Degraded;
    }

    private static int[] CountByStatus(IReadOnlyList<FollowedSymbol> symbols)
    {
        int[] counts = new int[Enum.GetValues<BookStatus>().Length];
        foreach (FollowedSymbol symbol in symbols)
        {
            symbol.Read(out SymbolView view);
            counts[(int)view.Status]++;
        }

        return counts;
    }

    private static TickToScore ReadTickToScore(RunningLanes running, long nowNs)
    {
        LatencyHistogram total = new();
        foreach (LaneThread thread in running.Threads)
        {
            thread.TickToScore.AddTo(total, nowNs);
        }

        return new TickToScore(
            total.Percentile(0.5) / 1_000, total.Percentile(0.99) / 1_000, total.MaxNs > 0 ? total.MaxNs / 1_000.0 : null);
    }
}

using Scalper.Core.Feeds;
using Scalper.Core.Primitives;

namespace Scalper.Core.Engine;

/// <summary>
/// Looks at all connections from outside, once a second: a lane whose thread does not run must not leave its last books standing as
/// Live, and a main connection that is silent while the metrics feed delivers is replaced.
/// </summary>
internal sealed class EngineWatch(FeedOptions options, TimeProvider time)
{
    private const long SecondNs = 1_000_000_000;

    // Longer than saying goodbye and waiting for a blocked send take together.
    private const long StuckAfterNs = 8 * SecondNs;
    private const long DeliversWithinNs = 2 * SecondNs;

    public void Look(RunningLanes running)
    {
        long nowNs = time.NowNs();
        bool metricsDelivers = running.Metrics is { } metrics && Delivers(metrics, nowNs);
        bool[] isStuck = new bool[running.Threads.Count];
        foreach ((int lane, FeedThread thread) in running.Threads.Index())
        {
            thread.Feed.Read(out FeedReading reading);
            isStuck[lane] = reading.TurnAtNs != 0 && nowNs - reading.TurnAtNs > StuckAfterNs && thread.Machine.State != ConnectionState.Terminated;
            if (metricsDelivers && IsSilent(thread, reading, nowNs))
            {
                thread.Replace($"no data for {options.MetricsPatienceSeconds} s while the metrics feed delivers");
            }
        }

        foreach (FollowedSymbol symbol in running.Symbols)
        {
            symbol.Suspend(isStuck[symbol.Lane]);
        }
    }

    private static bool Delivers(FeedThread metrics, long nowNs)
    {
        metrics.Feed.Read(out FeedReading reading);
        return reading.DataAtNs != 0 && nowNs - reading.DataAtNs <= DeliversWithinNs;
    }

    private bool IsSilent(FeedThread thread, in FeedReading reading, long nowNs)
    {
        long sinceNs = Math.Max(reading.DataAtNs, thread.Tally.OpenedAtNs);
        return thread.Machine.State == ConnectionState.Connected
            && reading.Topics.Confirmed + reading.Topics.Stale > 0
            && nowNs - sinceNs > options.MetricsPatienceSeconds * SecondNs;
    }
}

using Scalper.Core.Feeds;
using Scalper.Core.Primitives;

namespace Scalper.Core.Engine;

/// <summary>
/// Looks at all connections from outside, once a second: a lane whose thread does not run must not leave its last books standing as
/// Live, a main connection that is silent while its venue's metrics feed delivers is replaced, and so is one that its venue will end soon: one at a time, by an index's
/// minutes apart, so that no two books of a symbol are missing at once.
/// </summary>
internal sealed class EngineWatch(FeedOptions options, TimeProvider time)
{
    private const long SecondNs = 1_000_000_000;

    // Longer than saying goodbye and waiting for a blocked send take together.
    private const long StuckAfterNs = 8 * SecondNs;
    private const long DeliversWithinNs = 2 * SecondNs;

    // Sooner than the venue's own end, and not all in the same minute.
    private static readonly TimeSpan RenewedBefore = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Apart = TimeSpan.FromMinutes(1);
    private const int MostApart = 30;

    public void Look(RunningLanes running)
    {
        long nowNs = time.NowNs();
        string? delivering = running.Metrics is { } metrics && Delivers(metrics, nowNs) ? metrics.Endpoint.Venue : null;
        bool[] isStuck = new bool[running.Threads.Count];
        foreach (FeedThread thread in running.Threads)
        {
            thread.Feed.Read(out FeedReading reading);
            isStuck[thread.Endpoint.Lane] |= reading.TurnAtNs != 0 && nowNs - reading.TurnAtNs > StuckAfterNs && thread.Machine.State != ConnectionState.Terminated;
            if (delivering == thread.Endpoint.Venue && IsSilent(thread, reading, nowNs))
            {
                thread.Replace($"no data for {options.MetricsPatienceSeconds} s while the metrics feed delivers");
            }
        }

        Renew(running, nowNs);
        foreach (FollowedSymbol symbol in running.Symbols)
        {
            symbol.Suspend(isStuck[symbol.Lane]);
        }
    }

    private static void Renew(RunningLanes running, long nowNs)
    {
        foreach (FeedThread thread in running.Threads)
        {
            if (thread.Endpoint.LongestLife is { } life
                && thread.Machine.State == ConnectionState.Connected
                && nowNs - thread.Tally.OpenedAtNs > (life - RenewedBefore - (Apart * (thread.Endpoint.Index % MostApart))).TotalNanoseconds)
            {
                thread.Replace($"the venue ends connections after {life.TotalHours:0} h");
            }
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

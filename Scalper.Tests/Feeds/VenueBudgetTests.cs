using FsCheck.Fluent;
using Scalper.Core.Feeds;
using Scalper.Tests.Primitives;

namespace Scalper.Tests.Feeds;

/// <summary>What all connections to a venue share: rates that are never exceeded, and whose turn it is.</summary>
public sealed class VenueBudgetTests
{
    private const long Second = 1_000_000_000;
    private const long Start = 1_786_000_000 * Second;

    [Fact]
    [Trait("Fault", "F-06")]
    [Trait("Fault", "F-19")]
    public void TryTake_AnyDemands_NeverExceedsBurstAndRateInAnyWindow()
    {
        var cases = from demands in Demands()
                    from burst in Gen.Choose(1, 20)
                    from perSecond in Gen.Choose(1, 20)
                    select (demands, burst, perSecond);
        int granted = 0, refused = 0;
        Properties.ForAll(cases, c =>
        {
            VenueBudget budget = new(new FeedOptions { RequestBurst = c.burst, RequestsPerSecond = c.perSecond, ConnectBurst = c.burst, ConnectsPerMinute = c.perSecond * 60 });
            List<long> requests = [], connects = [];
            long now = Start;
            foreach ((int wait, int connection, int priority) in c.demands)
            {
                now += wait * 1_000_000L;
                (budget.TryTakeRequest(connection, priority, now) ? requests : []).Add(now);
                (budget.TryTakeConnect(connection, priority, now) ? connects : []).Add(now);
            }

            AssertWithin(requests, c.burst, c.perSecond);
            AssertWithin(connects, c.burst, c.perSecond);
            granted += requests.Count;
            refused += c.demands.Length - requests.Count;
        });
        Assert.True(granted > 1_000 && refused > 1_000, $"too tame to prove anything: {granted} granted, {refused} refused");
    }

    [Fact]
    [Trait("Fault", "F-06")]
    public void TryTakeConnect_FortyAtOnce_AllGoInTheComputedTimeInOrderOfPriority()
    {
        VenueBudget budget = new(new FeedOptions { ConnectBurst = 5, ConnectsPerMinute = 60 });
        List<int> order = [];
        HashSet<int> waiting = [.. Enumerable.Range(0, 40)];
        long now = Start;
        for (; waiting.Count > 0; now += Second / 20)
        {
            foreach (int connection in waiting.Reverse().ToArray())
            {
                if (budget.TryTakeConnect(connection, priority: connection, now))
                {
                    waiting.Remove(connection);
                    order.Add(connection);
                }
            }
        }

        // The first turn does not know yet who waits: from then on the best goes first.
        Assert.Equal([39, 38, 37, 36, 35], order.Take(5));
        Assert.Equal(Enumerable.Range(0, 35), order.Skip(5));
        Assert.InRange((now - Start) / (double)Second, 35, 35.2);
    }

    [Fact]
    public void TryTakeRequest_WhoStopsAsking_DoesNotKeepOthersWaiting()
    {
        VenueBudget budget = new(new FeedOptions { RequestBurst = 1, RequestsPerSecond = 1 });
        Assert.True(budget.TryTakeRequest(0, 0, Start));
        Assert.False(budget.TryTakeRequest(1, 1, Start));
        Assert.False(budget.TryTakeRequest(2, 2, Start + (Second / 2)));
        Assert.False(budget.TryTakeRequest(2, 2, Start + Second - 1));
        Assert.True(budget.TryTakeRequest(2, 2, Start + Second));
    }

    [Fact]
    public void TryTakeRequest_SamePriority_NeitherWaitsForTheOther()
    {
        VenueBudget budget = new(new FeedOptions { RequestBurst = 1, RequestsPerSecond = 1 });
        Assert.True(budget.TryTakeRequest(0, 7, Start));
        Assert.False(budget.TryTakeRequest(1, 7, Start));
        Assert.True(budget.TryTakeRequest(2, 7, Start + Second));
    }

    [Fact]
    [Trait("Fault", "F-05")]
    public void HoldConnects_UntilATime_RefusesEverybodyBeforeItAndNoRequests()
    {
        VenueBudget budget = new(new FeedOptions());
        budget.HoldConnects(Start + (600 * Second));
        budget.HoldConnects(Start + (30 * Second));
        Assert.Equal(Start + (600 * Second), budget.NoConnectBeforeNs);
        Assert.False(budget.TryTakeConnect(3, 0, Start + (600 * Second) - 1));
        Assert.True(budget.TryTakeRequest(3, 0, Start));
        Assert.True(budget.TryTakeConnect(3, 0, Start + (600 * Second)));
    }

    [Fact]
    public void ReleaseConnects_Held_LetsConnectAgain()
    {
        VenueBudget budget = new(new FeedOptions());
        budget.HoldConnects(Start + (600 * Second));
        budget.ReleaseConnects();
        Assert.True(budget.TryTakeConnect(0, 0, Start));
    }

    private static FsCheck.Gen<(int Wait, int Connection, int Priority)[]> Demands() =>
        (from wait in Gen.Frequency((6, Gen.Constant(0)), (3, Gen.Choose(0, 100)), (1, Gen.Choose(0, 3_000)))
         from connection in Gen.Choose(0, 9)
         select (wait, connection, connection / 2)).ArrayOf(200);

    private static void AssertWithin(List<long> granted, int burst, double perSecond)
    {
        for (int i = 0; i < granted.Count; i++)
        {
            for (int j = i; j < granted.Count; j++)
            {
                double most = burst + (perSecond * (granted[j] - granted[i]) / Second);
                Assert.True(j - i + 1 <= most + 1e-6, $"{j - i + 1} in {(granted[j] - granted[i]) / Second} s, at most {most}");
            }
        }
    }
}

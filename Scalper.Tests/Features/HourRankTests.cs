using FsCheck;
using FsCheck.Fluent;
using Scalper.Core.Features;
using Scalper.Tests.Primitives;

namespace Scalper.Tests.Features;

public sealed class HourRankTests
{
    private const long Start = 1_786_000_000;

    private static Gen<(int? Step, int Seconds)[]> Runs =>
        (from step in Gen.Choose(-2, HourRank.Steps - 1)
         from few in Gen.Choose(0, 4)
         from seconds in Gen.Choose(1, 400)
         select (step < 0 ? (int?)null : few > 0 ? step % 5 : step, seconds)).ArrayOf(40);

    [Fact]
    public void Of_AnySeries_IsTheMidRankAmongTheSamplesOfTheLastHour() => Properties.ForAll(
        Runs,
        runs =>
        {
            HourRank rank = new();
            List<int?> all = [];
            foreach ((int? step, int seconds) in runs)
            {
                for (int i = 0; i < seconds; i++)
                {
                    all.Add(step);
                    rank.Put(Start + all.Count, step);
                }

                int[] hour = [.. all.TakeLast(3_600).OfType<int>()];
                Assert.Equal(hour.Length, rank.Count);
                Assert.All([0, 1, 3, 4, 200, HourRank.Steps - 1, step], s => Assert.Equal(Expected(hour, s), rank.Of(s)));
            }
        },
        cases: 30);

    [Fact]
    public void Of_OneSampleTooFew_IsNone()
    {
        HourRank rank = new();
        for (int i = 1; i < HourRank.LeastSamples; i++)
        {
            rank.Put(Start + i, 7);
        }

        Assert.Null(rank.Of(7));
        rank.Put(Start + HourRank.LeastSamples, 7);
        Assert.Equal((0.0, 0.5, 1.0), (rank.Of(6), rank.Of(7), rank.Of(8)));
        Assert.Null(rank.Of(null));
    }

    private static double? Expected(int[] hour, int? step) =>
        step is null || hour.Length < HourRank.LeastSamples ? null : (hour.Count(h => h < step) + hour.Count(h => h <= step)) / (2.0 * hour.Length);
}

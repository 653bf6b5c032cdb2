using FsCheck;
using FsCheck.Fluent;
using Scalper.Core.Evaluation;
using Scalper.Tests.Primitives;

namespace Scalper.Tests.Evaluation;

public sealed class RankCorrelationTests
{
    private const long PinnedBits = 0x3f87e92eee8da5ee;

    private readonly RankWorkspace _workspace = new();

    [Fact]
    public void Of_AnyPairs_IsPearsonOfTheirMidRanks() => Properties.ForAll(Samples.Pairs(60), pair =>
        Plain.AssertClose(Plain.Pearson(Plain.MidRanks(pair.X), Plain.MidRanks(pair.Y)), Of(pair.X, pair.Y)), cases: 2_000);

    [Fact]
    public void Of_LongBlock_IsPearsonOfItsMidRanks()
    {
        for (ulong seed = 1; seed <= 3; seed++)
        {
            Draws draws = new(seed);
            double[] x = [.. draws.Normals(3_000).Select(v => Math.Round(v, 1))], y = [.. x.Select(v => v + draws.Normal())];
            Plain.AssertClose(Plain.Pearson(Plain.MidRanks(x), Plain.MidRanks(y)), Of(x, y), $"seed {seed}");
        }
    }

    [Fact]
    public void Write_AnyValues_IsTwiceTheirMidRanks() => Properties.ForAll(Samples.Pairs(60), pair =>
    {
        int[] ranks = new int[pair.X.Length];
        MidRanks.Write(pair.X, ranks, _workspace);
        Assert.Equal(Plain.MidRanks(pair.X), ranks.Select(r => r / 2.0));
        Assert.Equal(ranks.Length * (ranks.Length + 1L), ranks.Sum(r => (long)r));
    }, cases: 1_000);

    /// <summary>By hand: x ranks 1, 2.5, 2.5, 4 and y ranks 2, 1, 3, 4 give sums 4.5, 5 and 3: 3 / sqrt(22.5) = 0.632455532033676.</summary>
    [Fact]
    public void Of_TieByHand_IsThatNumber() => Plain.AssertClose(0.632455532033676, Of([10, 20, 20, 30], [5, 1, 7, 9]));

    /// <summary>Six pairs without ties, each rank one off: 1 - 6 x 6 / (6 x 35).</summary>
    [Fact]
    public void Of_NoTies_IsSpearmansFormula() => Plain.AssertClose(1 - (36 / 210.0), Of([1, 2, 3, 4, 5, 6], [-8, -9, 0.2, 0.1, 1e9, 1e8]));

    [Fact]
    public void Of_MonotoneScaleOfEither_SameBits() => Properties.ForAll(Samples.Pairs(40), pair =>
    {
        double[] scaled = [.. pair.X.Select(Math.Atan)];

        // The scale may round two numbers to one.
        if (scaled.Distinct().Count() == pair.X.Distinct().Count())
        {
            Assert.Equal(Of(pair.X, pair.Y), Of(scaled, pair.Y));
        }

        Assert.Equal(Of(pair.X, pair.Y), Of(pair.Y, pair.X));
    });

    [Fact]
    public void Of_OneSideUpsideDown_ChangesSignAlone() => Properties.ForAll(Samples.Pairs(40), pair =>
        Assert.Equal(-Of(pair.X, pair.Y), Of([.. pair.X.Select(v => -v)], pair.Y)));

    [Fact]
    public void Of_SameOrder_IsExactlyOne() => Properties.ForAll(Gen.Choose(3, 3_000), count =>
    {
        double[] x = [.. Enumerable.Range(0, count).Select(i => (double)((i * 7919L) % 104_729))];
        Assert.Equal(1.0, Of(x, [.. x.Select(v => (v * v) + 1)]));
        Assert.Equal(-1.0, Of(x, [.. x.Select(v => -v)]));
    }, cases: 50);

    [Theory]
    [InlineData(new double[0], new double[0])]
    [InlineData(new double[] { 1, 2 }, new double[] { 1, 2 })]
    [InlineData(new double[] { 1, 1, 1 }, new double[] { 1, 2, 3 })]
    [InlineData(new double[] { 1, 2, 3 }, new double[] { 5, 5, 5 })]
    [InlineData(new double[] { 0.0, -0.0, 0.0 }, new double[] { 1, 2, 3 })]
    public void Of_TooFewOrConstant_IsNone(double[] x, double[] y) => Assert.Null(Of(x, y));

    [Fact]
    public void Of_NoNumber_Throws() => Assert.Throws<ArgumentException>(() => Of([1, double.NaN, 3], [1, 2, 3]));

    [Fact]
    public void Of_LengthsDiffer_Throws() => Assert.Throws<ArgumentException>(() => Of([1, 2, 3], [1, 2]));

    /// <summary>The sums at the bound still fit.</summary>
    [Fact]
    public void OfRanks_MostPairs_IsExactlyOne()
    {
        int[] ranks = [.. Enumerable.Range(1, RankCorrelation.MostPairs).Select(i => 2 * i)];
        Assert.Equal(1.0, RankCorrelation.OfRanks(ranks, ranks));
        Assert.Throws<ArgumentException>(() => RankCorrelation.OfRanks([.. ranks, 1], [.. ranks, 1]));
    }

    /// <summary>Were this to change, replays would no longer give the same figures.</summary>
    [Fact]
    public void Of_Pinned_GivesTheSameBitsEverywhere()
    {
        double[] x = [.. Enumerable.Range(0, 600).Select(i => (double)(i * 7919 % 101))], y = [.. Enumerable.Range(0, 600).Select(i => (double)(i * 104_729 % 97))];
        Assert.Equal(PinnedBits, BitConverter.DoubleToInt64Bits(Of(x, y)!.Value));
    }

    /// <summary>A block of 3,000 pairs, once the workspace has seen one.</summary>
    [Fact]
    public void Of_WarmWorkspace_AllocatesNothing()
    {
        Draws draws = new(1);
        double[] x = draws.Normals(3_000), y = draws.Normals(3_000);
        double sum = 0;
        Run(200);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run(100);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.NotEqual(0, sum);

        void Run(int rounds)
        {
            for (int i = 0; i < rounds; i++)
            {
                // Shorter ones too: the room is not made anew for them.
                int count = 3_000 - (i % 7 * 100);
                sum += RankCorrelation.Of(x.AsSpan(0, count), y.AsSpan(0, count), _workspace) ?? 0;
            }
        }
    }

    private double? Of(double[] x, double[] y) => RankCorrelation.Of(x, y, _workspace);
}

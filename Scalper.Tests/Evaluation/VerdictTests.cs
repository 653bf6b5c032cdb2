using Scalper.Core.Evaluation;

namespace Scalper.Tests.Evaluation;

public sealed class VerdictTests
{
    private static readonly BlockSeries Nothing = Series(120, 0, 1);

    [Fact]
    public void Decide_IcAndOuterDecilesAboveZero_Pays() => Assert.Equal("pays", One(Series(120, 0.05, 0.1), Series(110, 2e-4, 4e-4)).Words);

    [Fact]
    public void Decide_IcAboveZeroAlone_PredictsAndDoesNotPay()
    {
        BlockSeries ic = Series(120, 0.05, 0.1);
        Assert.Equal("predicts, does not pay", One(ic, Series(120, -2e-4, 4e-4)).Words);

        // Above 0, but not more than luck gives; or from too few blocks; or from none.
        Assert.Equal(VerdictKind.PredictsDoesNotPay, One(ic, Series(120, 2e-5, 4e-4)).Kind);
        Assert.Equal(VerdictKind.PredictsDoesNotPay, One(ic, Series(99, 2e-4, 4e-4)).Kind);
        Assert.Equal(VerdictKind.PredictsDoesNotPay, One(ic, default).Kind);
    }

    [Fact]
    public void Decide_IcBelowZero_IsTheWrongWayWhateverTheOuterDecilesEarn() => Assert.Equal("wrong way", One(Series(120, -0.05, 0.1), Series(120, 2e-4, 4e-4)).Words);

    [Fact]
    public void Decide_NoIc_IsNotProvenWhateverTheOuterDecilesEarn() => Assert.Equal("not proven (120 blocks)", One(Nothing, Series(120, 2e-4, 4e-4)).Words);

    [Theory]
    [InlineData(0, "not proven (0 blocks)")]
    [InlineData(1, "not proven (1 block)")]
    [InlineData(99, "not proven (99 blocks)")]
    [InlineData(100, "predicts, does not pay")]
    public void Decide_FewerThanAHundredBlocks_IsNotProven(int blocks, string words) => Assert.Equal(words, One(Series(blocks, 0.05, 0.05), Nothing).Words);

    [Theory]
    [InlineData(0.05, "predicts, does not pay")]
    [InlineData(0.0501, "no verdict (5.0 % of windows discarded)")]
    [InlineData(0.123, "no verdict (12.3 % of windows discarded)")]
    public void Decide_MoreThanATwentiethDiscarded_IsNone(double share, string words) =>
        Assert.Equal(words, VerdictRule.Decide([new VerdictEvidence(Series(120, 0.05, 0.1), Nothing, share)])[0].Words);

    /// <summary>t = 2.5 of 120 blocks has p = 0.0138: enough for one of three, not for one of four.</summary>
    [Theory]
    [InlineData(3, VerdictKind.PredictsDoesNotPay)]
    [InlineData(4, VerdictKind.NotProven)]
    public void Decide_LargerFamily_AsksForMore(int family, VerdictKind kind)
    {
        VerdictEvidence found = new(Series(120, 2.5 / Math.Sqrt(120), 1), Nothing, 0);
        VerdictEvidence other = new(Nothing, Nothing, 0);
        Assert.Equal(kind, VerdictRule.Decide([.. Enumerable.Repeat(other, family - 1), found])[^1].Kind);

        // What can't be asked is in the family all the same.
        Assert.Equal(kind, VerdictRule.Decide([found, .. Enumerable.Repeat(new VerdictEvidence(default, default, 0.5), family - 1)])[0].Kind);
    }

    [Fact]
    public void Decide_WholeFamily_KeepsItsOrder()
    {
        Verdict[] verdicts = VerdictRule.Decide(
        [
            new VerdictEvidence(Nothing, Nothing, 0),
            new VerdictEvidence(Series(200, 0.1, 0.1), Series(200, 1e-3, 1e-3), 0.01),
            new VerdictEvidence(Series(200, -0.1, 0.1), Nothing, 0),
            new VerdictEvidence(Series(200, 0.1, 0.1), Nothing, 0.2),
        ]);
        Assert.Equal([VerdictKind.NotProven, VerdictKind.Pays, VerdictKind.WrongWay, VerdictKind.None], verdicts.Select(v => v.Kind));
        Assert.Equal([120, 200, 200, 200], verdicts.Select(v => v.Blocks));
        Assert.Empty(VerdictRule.Decide([]));
    }

    private static Verdict One(BlockSeries ic, BlockSeries outer) => VerdictRule.Decide([new VerdictEvidence(ic, outer, 0)])[0];

    // Of a mean and a standard deviation.
    private static BlockSeries Series(int count, double mean, double deviation) => new(count, mean, Math.Max(0, count - 1) * deviation * deviation);
}

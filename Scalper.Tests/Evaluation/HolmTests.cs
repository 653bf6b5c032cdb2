using FsCheck;
using FsCheck.Fluent;
using Scalper.Core.Evaluation;
using Scalper.Tests.Primitives;

namespace Scalper.Tests.Evaluation;

public sealed class HolmTests
{
    private static Gen<double[]> Family => Samples.Arrays(Gen.OneOf(Gen.Choose(0, 1_000_000).Select(v => v / 1e6), Gen.Choose(0, 4).Select(v => v / 80.0)), 0, 12);

    /// <summary>An adjusted p value is the least level at which Holm's steps reject it: just below they don't.</summary>
    [Fact]
    public void Adjust_AnyFamily_IsTheLevelAtWhichTheStepsReject() => Properties.ForAll(Family, p =>
    {
        double[] adjusted = Holm.Adjust(p);
        for (int i = 0; i < p.Length; i++)
        {
            Assert.True(Plain.RejectedAt(adjusted[i] + Plain.Tolerance, p)[i] || adjusted[i] >= 1, $"{p[i]} is not rejected at {adjusted[i]}");
            Assert.True(adjusted[i] == 0 || !Plain.RejectedAt(adjusted[i] - Plain.Tolerance, p)[i], $"{p[i]} is rejected below {adjusted[i]}");
        }
    }, cases: 1_000);

    [Fact]
    public void Adjust_AnyFamily_KeepsTheOrderAndNeverLowers() => Properties.ForAll(Family, p =>
    {
        double[] adjusted = Holm.Adjust(p);
        Assert.All(p.Zip(adjusted), pair => Assert.InRange(pair.Second, pair.First, 1));
        double[] inOrder = [.. p.Zip(adjusted).OrderBy(pair => pair.First).Select(pair => pair.Second)];
        Assert.Equal(inOrder.Order(), inOrder);
        Assert.Equal(Enumerable.Reverse(Holm.Adjust([.. Enumerable.Reverse(p)])), adjusted);
    });

    /// <summary>By hand: 4 x 0.01, 3 x 0.02 = 0.06, 2 x 0.03 = 0.06 (not less than before), 0.04 raised to it.</summary>
    [Fact]
    public void Adjust_FourByHand_AreThoseNumbers() =>
        Assert.Equal([0.06, 0.04, 0.06, 0.06], Holm.Adjust([0.03, 0.01, 0.04, 0.02]).Select(p => Math.Round(p, 12)));

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Adjust_NoProbability_Throws(double p) => Assert.Throws<ArgumentOutOfRangeException>(() => Holm.Adjust([0.5, p]));
}

using Scalper.Core.Evaluation;

namespace Scalper.Tests.Evaluation;

/// <summary>
/// The t interval against one that assumes no distribution: whole blocks drawn with replacement, 2,000 times, percentiles of type 7. Its own chance moves
/// an end by about 3 % of the half-width (one standard deviation) at that many draws; they have to agree to 12 % of it.
/// </summary>
public sealed class BootstrapTests
{
    private const int Resamples = 2_000;
    private const double Agreement = 0.12;

    [Theory]
    [InlineData(1, 144, 600)]
    [InlineData(2, 300, 600)]
    [InlineData(3, 100, 3_000)]
    public void Of_IcsOfBlocks_AgreesWithTheBootstrap(ulong seed, int blocks, int samples) => AssertAgrees(seed, Ics(new Draws(seed), blocks, samples));

    /// <summary>Blocks that are skewed: squares of normal numbers.</summary>
    [Fact]
    public void Of_SkewedBlocks_AgreesWithTheBootstrap() => AssertAgrees(4, [.. new Draws(4).Normals(500).Select(v => v * v)]);

    private static void AssertAgrees(ulong seed, double[] blocks)
    {
        BlockEstimate estimate = BlockEstimate.Of(BlockEstimateTests.Series(blocks))!.Value;
        double[] means = [.. Resampled(new Draws(seed + 1_000), blocks)];
        double halfWidth = (estimate.High - estimate.Low) / 2;
        AssertEnd(Plain.Quantile(means, 0.025), estimate.Low);
        AssertEnd(Plain.Quantile(means, 0.975), estimate.High);

        void AssertEnd(double expected, double actual) => Assert.True(
            Math.Abs(expected - actual) <= Agreement * halfWidth,
            $"seed {seed}: bootstrap {expected:R}, t {actual:R}, {Math.Abs(expected - actual) / halfWidth:P1} of the half-width {halfWidth:R} apart");
    }

    private static IEnumerable<double> Resampled(Draws draws, double[] blocks)
    {
        for (int i = 0; i < Resamples; i++)
        {
            yield return Enumerable.Range(0, blocks.Length).Average(_ => blocks[(int)(draws.Unit() * blocks.Length)]);
        }
    }

    // Scores and outcomes that share a little, in blocks whose share differs.
    private static double[] Ics(Draws draws, int blocks, int samples)
    {
        RankWorkspace workspace = new();
        return [.. Enumerable.Range(0, blocks).Select(_ =>
        {
            double share = 0.05 + (0.1 * draws.Normal());
            double[] score = draws.Normals(samples), outcome = [.. score.Select(s => (share * s) + draws.Normal())];
            return RankCorrelation.Of(score, outcome, workspace)!.Value;
        })];
    }
}

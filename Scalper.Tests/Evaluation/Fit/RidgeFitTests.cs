using Scalper.Core.Evaluation.Fit;
using Scalper.Core.Scoring;

namespace Scalper.Tests.Evaluation.Fit;

public sealed class RidgeFitTests
{
    private const int Five = 1;

    private static readonly double[] Planted = [0.5, 0, 0, -0.3, 0, 0.2, 0, 0, 0, 0, 0];

    [Fact]
    public void Solve_PlantedWeights_FindsThem()
    {
        double[] weights = RidgeFit.Solve([Rows(seed: 1, 4_000, noise: 0.1), Rows(seed: 2, 2_000, noise: 0.1)], Five, ridge: 0)!;

        // In deviations of the target, which is larger than the weights by as much as they are together.
        double size = Math.Sqrt(Planted.Sum(w => w * w) + 0.01);
        Assert.All(weights.Zip(Planted), w => Assert.Equal(w.Second / size, w.First, 0.03));
    }

    [Fact]
    public void Solve_AnyRows_MakesTheGradientOfThePenalisedErrorVanish()
    {
        const double Ridge = 0.7;
        FitRow[][] parts = [Rows(seed: 3, 300, noise: 1), Rows(seed: 4, 150, noise: 2)];
        double[] weights = RidgeFit.Solve(parts, Five, Ridge)!;
        for (int input = 0; input < weights.Length; input++)
        {
            double gradient = parts.Average(rows =>
            {
                double size = Math.Sqrt(rows.Average(r => (double)r.Moves[Five] * r.Moves[Five]));
                return rows.Average(r => (r.Inputs[input] ?? 0) * (RidgeFit.Sum(r, weights) - (r.Moves[Five] / size)));
            });
            Assert.Equal(0, gradient + (Ridge * weights[input]), 1e-9);
        }
    }

    [Fact]
    public void Solve_TooFewRowsOrNoMoves_IsNone()
    {
        Assert.Null(RidgeFit.Solve([Rows(seed: 5, RidgeFit.LeastRows - 1, noise: 1)], Five, ridge: 1));
        Assert.Null(RidgeFit.Solve([[.. Rows(seed: 6, 500, noise: 1).Select(r => r with { Moves = new float[5] })]], Five, ridge: 1));
        Assert.Null(RidgeFit.Solve([], Five, ridge: 1));
    }

    [Fact]
    public void Choose_NoiseAlone_HoldsBackMoreThanASignal()
    {
        FitRow[][] signal = [Rows(seed: 7, 2_000, noise: 0.1), Rows(seed: 8, 2_000, noise: 0.1)];
        Assert.True(RidgeChoice.Choose(signal, Five) < RidgeChoice.Penalties[0]);
        Assert.Equal(RidgeChoice.Usual, RidgeChoice.Choose([signal[0]], Five));
    }

    [Fact]
    public void Quantiles_RowsOfOneInput_AreThoseOfItsMagnitudes()
    {
        FitRow[] rows = [.. Enumerable.Range(1, 100).Select(i => Row("A", i, [i % 2 == 0 ? i : -i, .. new double?[MicrostructureInputs.Count - 1]], 0))];
        double[] weights = [2, .. new double[MicrostructureInputs.Count - 1]];
        Assert.Equal(Enumerable.Range(1, 50).Select(i => 4.0 * i), RidgeFit.Quantiles(rows, weights, 50));
        Assert.Equal(Enumerable.Range(1, 50).Select(i => i <= 25 ? 2.0 : 4), RidgeFit.Quantiles(rows[..2], weights, 50));
    }

    internal static FitRow[] Rows(int seed, int count, double noise, string symbol = "A")
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(second =>
        {
            double?[] inputs = [.. Planted.Select(_ => (double?)Normal())];
            return Row(symbol, second, inputs, (float)(1e-4 * (Planted.Zip(inputs, (w, x) => w * x!.Value).Sum() + (noise * Normal()))));
        })];

        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }

    private static FitRow Row(string symbol, long second, double?[] inputs, float move) => new(symbol, second, inputs, [move, move, move, move, move], [50, 50]);
}

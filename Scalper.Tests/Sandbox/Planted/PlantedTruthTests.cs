using Scalper.Sandbox.Planted;
using Scalper.Tests.Evaluation;
using Xunit.Abstractions;

namespace Scalper.Tests.Sandbox.Planted;

/// <summary>The closed forms against the process itself, each figure to four and a half standard errors.</summary>
public sealed class PlantedTruthTests(ITestOutputHelper output)
{
    private const double Errors = 4.5;
    private const int Seed = 11;

    private static readonly PlantedTerms Terms = new(0.0002, DecaySeconds: 2, Deviation: 0.25, Noise: 0.00005);

    /// <summary>By small steps of the differential equations (Euler, Maruyama), with nothing of the sandbox in it.</summary>
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.2, 2)]
    [InlineData(1, 5)]
    public void Truth_TheEquationsInSmallSteps_Agrees(double latency, double horizon)
    {
        const double Step = 0.01;
        Draws draws = new(Seed);
        AssertAgrees(new PlantedTruth(Terms, latency, horizon), 20_000, () =>
        {
            double first = Terms.Deviation * draws.Normal(), x = first, move = 0;
            for (int i = 0; i < (int)Math.Round((latency + horizon) / Step); i++)
            {
                double now = x;
                x += (-x / Terms.DecaySeconds * Step) + (Terms.Deviation * Math.Sqrt(2 * Step / Terms.DecaySeconds) * draws.Normal());
                move += i * Step < latency - (Step / 2) ? 0 : (Terms.Strength * (now + x) / 2 * Step) + (Terms.Noise * Math.Sqrt(Step) * draws.Normal());
            }

            return (first, move);
        });
    }

    /// <summary>By the steps of the sandbox, in the book as it is shown and in the mid.</summary>
    [Theory]
    [InlineData(1, 5)]
    [InlineData(1, 25)]
    [InlineData(0, 10)]
    [InlineData(5, 1)]
    public void Truth_BooksOfTheMarket_Agrees(int latencySteps, int horizonSteps)
    {
        int market = 0;
        PlantedTruth truth = new(Terms, latencySteps * PlantedTerms.StepSeconds, horizonSteps * PlantedTerms.StepSeconds);
        AssertAgrees(truth, 10_000, () =>
        {
            PlantedFlow flow = PlantedFlows.Make(Terms, (ulong)(Seed + market++));
            double shown = PlantedFlows.Imbalance(flow);
            Steps(flow, latencySteps);
            double entry = PlantedFlows.Mid(flow);
            Steps(flow, horizonSteps);
            return (shown, Math.Log(PlantedFlows.Mid(flow) / entry));
        });
    }

    private static void Steps(PlantedFlow flow, int count)
    {
        for (int i = 0; i < count; i++)
        {
            flow.Step(0);
        }
    }

    private void AssertAgrees(PlantedTruth truth, int count, Func<(double X, double Move)> draw)
    {
        (double X, double Move)[] pairs = [.. Enumerable.Range(0, count).Select(_ => draw()).OrderBy(p => p.X)];
        double[] x = [.. pairs.Select(p => p.X)], moves = [.. pairs.Select(p => p.Move)];
        double correlation = Plain.Pearson(x, moves)!.Value;
        double rank = Plain.Pearson(Ranks(x), Ranks(moves))!.Value;
        double slope = correlation * Plain.StandardDeviation(moves) / Plain.StandardDeviation(x);
        output.WriteLine($"slope {slope:e3} ({truth.Slope:e3}), rho {correlation:0.0000} ({truth.Correlation:0.0000}), ranks {rank:0.0000} ({truth.RankCorrelation:0.0000})");
        double root = Math.Sqrt(count);
        Near(truth.Slope, slope, Math.Sqrt(truth.VarianceGivenSignal) / Plain.StandardDeviation(x) / root, "slope");
        Near(truth.Variance, Math.Pow(Plain.StandardDeviation(moves), 2), truth.Variance * Math.Sqrt(2) / root, "variance");
        Near(truth.VarianceGivenSignal, pairs.Average(p => Math.Pow(p.Move - (truth.Slope * p.X), 2)), truth.VarianceGivenSignal * Math.Sqrt(2) / root, "variance given x");
        Near(truth.Correlation, correlation, 1 / root, "correlation");
        Near(truth.RankCorrelation, rank, 1.1 / root, "rank correlation");
        for (int decile = 0; decile < 10; decile++)
        {
            double mean = moves.Skip(decile * count / 10).Take(count / 10).Average();
            Near(truth.DecileMean(decile), mean, Math.Sqrt(truth.Variance * 10) / root, $"decile {decile}");
        }
    }

    // Equal moves of whole ticks share their rank.
    private static double[] Ranks(double[] values)
    {
        Dictionary<double, double> ranks = [];
        int below = 0;
        foreach (IGrouping<double, double> equal in values.GroupBy(static v => v).OrderBy(static g => g.Key))
        {
            ranks[equal.Key] = below + (equal.Count() / 2.0);
            below += equal.Count();
        }

        return [.. values.Select(v => ranks[v])];
    }

    private static void Near(double expected, double measured, double error, string what) =>
        Assert.True(Math.Abs(expected - measured) < Errors * error, $"seed {Seed}, {what}: {expected} by the closed form, measured {measured}, standard error {error}");
}

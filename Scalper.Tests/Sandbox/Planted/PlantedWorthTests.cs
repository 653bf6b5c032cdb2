using Scalper.Core.Engine;
using Scalper.Core.Evaluation;
using Scalper.Core.Scoring;
using Scalper.Sandbox.Planted;
using Scalper.Tests.Evaluation;
using Xunit.Abstractions;

namespace Scalper.Tests.Sandbox.Planted;

/// <summary>
/// What is planted is measured, and nothing else: from frames through a real lane to verdicts. Many markets without signal:
/// <c>SCALPER_NOISE_SEEDS=100 dotnet test --filter FullyQualifiedName~PlantedWorthTests</c>.
/// </summary>
public sealed class PlantedWorthTests(ITestOutputHelper output)
{
    private const ulong Seed = 1;
    private const double Error = 0.05;
    private const int UsualSeeds = 1;

    // The book of the step before the second is in force at it, that of the second itself 100 ms later: PlantedRun.
    private const double Latency = PlantedTerms.StepSeconds;

    private static readonly PlantedTerms Signal = new(0.00005);

    /// <summary>
    /// All intervals hold their truth together with 95 %. Ranks within a block know its mean: over horizons that are no small part of the block their IC is
    /// below the truth (decision 21), so that only the short ones are asked.
    /// </summary>
    [Fact]
    public void Measure_PlantedSignal_IcAndDecilesWithinTheirIntervals()
    {
        // The score is 50 and the imbalance, nothing else.
        EngineOptions options = new() { Weights = new ScoreWeights { TradeFlow = 0, Walls = 0, Spoofing = 0, Momentum = 0 } };
        PlantedWorth worth = new(Signal, symbols: 2, Seed, options);
        ModelKey classic = worth.Plan.Models.Single(m => m.Name == "classic");
        List<(string What, double Truth, BlockSeries Measured)> figures = [];
        foreach (Horizon horizon in Horizon.All.Where(h => h.Seconds <= 60))
        {
            PlantedTruth truth = new(Signal, Latency, horizon.Seconds);
            HorizonRecord record = worth.Record(classic, horizon);
            Assert.Equal(PlantedWorth.Blocks, record.Ic.Scaled.Count);
            Assert.Equal(0, record.Coverage.DiscardedShare);
            figures.Add(($"{horizon.Seconds} s: IC of the score", truth.RankCorrelation, record.Ic.Scaled));
            figures.Add(($"{horizon.Seconds} s: IC of the contribution", truth.RankCorrelation, record.Factors[0].Scaled));
            if (horizon.Seconds <= 5)
            {
                figures.Add(($"{horizon.Seconds} s: rank IC of the score", truth.RankCorrelation, record.Ic.Rank));
            }

            figures.AddRange(Enumerable.Range(0, 10).Select(d => ($"{horizon.Seconds} s: decile {d}", truth.DecileMean(d), worth.Decile(classic, horizon, d))));
        }

        List<string> missed = [.. figures.Where(f => !Holds(f.Truth, f.Measured, figures.Count, f.What)).Select(static f => f.What)];
        Verdict[] verdicts = worth.Verdicts;
        output.WriteLine(string.Join(", ", verdicts.Select(static v => v.Words)));
        Assert.Empty(missed);
        Assert.All(verdicts.Take(3), static v => Assert.True(v.Kind is VerdictKind.PredictsDoesNotPay or VerdictKind.Pays, v.Words));
    }

    [Fact]
    public void Measure_WithoutSignal_NothingIsProven()
    {
        int seeds = NoiseSeeds.Count(UsualSeeds);
        List<string> proven = [];
        for (int seed = 1; seed <= seeds; seed++)
        {
            Verdict[] verdicts = new PlantedWorth(Signal with { Strength = 0 }, symbols: 1, (ulong)seed, new EngineOptions()).Verdicts;
            Assert.Equal(ScoreModels.Count * Horizon.All.Count, verdicts.Length);
            if (verdicts.Any(static v => v.Kind != VerdictKind.NotProven))
            {
                proven.Add($"seed {seed}: {string.Join(", ", verdicts.Select(static v => v.Words))}");
            }
        }

        output.WriteLine($"{seeds - proven.Count} of {seeds} families not proven. {string.Join("; ", proven)}");
        Assert.True(proven.Count <= seeds * VerdictRule.Level, string.Join('\n', proven));
    }

    private bool Holds(double truth, BlockSeries measured, int family, string what)
    {
        BlockEstimate estimate = BlockEstimate.Of(measured)!.Value;
        double reach = estimate.StandardError * StudentT.Quantile(1 - (Error / family / 2), estimate.Blocks - 1);
        output.WriteLine(FormattableString.Invariant($"{what}: planted {truth:e3}, measured {estimate.Mean:e3} +- {reach:e3}, off by {(estimate.Mean - truth) / estimate.StandardError:0.0} standard errors"));
        return Math.Abs(estimate.Mean - truth) <= reach;
    }
}

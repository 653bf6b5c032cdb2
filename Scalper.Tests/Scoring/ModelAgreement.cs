using System.Globalization;
using System.Text;
using System.Text.Json;
using Scalper.Core.Engine;
using Scalper.Core.Scoring;
using Scalper.Core.Features;
using Scalper.Tests.Reference;
using Scalper.Web.Api.Documents;
using RecordedLine = Scalper.Core.Recording.CaptureLine;

namespace Scalper.Tests.Scoring;

/// <summary>Every score of a model against the second implementation.</summary>
internal static class ModelAgreement
{
    /// <param name="model">Its place.</param>
    /// <param name="rate">The score by the second implementation.</param>
    /// <param name="options">Of the reference.</param>
    /// <param name="isComplete">What must be true of one score's points at least, so that the capture says something of all factors; null asks nothing.</param>
    public static void Assert(
        int model, Func<ReferenceLine, ReferenceFigures, ReferenceScore> rate, IReadOnlyList<CaptureLine> lines, ReferenceOptions options, Predicate<Contributions>? isComplete)
    {
        List<(ReferenceScore Score, ReferenceScoreSide Side)> expected = Expect(lines, options, rate);
        List<(Score Score, SideFeatures Side)> actual = Play(lines, options, model);
        Xunit.Assert.Equal(expected.Count, actual.Count);
        for (int i = 0; i < expected.Count; i++)
        {
            AssertEqual(expected[i].Score.Contributions, ContributionsDocument.Of(actual[i].Score.Contributions), i);
            AssertEqual(expected[i].Side, actual[i].Side, i);
            (ReferenceScore e, Score a) = (expected[i].Score, actual[i].Score);
            Xunit.Assert.Equal(e.RawScore, a.Raw, 1e-9);
            Xunit.Assert.Equal(e.Score, a.Value, 1e-9);
            Xunit.Assert.Equal(e.Confidence, a.Confidence, 1e-6);
            Xunit.Assert.Equal(e.Side, Words.Of(a.Side));
        }

        // All of them counted at some time, or nothing was said of them.
        Xunit.Assert.True(isComplete is null || actual.Any(s => isComplete(s.Score.Contributions)));
    }

    private static List<(ReferenceScore, ReferenceScoreSide)> Expect(
        IReadOnlyList<CaptureLine> lines, ReferenceOptions options, Func<ReferenceLine, ReferenceFigures, ReferenceScore> rate)
    {
        Dictionary<string, List<(long Now, string? Side)>> sides = [];
        List<(ReferenceScore, ReferenceScoreSide)> scores = [];
        foreach ((string symbol, ReferenceLine? line, ReferenceFigures? figures, long now) in ReferenceRun.Of(lines, options))
        {
            ReferenceScore? score = line is null ? null : rate(line, figures!);
            sides.TryAdd(symbol, []);
            sides[symbol].Add((now, score?.Side));
            if (score is not null)
            {
                scores.Add((score, ReferenceScoreSide.Of(sides[symbol], now)));
            }
        }

        return scores;
    }

    private static List<(Score Score, SideFeatures Side)> Play(IReadOnlyList<CaptureLine> lines, ReferenceOptions options, int model)
    {
        ReferenceWeights w = options.Weights;
        EngineOptions engine = new()
        {
            Walls = new WallOptions { Factor = options.WallsFactor },
            Weights = new ScoreWeights { DepthImbalance = w.DepthImbalance, TradeFlow = w.TradeFlow, Walls = w.Walls, Spoofing = w.Spoofing, Momentum = w.Momentum },
        };
        CaptureRun run = new(engine, () => lines.Select((l, i) => new RecordedLine(i + 1, l.RecvNs, Encoding.UTF8.GetBytes(l.Raw))));
        return [.. run.Play().Select(step =>
        {
            step.Symbol.Read(out SymbolView view);
            return (view.ModelScores[model], view.ModelSides[model]);
        })];
    }

    private static void AssertEqual<TExpected, TActual>(TExpected expected, TActual actual, int line)
    {
        IReadOnlyDictionary<string, JsonElement?> product = JsonLeaves.Of(JsonSerializer.SerializeToElement(actual, ApiJson.Options));
        foreach ((string path, JsonElement? value) in JsonLeaves.Of(JsonSerializer.SerializeToElement(expected, ApiJson.Options)))
        {
            Xunit.Assert.True(
                product.TryGetValue(path, out JsonElement? found) && ReferenceComparison.Agree(found, value),
                string.Create(CultureInfo.InvariantCulture, $"line {line}, {path}: expected {value?.GetRawText()}, got {found?.GetRawText()}"));
        }
    }
}

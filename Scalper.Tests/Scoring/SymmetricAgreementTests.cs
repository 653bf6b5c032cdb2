using System.Globalization;
using System.Text;
using System.Text.Json;
using Scalper.Core.Engine;
using Scalper.Core.Scoring;
using Scalper.Core.Features;
using Scalper.Tests.Captures;
using Scalper.Tests.Reference;
using Scalper.Web.Api.Documents;
using RecordedLine = Scalper.Core.Recording.CaptureLine;

namespace Scalper.Tests.Scoring;

/// <summary>Every score of the model "symmetric" against the second implementation.</summary>
public sealed class SymmetricAgreementTests
{
    private const int Symmetric = 1;

    private static readonly ReferenceOptions Others = new()
    {
        WallsFactor = 5,
        Weights = new ReferenceWeights(DepthImbalance: 20, TradeFlow: 11, Walls: 13, Spoofing: 19, Momentum: 23),
    };

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Rate_SyntheticCapture_AgreesWithReferenceOnEveryLine(int seed) => AssertAgree(SyntheticCapture.Generate(seed), ReferenceOptions.Default, seed % 4 == 0);

    [Fact]
    public void Rate_OtherWeights_AgreesWithReferenceOnEveryLine() => AssertAgree(SyntheticCapture.Generate(104), Others, allFactors: true);

    [CapturesFact]
    public void Rate_EveryLinearRecording_AgreesWithReferenceOnEveryLine() => Assert.All(
        Directory.GetFiles(CapturePath.Bybit(""), "linear_*.jsonl.gz"),
        file => AssertAgree([.. CaptureFile.Read(file)], ReferenceOptions.Default, allFactors: false));

    private static void AssertAgree(IReadOnlyList<CaptureLine> lines, ReferenceOptions options, bool allFactors)
    {
        List<(ReferenceSymmetric Score, ReferenceScoreSide Side)> expected = Expect(lines, options);
        List<(Score Score, SideFeatures Side)> actual = Play(lines, options);
        Assert.Equal(expected.Count, actual.Count);
        for (int i = 0; i < expected.Count; i++)
        {
            AssertEqual(expected[i].Score.Contributions, ContributionsDocument.Of(actual[i].Score.Contributions), i);
            AssertEqual(expected[i].Side, actual[i].Side, i);
            (ReferenceSymmetric e, Score a) = (expected[i].Score, actual[i].Score);
            Assert.Equal(e.RawScore, a.Raw, 1e-9);
            Assert.Equal(e.Score, a.Value, 1e-9);
            Assert.Equal(e.Confidence, a.Confidence, 1e-6);
            Assert.Equal(e.Side, Words.Of(a.Side));
        }

        // All of them counted at some time, or nothing was said of them.
        Assert.True(!allFactors || actual.Any(s => s.Score.Contributions is { DepthImbalance: not (null or 0), TradeFlow: not (null or 0), Walls: not (null or 0), Spoofing: not (null or 0), Momentum: not (null or 0) }));
    }

    private static List<(ReferenceSymmetric, ReferenceScoreSide)> Expect(IReadOnlyList<CaptureLine> lines, ReferenceOptions options)
    {
        Dictionary<string, List<(long Now, string? Side)>> sides = [];
        List<(ReferenceSymmetric, ReferenceScoreSide)> scores = [];
        foreach ((string symbol, ReferenceLine? line, ReferenceFigures? figures, long now) in ReferenceRun.Of(lines, options))
        {
            ReferenceSymmetric? score = line is null ? null : ReferenceSymmetric.Of(line, figures!.Relative, options.Weights);
            sides.TryAdd(symbol, []);
            sides[symbol].Add((now, score?.Side));
            if (score is not null)
            {
                scores.Add((score, ReferenceScoreSide.Of(sides[symbol], now)));
            }
        }

        return scores;
    }

    private static List<(Score Score, SideFeatures Side)> Play(IReadOnlyList<CaptureLine> lines, ReferenceOptions options)
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
            return (view.ModelScores[Symmetric], view.ModelSides[Symmetric]);
        })];
    }

    private static void AssertEqual<TExpected, TActual>(TExpected expected, TActual actual, int line)
    {
        IReadOnlyDictionary<string, JsonElement?> product = JsonLeaves.Of(JsonSerializer.SerializeToElement(actual, ApiJson.Options));
        foreach ((string path, JsonElement? value) in JsonLeaves.Of(JsonSerializer.SerializeToElement(expected, ApiJson.Options)))
        {
            Assert.True(
                product.TryGetValue(path, out JsonElement? found) && ReferenceComparison.Agree(found, value),
                string.Create(CultureInfo.InvariantCulture, $"line {line}, {path}: expected {value?.GetRawText()}, got {found?.GetRawText()}"));
        }
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using Scalper.Core.Engine;
using Scalper.Core.Features;
using Scalper.Core.Scoring;
using Scalper.Core.Tape;
using Scalper.Tests.Captures;
using Scalper.Tests.Golden;
using Scalper.Tests.Reference;
using Scalper.Web.Verbs;
using RecordedLine = Scalper.Core.Recording.CaptureLine;

namespace Scalper.Tests.Verbs;

/// <summary>The engine's printed lines against the second implementation and against cases worked by hand.</summary>
public sealed class FeaturesVerbTests
{
    private const string LinearSession = "linear_20260809_BTCUSDT_SOLUSDT_ob200_trades_tickers_kline.jsonl.gz";

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(GoldenCases.All), MemberType = typeof(GoldenCases))]
    public void Print_GoldenCase_GivesTheValuesWorkedByHand(string name)
    {
        GoldenCase golden = GoldenCases.Get(name);
        Assert.Empty(golden.Differences(Print(golden.Lines, golden.Options)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Print_SyntheticCapture_AgreesWithReferenceOnEveryLine(int seed) => AssertAgrees(SyntheticCapture.Generate(seed), ReferenceOptions.Default);

    [Fact]
    public void Print_TickDirectionAndOtherSettings_AgreesWithReferenceOnEveryLine() => AssertAgrees(
        SyntheticCapture.Generate(101),
        new ReferenceOptions { SideSource = ReferenceSideSource.TickDirection, WallsFactor = 5, MinimumSpoofingLife = TimeSpan.FromMilliseconds(250) });

    [CapturesFact]
    public void Print_RecordedSession_AgreesWithReferenceOnEveryLine()
    {
        int lines = AssertAgrees([.. CaptureFile.Read(CapturePath.Bybit(LinearSession))], ReferenceOptions.Default);
        Assert.Equal(870, lines);
    }

    [CapturesFact]
    public void Print_EveryLinearRecording_AgreesWithReferenceOnEveryLine()
    {
        string[] files = Directory.GetFiles(CapturePath.Bybit(""), "linear_*.jsonl.gz");
        Assert.True(files.Length >= 3);
        Assert.All(files, file => Assert.True(AssertAgrees([.. CaptureFile.Read(file)], ReferenceOptions.Default) > 0, file));
    }

    private static int AssertAgrees(IReadOnlyList<CaptureLine> lines, ReferenceOptions options)
    {
        IReadOnlyList<ReferenceLine> expected = ReferenceEngine.Run(lines, options);
        List<JsonElement> printed = Print(lines, options);
        for (int i = 0; i < Math.Min(expected.Count, printed.Count); i++)
        {
            IReadOnlyList<string> differences = ReferenceComparison.Differences(printed[i], expected[i]);
            Assert.True(differences.Count == 0, $"line {i} of {expected.Count}: {string.Join("; ", differences)}");
        }

        Assert.Equal(expected.Count, printed.Count);
        return printed.Count;
    }

    private static List<JsonElement> Print(IReadOnlyList<CaptureLine> lines, ReferenceOptions options)
    {
        CaptureRun run = new(Options(options), () => lines.Select((l, i) => new RecordedLine(i + 1, l.RecvNs, Encoding.UTF8.GetBytes(l.Raw))));
        using StringWriter output = new(CultureInfo.InvariantCulture);
        FeaturesVerb.Print(run, output);
        return [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];
    }

    private static EngineOptions Options(ReferenceOptions options) => new()
    {
        Walls = new WallOptions { Factor = options.WallsFactor, MinimumLifeMilliseconds = (int)options.MinimumSpoofingLife.TotalMilliseconds },
        Tape = new TapeOptions { SideSource = options.SideSource == ReferenceSideSource.Venue ? SideSource.Venue : SideSource.TickDirection },
        Weights = new ScoreWeights
        {
            DepthImbalance = options.Weights.DepthImbalance,
            TradeFlow = options.Weights.TradeFlow,
            Walls = options.Weights.Walls,
            Spoofing = options.Weights.Spoofing,
            Momentum = options.Weights.Momentum,
        },
    };
}

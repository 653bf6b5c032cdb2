using Scalper.Core.Evaluation;
using Scalper.Core.Scoring;
using Scalper.Tests.Captures;
using Scalper.Tests.Hosting;
using Scalper.Web.Verbs;

namespace Scalper.Tests.Evaluation.Fit;

public sealed class QualityFitVerbTests : IDisposable
{
    private const string Ether = "raw_usdm_ethusdt_20240718.txt.gz+raw_usdm_ethusdt_20240719.txt.gz", Bitcoin = "raw_usdm_btcusdt_20240808.txt.gz";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [CapturesFact]
    public void Fit_RecordedSession_PrintsAndWritesTheSameWeightsEachTime()
    {
        string file = Path.Combine(_folder.Path, "weights.json");

        (int code, string output, string errors) = Run("fit", CapturePath.Binance(Bitcoin), "--ridge", "1", "--out", file);

        Assert.Equal((0, ""), (code, errors));
        MicrostructureFit fit = MicrostructureFit.Read(File.ReadAllBytes(file));
        Assert.StartsWith($"microstructure {fit.Hash()}: ", output, StringComparison.Ordinal);
        Assert.Equal(MicrostructureInputs.Names, output.Split(Environment.NewLine)[2..13].Select(l => l.Split(',')[0]));
        Assert.Equal([Bitcoin, "BTCUSDT"], [.. fit.Origin.Data, .. fit.Origin.Symbols]);
        Assert.Equal((5, 100, 1.0), (fit.Origin.HorizonSeconds, fit.Origin.LatencyMs, fit.Origin.Ridge));
        Assert.InRange(fit.Origin.Samples, 250, 345);
        Assert.Equal(output, Run("fit", CapturePath.Binance(Bitcoin), "--ridge", "1").Output);
    }

    /// <summary>What is shipped is what the documented command makes, but for the day.</summary>
    [CapturesFact]
    public void Fit_TheRecordingsOfTheShippedWeights_MakesThem()
    {
        string file = Path.Combine(_folder.Path, "weights.json");
        string[] recordings = [.. MicrostructureFit.Shipped.Origin.Data.Select(CapturePath.Binance)];
        Assert.Equal(0, Run(["fit", .. recordings, "--out", file]).Code);
        MicrostructureFit fit = MicrostructureFit.Read(File.ReadAllBytes(file));
        Assert.All(fit.Weights.Zip(MicrostructureFit.Shipped.Weights), w => Assert.Equal(w.Second, w.First, 1e-12));
        Assert.Equal(MicrostructureFit.Shipped.Origin.Samples, fit.Origin.Samples);
    }

    [CapturesFact]
    public void Walk_TwoSessions_JudgesTheSecondByTheFirstAlone()
    {
        string file = Path.Combine(_folder.Path, "walk.md");

        (int code, string output, string errors) = Run("walk", CapturePath.Binance(Ether), CapturePath.Binance(Bitcoin), "--out", file);

        Assert.Equal((0, ""), (code, errors));
        Assert.Equal(output, File.ReadAllText(file));
        Assert.Contains($"{Ether} is only learnt from; {Bitcoin}: each judged", output, StringComparison.Ordinal);
        Assert.Contains($"Learnt from {Ether}: ", output, StringComparison.Ordinal);
        Assert.Contains("| microstructure - classic | 1 | ", output, StringComparison.Ordinal);
        Assert.Contains("| touchImbalance | 1 | 0.3", output, StringComparison.Ordinal);
        Assert.DoesNotContain("ETHUSDT |", output, StringComparison.Ordinal);
    }

    [CapturesFact]
    public void Fit_TooShort_SaysWhatItTakes()
    {
        (int code, string output, string errors) = Run("fit", CapturePath.Bybit("linear_20250613_ob1_2symbols.jsonl.gz"));
        Assert.Equal((2, ""), (code, output));
        Assert.Contains("expected at least 100 scored seconds of a symbol with a return behind them, came fewer", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--ridge: expected a number from 0 to 1000, came '-1'.", "fit", "x", "--ridge", "-1")]
    [InlineData("--horizon: expected one of 1, 5, 30, 60, 300, came '2'.", "fit", "x", "--horizon", "2")]
    [InlineData("--latency: expected milliseconds from 0 to 1000, came 'soon'.", "walk", "x", "y", "--latency", "soon")]
    [InlineData("'quality walk <capture> <capture>...", "walk", "x")]
    [InlineData("'quality fit <recording or capture>...", "fit")]
    public void Run_BadCommandLine_NamesWhatWasExpected(string said, params string[] arguments)
    {
        (int code, string output, string errors) = Run(arguments);
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(said, errors, StringComparison.Ordinal);
    }

    private static (int Code, string Output, string Errors) Run(params string[] arguments)
    {
        using StringWriter output = new(), errors = new();
        int code = QualityVerb.Run(arguments, new EvaluationOptions(), TimeProvider.System, output, errors);
        return (code, output.ToString(), errors.ToString());
    }
}

using System.Text.Json;
using Scalper.Core.Evaluation;
using Scalper.Tests.Captures;
using Scalper.Tests.Hosting;
using Scalper.Web.Verbs;

namespace Scalper.Tests.Evaluation;

public sealed class QualityVerbTests : IDisposable
{
    private const string Capture = "linear_20260809_BTCUSDT_SOLUSDT_ob200_trades_tickers_kline.jsonl.gz";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [CapturesFact]
    public void Report_Capture_SaysTheSameInAllItsForms()
    {
        string into = Path.Combine(_folder.Path, "report");

        (int code, string output, string errors) = Run("report", CapturePath.Bybit(Capture), "--out", into);

        Assert.Equal((0, ""), (code, errors));
        Assert.Equal(output, File.ReadAllText(Path.Combine(into, "report.md")));
        Assert.Contains("| classic | 1 | 1 | ", output, StringComparison.Ordinal);
        Assert.Contains("not proven (0 blocks)", output, StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(Path.Combine(into, "report.json")));
        JsonElement verdict = json.RootElement.GetProperty("verdicts")[0];
        string[] csv = File.ReadAllLines(Path.Combine(into, "verdicts.csv"));
        Assert.Equal(verdict.EnumerateObject().Select(p => p.Name), csv[0].Split(','));
        Assert.Equal(verdict.GetProperty("rankIc").GetDouble(), double.Parse(csv[1].Split(',')[3], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(15, csv.Length - 1);
        Assert.Equal(
            ["blocks.csv", "confidence.csv", "contributions.csv", "deciles.csv", "moves.csv", "report.json", "report.md", "slices.csv", "span.csv", "symbols.csv", "verdicts.csv"],
            Directory.GetFiles(into).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [CapturesFact]
    public void Report_OneModelAndHorizon_LeavesTheOthersOut()
    {
        (int code, string output, _) = Run("report", CapturePath.Bybit(Capture), "--model", "symmetric", "--horizon", "5", "--latency", "0", "--fee", "0");

        Assert.Equal(0, code);
        Assert.DoesNotContain("| classic |", output, StringComparison.Ordinal);
        Assert.DoesNotContain("| symmetric | 1 |", output, StringComparison.Ordinal);
        Assert.Contains("| symmetric | 5 |", output, StringComparison.Ordinal);
        Assert.Contains("0 ms behind the whole second, fee 0 bps", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--horizon: expected one of 1, 5, 30, 60, 300, came '7'.", "report", "x", "--horizon", "7")]
    [InlineData("--model: expected one of classic, symmetric, microstructure, came 'best'.", "report", "x", "--model", "best")]
    [InlineData("--latency: expected milliseconds from 0 to 1000, came '1001'.", "report", "x", "--latency", "1001")]
    [InlineData("--fee: expected basis points from -100 to 100, came 'much'.", "report", "x", "--fee", "much")]
    [InlineData("expected 'quality report", "report")]
    [InlineData("expected 'quality report", "judge", "x")]
    [InlineData("expected 'quality report", "report", "x", "--unknown", "1")]
    public void Run_BadCommandLine_NamesWhatWasExpected(string said, params string[] arguments)
    {
        (int code, string output, string errors) = Run(arguments);

        Assert.Equal((2, ""), (code, output));
        Assert.Contains(said, errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_FileThatIsNone_SaysSoAndReportsNothing()
    {
        string file = Path.Combine(_folder.Path, "none.jsonl");
        File.WriteAllText(file, "{\"nothing\":1}\n");

        (int code, string output, string errors) = Run("report", file);

        Assert.Equal((2, ""), (code, output));
        Assert.Contains("quality: ", errors, StringComparison.Ordinal);
        Assert.Contains("none that could be played", errors, StringComparison.Ordinal);
    }

    private static (int Code, string Output, string Errors) Run(params string[] arguments)
    {
        using StringWriter output = new(), errors = new();
        int code = QualityVerb.Run(arguments, new EvaluationOptions(), TimeProvider.System, output, errors);
        return (code, output.ToString(), errors.ToString());
    }
}

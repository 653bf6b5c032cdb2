using System.Text;
using System.Text.Json;
using Scalper.Core.Replay;
using Scalper.Core.Scoring;
using Scalper.Tests.Captures;
using Scalper.Tests.Hosting;
using Scalper.Tests.Reference;
using Scalper.Web.Verbs;

namespace Scalper.Tests.Replay;

/// <summary>Captures by <c>replay verify</c>: hashes, comparisons, exit codes.</summary>
public sealed class CaptureReplayTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>A changed formula changes these; whoever changes one has to want it. "classic" has its hash from when it was the only model.</summary>
    [CapturesTheory]
    [InlineData("linear_20260809_BTCUSDT_SOLUSDT_ob200_trades_tickers_kline.jsonl.gz", 870, "7e62b6698a3dcafd13bf950d8f30e7ff99bd7463e2690b833ade5f45beed7301", "5f0a7fcf1e72219c128e4362d41d2e5e33f6e3ee29d340f30d5f082a9d2b3943")]
    [InlineData("linear_20250613_ob1_2symbols.jsonl.gz", 46, "8035e283e3be8fbffafc06f84217bd94a2b9ee9cf418593c168124250bf3b4e2", "2b3196d5dc2e8977444c01fa931ca023eaa3b340688d36a93794440c2c2623d5")]
    [InlineData("linear_20241201_XRPUSDT_ob500_archive.jsonl.gz", 50, "c3791ac7c232f3f6f8b9192bd14b0cd1a4d1dfa22174a8cecc65dd1881a4d913", "f4f7ca4db69d938d358dab474a9e82d58e16cbf6798ef39cc5b77311e3fae3e9")]
    [InlineData("spot_20260809_BTCUSDT_ob200_trades_tickers_kline.jsonl.gz", 311, "0d4b0f9199a9609ae50c0d0e0d6c538cdb1a3e5a9b78f0b656aca7b6ca140854", "716f48b563a62ae9abc05d122f535eb8059c233caa721c10f13f69c8512ab86c")]
    public void Verify_RecordedSession_HasThePinnedHash(string capture, int scores, string classic, string all)
    {
        (int code, string[] output, string[] errors) = Verify(CapturePath.Bybit(capture));

        Assert.Equal((0, 0), (code, errors.Length));
        Assert.Contains($"{scores} scores", output[0], StringComparison.Ordinal);
        Assert.Equal(classic, HashOf(capture, models: 1));
        Assert.Equal(output[^1], HashOf(capture, ScoreModels.Count));
        Assert.Equal(all, output[^1]);
    }

    [Fact]
    public void Verify_SameCaptureTwice_IsTheSame()
    {
        string one = Write("one.jsonl", Lines()), other = Write("other.jsonl", Lines());

        (int code, string[] output, string[] errors) = Verify(one, "--against", other);

        Assert.Equal((0, 0), (code, errors.Length));
        Assert.DoesNotContain(output, l => l.StartsWith("different", StringComparison.Ordinal));
        Assert.Equal(output[^1], Verify(other).Output[^1]);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(400)]
    public void Verify_OneBitOfOneFrameIsAnother_NamesTheFrameWithBothTexts(int number)
    {
        string[] lines = Lines();
        int digit = lines[number].LastIndexOfAny(['1', '2', '3', '4', '5', '6', '7', '8']);
        string changed = lines[number][..digit] + (char)(lines[number][digit] ^ 1) + lines[number][(digit + 1)..];
        string one = Write("one.jsonl", lines), other = Write("other.jsonl", [.. lines[..number], changed, .. lines[(number + 1)..]]);

        (int code, string[] output, _) = Verify(one, "--against", other);

        string difference = Assert.Single(output, l => l.StartsWith("different: ", StringComparison.Ordinal));
        Assert.Equal(1, code);
        Assert.Contains($"number {number + 1},", difference, StringComparison.Ordinal);
        Assert.Contains("expected Frame", difference, StringComparison.Ordinal);
        Assert.Contains("came Frame", difference, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_OtherHasFramesMore_ComparesOnlyWhatBothHave()
    {
        string[] lines = Lines();
        string one = Write("one.jsonl", lines[..300]), other = Write("other.jsonl", lines);

        (int code, string[] output, _) = Verify(one, "--against", other);

        Assert.Equal(1, code);
        Assert.Contains("number 301, ", Assert.Single(output, l => l.StartsWith("different: ", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("came nothing", output[^2], StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_NoRecording_SaysWhatWasExpected()
    {
        string text = Write("notes.txt", ["these are notes"]);
        string empty = Directory.CreateDirectory(Path.Combine(_folder.Path, "empty")).FullName;

        Assert.All(new[] { text, empty, Path.Combine(_folder.Path, "absent"), Write("broken.jsonl", ["{\"recv_ns\":"]) }, path =>
        {
            (int code, _, string[] errors) = Verify(path);
            Assert.Equal(2, code);
            Assert.Contains(path, Assert.Single(errors), StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData]
    [InlineData("export")]
    [InlineData("export", "out")]
    [InlineData("export", "--symbol", "BTCUSDT")]
    [InlineData("export", "--symbol", "BTCUSDT", "--format", "csv", "out")]
    [InlineData("export", "--symbol", "BTCUSDT", "--symbol", "ETHUSDT", "out")]
    [InlineData("import", "one")]
    [InlineData("import", "one", "--format", "jsonl")]
    [InlineData("verify", "a", "--against")]
    [InlineData("verify", "a", "b")]
    public void Run_WrongCommandLine_SaysHowItIsUsed(params string[] arguments)
    {
        StringWriter output = new(), errors = new();
        Assert.Equal(2, ReplayVerb.Run(arguments, NoHome, output, errors));
        Assert.Contains(ReplayVerb.Usage, errors.ToString(), StringComparison.Ordinal);
        Assert.Empty(output.ToString());
    }

    [Fact]
    public void Run_ExportAndImport_SayWhatTheyWroteAndWhereTheyCannot()
    {
        string capture = Write("one.jsonl", Lines()), moment = Path.Combine(_folder.Path, "a.moment"), recording = Path.Combine(_folder.Path, "a.journal");
        string symbol = ReplayCatalogue.Read(capture) is { Tracks.Count: 1 } ? Symbol() : "";

        Assert.Equal(0, Run(out string[] exported, out _, "export", capture, "--symbol", symbol, moment));
        Assert.Contains($"frames of {symbol}, 0 gaps", exported[0], StringComparison.Ordinal);
        Assert.Equal(0, Verify(moment, "--against", capture).Code);
        Assert.Equal(0, Run(out string[] imported, out _, "import", capture, recording));
        Assert.Equal(Verify(capture).Output[^1], imported[^1]);
        Assert.Equal(2, Run(out _, out string[] exists, "import", capture, recording));
        Assert.Contains("expected a file that is not there yet", Assert.Single(exists), StringComparison.Ordinal);
        Assert.Equal(2, Run(out _, out string[] time, "export", capture, "--symbol", symbol, "--from", "noon", Path.Combine(_folder.Path, "b")));
        Assert.Contains("came 'noon'", Assert.Single(time), StringComparison.Ordinal);
        Assert.Equal(2, Run(out _, out string[] order, "export", capture, "--symbol", symbol, "--from", "2026-11-22T12:00Z", "--to", "2026-11-22T11:00Z", Path.Combine(_folder.Path, "b")));
        Assert.Contains("came '2026-11-22T12:00Z'", Assert.Single(order), StringComparison.Ordinal);
    }

    private static string Symbol() => JsonDocument.Parse(SyntheticCapture.Generate(3).First(l => l.Raw.Contains("orderbook", StringComparison.Ordinal)).Raw).RootElement.GetProperty("topic").GetString()!.Split('.')[^1];

    private static int Run(out string[] output, out string[] errors, params string[] arguments)
    {
        StringWriter said = new(), complained = new();
        int code = ReplayVerb.Run(arguments, NoHome, said, complained);
        (output, errors) = (Split(said), Split(complained));
        return code;
    }

    private static string NoHome() => throw new InvalidOperationException("The recording was named.");

    private static string[] Lines() => [.. SyntheticCapture.Generate(3).Select(l => $"{{\"recv_ns\":{JsonSerializer.Serialize(l.RecvNs)},\"raw\":{JsonSerializer.Serialize(l.Raw)}}}")];

    private static string HashOf(string capture, int models)
    {
        PlainChain chain = new(models);
        RecordingReplay.Play(Assert.Single(ReplayCatalogue.Read(CapturePath.Bybit(capture)).Tracks), chain, CancellationToken.None);
        return chain.Hash();
    }

    private static (int Code, string[] Output, string[] Errors) Verify(params string[] arguments)
    {
        StringWriter output = new(), errors = new();
        int code = ReplayVerb.Run(["verify", .. arguments], NoHome, output, errors);
        return (code, Split(output), Split(errors));
    }

    private static string[] Split(StringWriter text) => text.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    private string Write(string name, string[] lines)
    {
        string path = Path.Combine(_folder.Path, name);
        File.WriteAllLines(path, lines, new UTF8Encoding(false));
        return path;
    }
}

using System.Text.Json;
using Scalper.Sandbox.Hosting;
using Scalper.Sandbox.Replay;
using Scalper.Sandbox.Venue;

namespace Scalper.Tests.Sandbox;

using Recording = Scalper.Sandbox.Replay.Recording;

public sealed class CaptureInputTests
{
    private const long T0 = 1_700_000_000_000;
    private static readonly string Snapshot = MadeUpCapture.Book("snapshot", T0, 5, "10.0 1,9.9 2.25", "10.1 3,10.2 4");

    [Theory]
    [InlineData("", "expected frames of orderbook, publicTrade or tickers with at least one book snapshot, found none")]
    [InlineData("{\"success\":true,\"op\":\"subscribe\"}\n", "found none")]
    [InlineData("\n{\"recv_ns\":1,\"raw\":\"nonsense\"}\n", "line 2: expected {\"recv_ns\":…,\"raw\":\"…\"} or a JSON frame, got")]
    [InlineData("hello\n", "line 1: expected {\"recv_ns\":…,\"raw\":\"…\"} or a JSON frame, got 'hello'")]
    [InlineData("{\"recv_ns\":1,\"raw\":5}\n", "line 1: expected")]
    [InlineData("[]\n", "line 1: expected")]
    [InlineData("{\"topic\":\"orderbook.50.X\",\"type\":\"snapshot\"}\n", "line 1: expected a frame of the v5 linear socket")]
    public void Load_UnusableContent_OneLineThatNamesFileAndExpectation(string content, string expected)
    {
        using MadeUpCapture file = new(content);
        SandboxInputException fault = Assert.Throws<SandboxInputException>(() => Recording.Load(file.Path));
        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
        Assert.Contains($"Sandbox:Capture: '{file.Path}'", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Theory]
    [InlineData("ten 1", "expected a decimal number below 1000000000000, got 'ten'")]
    [InlineData("-10 1", "got '-10'")]
    [InlineData("10 9999999999999", "got '9999999999999'")]
    [InlineData("10", "line 2: expected a frame of the v5 linear socket")]
    public void Load_ALevelThatIsNone_NamesTheLine(string bids, string expected)
    {
        using MadeUpCapture file = new(string.Join('\n', Snapshot, MadeUpCapture.Book("delta", T0, 6, bids, "")));
        string message = Assert.Throws<SandboxInputException>(() => Recording.Load(file.Path)).Message;
        Assert.Contains("line 2: ", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_MissingFile_Named() =>
        Assert.Contains("Sandbox:Capture: expected a readable file, but 'no-such-file.gz'", Assert.Throws<SandboxInputException>(static () => Recording.Load("no-such-file.gz")).Message, StringComparison.Ordinal);

    [Fact]
    public void Load_NamedGzButIsNot_SaysSo()
    {
        using MadeUpCapture file = new(Snapshot, ".jsonl.gz");
        Assert.Contains("is not a gzip file", Assert.Throws<SandboxInputException>(() => Recording.Load(file.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_BrokenGzip_NamesTheLine()
    {
        using MadeUpCapture file = new([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 255, 255, 255, 255, 255, 255], ".gz");
        Assert.Contains("line 1: expected an intact gzip file", Assert.Throws<SandboxInputException>(() => Recording.Load(file.Path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("{\"result\":{\"list\":[{}]}}")]
    public void Instruments_NotARecordedAnswer_SaysWhatIsExpected(string content)
    {
        using MadeUpCapture file = new(content, ".json");
        string message = Assert.Throws<SandboxInputException>(() => RecordedInstruments.Load(file.Path)).Message;
        Assert.Contains("expected a recorded answer of /v5/market/instruments-info", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void Play_LevelsThatLeaveTheTop_AreDeletedAndEnteringOnesSet()
    {
        string bids = string.Join(',', Enumerable.Range(0, 60).Select(static i => $"{1000 - i} 1")), asks = string.Join(',', Enumerable.Range(0, 60).Select(static i => $"{1001 + i} 1"));
        List<JsonElement> frames = Replay(
            MadeUpCapture.Line(1_000_000_000, MadeUpCapture.Book("snapshot", 900, 5, bids, asks)),
            MadeUpCapture.Line(1_100_000_000, MadeUpCapture.Book("delta", 1000, 6, "1000 0", "1000 7")),
            MadeUpCapture.Line(1_200_000_000, MadeUpCapture.Book("delta", 1100, 7, "945 3", "")),
            MadeUpCapture.Line(1_300_000_000, MadeUpCapture.Book("delta", 1200, 8, "", "1000 0")));
        Assert.Equal(["snapshot", "delta", "delta"], frames.Select(static frame => frame.Kind()));
        Assert.Equal(("[[\"1000\",\"0\"],[\"950\",\"1\"]]", "[[\"1000\",\"7\"],[\"1050\",\"0\"]]"), Sides(frames[1]));
        Assert.Equal(("[]", "[[\"1000\",\"0\"],[\"1050\",\"1\"]]"), Sides(frames[2]));
        Assert.Equal([0, 1, 2], frames.Select(frame => frame.Data().Long("u") - frames[0].Data().Long("u")));

        static (string Bids, string Asks) Sides(JsonElement frame) => (frame.Data().GetProperty("b").GetRawText(), frame.Data().GetProperty("a").GetRawText());
    }

    [Fact]
    public void Play_NumbersOfUnequalLength_WrittenWithTheMostDecimalsSeen()
    {
        JsonElement frame = Replay(MadeUpCapture.Line(1, Snapshot))[0];
        Assert.Equal("""[["10.0","1.00"],["9.9","2.25"]]""", frame.Data().GetProperty("b").GetRawText());
    }

    [Fact]
    public void Play_DeltasBeforeTheFirstSnapshot_AreLeftOut()
    {
        List<JsonElement> frames = Replay(
            MadeUpCapture.Line(1_000_000_000, MadeUpCapture.Book("delta", T0, 4, "9.9 7", "")),
            MadeUpCapture.Line(1_100_000_000, Snapshot));
        Assert.NotEmpty(frames);
        Assert.All(frames, static frame => Assert.Equal("snapshot", frame.Kind()));
    }

    [Fact]
    public void Load_NullReceiveTimes_KeepTheTimeBefore()
    {
        using MadeUpCapture file = new(string.Join('\n', MadeUpCapture.Line(5_000_000_000, Snapshot), MadeUpCapture.Line(null, Snapshot), MadeUpCapture.Line(6_000_000_000, Snapshot)));
        Assert.Equal([0, 0, 1_000_000_000], Recording.Load(file.Path).Frames.Select(static frame => frame.OffsetNs));
    }

    private static List<JsonElement> Replay(params string[] lines)
    {
        using MadeUpCapture file = new(string.Join('\n', lines));
        VirtualExchange exchange = new(new CaptureReplay(file.Path, null, 1, 1));
        ClientSession client = exchange.Connect();
        exchange.Subscribe(client, "orderbook.50.ABCUSDT");
        List<JsonElement> frames = VirtualExchange.Take(client)[1..];
        frames.AddRange(exchange.Run(client, 0.35));
        return frames;
    }
}

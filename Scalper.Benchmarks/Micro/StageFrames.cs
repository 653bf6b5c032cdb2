using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Scalper.Core.Primitives;
using Scalper.Core.Recording;
using Scalper.Core.Venues.Bybit;

namespace Scalper.Benchmarks.Micro;

/// <summary>Frames of one symbol, by their kind. Those of the recording are as they came, but that its trades are dealt out anew over frames of the wanted size, with ids of their own.</summary>
internal sealed partial class StageFrames
{
    public const string Variable = "SCALPER_CAPTURES";

    private const string Capture = "bybit/linear_20260809_BTCUSDT_SOLUSDT_ob200_trades_tickers_kline.jsonl.gz";
    private const string RecordedSymbol = "SOLUSDT";
    private const int Many = 46;
    private const int TradeFrames = 512;
    private const int MadeUpFrames = 4_096;

    private static readonly Lazy<StageFrames> Market = new(MadeUp), Recording = new(Recorded);

    private readonly byte[][] _frames;
    private readonly Func<int, byte[][]> _tradesOf;

    private StageFrames(Instrument instrument, int depth, long startNs, byte[][] frames, Func<int, byte[][]> tradesOf) =>
        (Instrument, Depth, StartNs, _frames, _tradesOf) = (instrument, depth, startNs, frames, tradesOf);

    public Instrument Instrument { get; }

    /// <summary>Of its book.</summary>
    public int Depth { get; }

    /// <summary>About the time that its trades carry, Unix nanoseconds.</summary>
    public long StartNs { get; }

    /// <summary>Sources that are there.</summary>
    public static IEnumerable<FrameSource> Present => RecordedPath is null ? [FrameSource.MadeUp] : [FrameSource.MadeUp, FrameSource.Recorded];

    private static string? RecordedPath =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder && File.Exists(Path.Combine(folder, Capture)) ? Path.Combine(folder, Capture) : null;

    public static StageFrames Of(FrameSource source) => source == FrameSource.MadeUp ? Market.Value : Recording.Value;

    /// <summary>To be taken in this order, round and round: deltas begin with the snapshot they follow.</summary>
    public byte[][] this[FrameKind kind] => kind switch
    {
        FrameKind.BookDelta => Find("orderbook", null),
        FrameKind.BookSnapshot => Find("orderbook", "snapshot"),
        FrameKind.OneTrade => _tradesOf(1),
        FrameKind.ManyTrades => _tradesOf(Many),
        _ => Find("tickers", "delta"),
    };

    private static StageFrames MadeUp()
    {
        SeededRandom random = new(11);
        return new StageFrames(
            new Instrument(BenchmarkFrames.Symbol, DecimalStep.Parse("0.10"), DecimalStep.Parse("0.001")),
            BenchmarkFrames.Depth,
            1_700_000_000_000_000_000,
            BenchmarkFrames.Make(seed: 7, MadeUpFrames),
            count => [.. Enumerable.Range(0, TradeFrames).Select(_ => BenchmarkFrames.Trades(random, sequence: 1, count))]);
    }

    private static StageFrames Recorded()
    {
        CaptureLine[] lines = [.. CaptureReader.Read(RecordedPath!)];
        (Instrument instrument, int depth) = BybitCaptureSymbols.Find(lines).Symbols.Single(s => s.Instrument.Symbol == RecordedSymbol);
        byte[][] frames = [.. lines.Select(l => Encoding.UTF8.GetString(l.Frame)).Where(f => f.Contains($".{RecordedSymbol}\"", StringComparison.Ordinal))
            .Select(f => Encoding.UTF8.GetBytes(SentAt().Replace(f, "\"ts\":0")))];
        return new StageFrames(instrument, depth, lines[0].ReceivedAtNs!.Value, frames, count => Deal(frames, count));
    }

    private static byte[][] Deal(byte[][] frames, int count)
    {
        SeededRandom random = new(11);
        JsonObject[] frameObjects = [.. frames.Select(f => JsonNode.Parse(f)!.AsObject()).Where(f => ((string)f["topic"]!).StartsWith("publicTrade.", StringComparison.Ordinal))];
        JsonObject[] trades = [.. frameObjects.SelectMany(f => f["data"]!.AsArray()).Select(t => t!.AsObject())];
        int next = 0;
        return [.. Enumerable.Range(0, TradeFrames).Select(_ =>
        {
            JsonObject frame = frameObjects[0].DeepClone().AsObject();
            frame["data"] = new JsonArray([.. Enumerable.Range(0, count).Select(_ => Renamed(trades[next++ % trades.Length]))]);
            return JsonSerializer.SerializeToUtf8Bytes(frame);
        })];

        JsonObject Renamed(JsonObject trade)
        {
            JsonObject renamed = trade.DeepClone().AsObject();
            // Ahead of the book it would wait for it, and more of them in every round.
            renamed["seq"] = 1;
            renamed["i"] = $"{random.NextBits() & 0xFFFFFFFF:x8}-0000-5000-8000-{random.NextBits() & 0xFFFFFFFFFFFF:x12}";
            return renamed;
        }
    }

    // In the second round what was sent in the first would be late.
    [GeneratedRegex("\"ts\":[0-9]+")]
    private static partial Regex SentAt();

    private byte[][] Find(string topic, string? type) => [.. _frames.Where(f =>
    {
        using JsonDocument frame = JsonDocument.Parse(f);
        return frame.RootElement.GetProperty("topic").GetString()!.StartsWith(topic + ".", StringComparison.Ordinal)
            && (type is null || frame.RootElement.GetProperty("type").GetString() == type);
    })];
}

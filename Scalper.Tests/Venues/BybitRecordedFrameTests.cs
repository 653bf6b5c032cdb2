using System.Text;
using System.Text.Json.Nodes;
using Scalper.Core.Events;
using Scalper.Core.Primitives;
using Scalper.Core.Recording;
using Scalper.Core.Venues.Bybit;
using Scalper.Tests.Captures;
using Scalper.Tests.Primitives;

namespace Scalper.Tests.Venues;

/// <summary>The codec on what the venue really sent.</summary>
public sealed class BybitRecordedFrameTests
{
    private const string Session = "linear_20260809_BTCUSDT_SOLUSDT_ob200_trades_tickers_kline.jsonl.gz";

    /// <summary>Frames by kind; the rest are candles, which nobody follows.</summary>
    [CapturesFact]
    public void Decode_EveryRecordedLinearFrame_IsHandled()
    {
        AssertDecodes(Session, books: 797, tradeFrames: 73, tickers: 378, replies: 17, ignored: 47);
        AssertDecodes("linear_20241201_XRPUSDT_ob500_archive.jsonl.gz", books: 50, tradeFrames: 0, tickers: 0, replies: 0, ignored: 0);
        AssertDecodes("linear_20250613_ob1_2symbols.jsonl.gz", books: 46, tradeFrames: 0, tickers: 0, replies: 4, ignored: 0);
        AssertDecodes("control_and_error_frames.jsonl", books: 0, tradeFrames: 0, tickers: 0, replies: 4, ignored: 0);
    }

    [CapturesFact]
    public void Bybit_LinearCaptures_AreAllCovered()
    {
        string folder = Path.GetDirectoryName(CapturePath.Bybit(Session))!;
        Assert.Equal(
            ["linear_20241201_XRPUSDT_ob500_archive.jsonl.gz", "linear_20250613_ob1_2symbols.jsonl.gz", Session],
            Directory.EnumerateFiles(folder, "linear_*").Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [CapturesFact]
    public void Decode_WithTheVenuesOwnGrids_ReadsTheSameFrames()
    {
        Instrument[] listed = [.. RecordedInstruments.All().Where(i => i.Symbol is "BTCUSDT" or "SOLUSDT")];
        HeardEvents heard = new(listed);
        BybitCodec codec = new();
        Assert.All(CaptureReader.Read(CapturePath.Bybit(Session)), l => Assert.True(codec.Decode(l.Frame, heard) <= DecodeResult.Ignored));
        Assert.Equal(797, heard.Books);
    }

    [CapturesFact]
    [Trait("Fault", "F-09")]
    public void Decode_RecordedControlFrames_ClassifiesThem()
    {
        HeardEvents heard = new();
        BybitCodec codec = new();
        foreach (CaptureLine line in CaptureReader.Read(CapturePath.Bybit("control_and_error_frames.jsonl")))
        {
            codec.Decode(line.Frame, heard);
        }

        Assert.Equal(
            [
                "reply Subscribe False [] [args size >10]",
                "reply Subscribe False [] [Invalid symbol :[orderbook.50.NOSUCHSYM]]",
                "reply Pong True [] [pong]",
                "reply Subscribe True [] []",
            ],
            heard.Lines);
    }

    [CapturesFact]
    public void Decode_FieldsInAnyOrder_GivesTheSameEvents()
    {
        SeededRandom random = new(17);
        Instrument[] instruments = Instruments(Session);
        BybitCodec codec = new();
        foreach (CaptureLine line in CaptureReader.Read(CapturePath.Bybit(Session)))
        {
            HeardEvents usual = new(instruments), shuffled = new(instruments);
            DecodeResult result = codec.Decode(line.Frame, usual);
            for (int i = 0; i < 4; i++)
            {
                string other = Shuffle(JsonNode.Parse(line.Frame)!, random).ToJsonString();
                Assert.Equal(result, codec.Decode(Encoding.UTF8.GetBytes(other), shuffled));
            }

            Assert.Equal(Enumerable.Repeat(usual.Lines, 4).SelectMany(l => l), shuffled.Lines);
        }
    }

    private static void AssertDecodes(string file, int books, int tradeFrames, int tickers, int replies, int ignored)
    {
        HeardEvents heard = new(Instruments(file));
        BybitCodec codec = new();
        Dictionary<DecodeResult, int> results = CaptureReader.Read(CapturePath.Bybit(file))
            .CountBy(l => codec.Decode(l.Frame, heard)).ToDictionary();

        Assert.Equal(ignored, results.GetValueOrDefault(DecodeResult.Ignored));
        Assert.Equal(results.GetValueOrDefault(DecodeResult.Handled), results.Values.Sum() - ignored);
        Assert.Equal(
            (books, tradeFrames, tickers, replies),
            (heard.Books, heard.Lines.Count(l => l.StartsWith("trades", StringComparison.Ordinal)), heard.Tickers.Count, heard.Replies.Count));
    }

    private static Instrument[] Instruments(string file) =>
        [.. BybitCaptureSymbols.Find(CaptureReader.Read(CapturePath.Bybit(file))).Symbols.Select(s => s.Instrument)];

    private static JsonNode Shuffle(JsonNode node, SeededRandom random) => node switch
    {
        JsonObject fields => new JsonObject(fields
            .OrderBy(_ => random.NextBits()).ToArray()
            .Select(f => KeyValuePair.Create(f.Key, f.Value is null ? null : (JsonNode?)Shuffle(f.Value, random)))),
        JsonArray items => new JsonArray([.. items.Select(i => i is null ? null : Shuffle(i, random))]),
        _ => node.DeepClone(),
    };
}

using System.Text.Json;
using Scalper.Sandbox.Replay;
using Scalper.Sandbox.Venue;
using Scalper.Tests.Captures;

namespace Scalper.Tests.Sandbox;

public sealed class CaptureReplayTests
{
    private const string Session = "linear_20260809_BTCUSDT_SOLUSDT_ob200_trades_tickers_kline.jsonl.gz";
    private const string Instruments = "rest_20260809_instruments-info_linear.json.gz";

    [CapturesFact]
    public void Run_TwoLoopsOfTheRealSession_DepthFiftyIsAlwaysTheTopOfTheRecordedBook()
    {
        foreach (string symbol in (string[])["BTCUSDT", "SOLUSDT"])
        {
            VirtualExchange exchange = Replay();
            ClientSession client = exchange.Connect();
            exchange.Subscribe(client, $"orderbook.50.{symbol}", $"orderbook.200.{symbol}");
            NaiveBook shallow = new(), deep = new();
            int compared = 0, snapshots = 0;
            foreach (JsonElement frame in VirtualExchange.Take(client).Skip(1).Concat(exchange.Run(client, 100)))
            {
                bool isShallow = frame.Topic().StartsWith("orderbook.50.", StringComparison.Ordinal);
                NaiveBook book = isShallow ? shallow : deep;
                long update = book.Known ? book.UpdateId : 0;
                (long seq, bool known) = (book.Seq, book.Known);
                book.Apply(frame);
                Assert.True(!known || book.UpdateId == update + 1);
                Assert.True(book.Seq > seq);
                Assert.True(frame.Data().GetProperty("b").GetArrayLength() + frame.Data().GetProperty("a").GetArrayLength() > 0, "an empty delta");
                Assert.Equal(isShallow ? 50 : 200, book.Bids.Count);
                Assert.True(book.Bids.First().Key < book.Asks.First().Key);
                snapshots += frame.Kind() == "snapshot" ? 1 : 0;
                if (shallow.Seq != deep.Seq)
                {
                    continue;
                }

                Assert.Equal(NaiveBook.Top(deep.Bids, 50), NaiveBook.Top(shallow.Bids, 50));
                Assert.Equal(NaiveBook.Top(deep.Asks, 50), NaiveBook.Top(shallow.Asks, 50));
                compared++;
            }
            Assert.True(compared > 400, $"{compared} compared");
            Assert.Equal(6, snapshots);
        }
    }

    [CapturesFact]
    public void Run_TheRealSession_DepthFiftyFollowsTheRecordedFramesOneByOne()
    {
        VirtualExchange exchange = Replay();
        ClientSession client = exchange.Connect();
        exchange.Subscribe(client, "orderbook.50.BTCUSDT");
        VirtualExchange.Take(client);
        NaiveBook recorded = new(), served = new();
        Queue<JsonElement> frames = new(exchange.Run(client, 43, VirtualExchange.MsNs));
        int silent = 0;
        foreach (JsonElement frame in Recorded().Where(static frame => frame.Topic() == "orderbook.200.BTCUSDT"))
        {
            (string[] Bids, string[] Asks) before = (NaiveBook.Top(recorded.Bids, 50), NaiveBook.Top(recorded.Asks, 50));
            recorded.Apply(frame);
            if (before.Bids.SequenceEqual(NaiveBook.Top(recorded.Bids, 50)) && before.Asks.SequenceEqual(NaiveBook.Top(recorded.Asks, 50)))
            {
                silent++;
                continue;
            }
            served.Apply(frames.Dequeue());
            Assert.Equal(recorded.Seq, served.Seq);
            Assert.Equal(NaiveBook.Top(recorded.Bids, 50), NaiveBook.Top(served.Bids, 50));
            Assert.Equal(NaiveBook.Top(recorded.Asks, 50), NaiveBook.Top(served.Asks, 50));
        }
        Assert.Empty(frames);
        Assert.True(silent > 0);
    }

    [CapturesFact]
    public void Run_AllTopicsOverLoops_TimesAreShiftedAndNothingGoesBack()
    {
        VirtualExchange exchange = Replay();
        ClientSession client = exchange.Connect();
        string[] topics = [.. ((string[])["BTCUSDT", "SOLUSDT"]).SelectMany(static symbol => new[] { $"orderbook.50.{symbol}", $"publicTrade.{symbol}", $"tickers.{symbol}" })];
        exchange.Subscribe(client, topics);
        Dictionary<string, (long Ts, long Seq)> last = topics.ToDictionary(static topic => topic, static _ => (0L, 0L));
        HashSet<string> ids = [];
        Dictionary<string, int> counts = topics.ToDictionary(static topic => topic, static _ => 0);
        VirtualExchange.Take(client);
        for (int step = 0; step < 28_000; step++)
        {
            exchange.Advance(5 * VirtualExchange.MsNs);
            foreach (JsonElement frame in VirtualExchange.Take(client))
            {
                long ts = frame.Long("ts"), nowMs = exchange.NowNs / VirtualExchange.MsNs;
                Assert.InRange(ts, nowMs - 3_000, nowMs);
                (long Ts, long Seq) before = last[frame.Topic()];
                JsonElement[] trades = frame.Data().ValueKind == JsonValueKind.Array ? [.. frame.Data().EnumerateArray()] : [];
                long seq = trades.Length > 0 ? trades[^1].Long("seq") : frame.TryGetProperty("cs", out JsonElement cs) ? cs.GetInt64() : frame.Data().Long("seq");
                Assert.True(ts >= before.Ts && seq >= before.Seq, $"{frame.Topic()} goes back");
                last[frame.Topic()] = (ts, seq);
                counts[frame.Topic()]++;
                Assert.All(trades, trade => Assert.True(ids.Add(trade.Text("i")) && trade.Long("T") <= ts));
                Assert.True(trades.Length > 0 || !frame.TryGetProperty("cts", out JsonElement cts) || cts.GetInt64() <= ts);
            }
        }
        Assert.All(counts.Values, static count => Assert.True(count > 20));
    }

    [CapturesFact]
    public void Run_TenTimesFaster_TenTimesTheFrames()
    {
        int slow = Frames(1), fast = Frames(10);
        Assert.InRange(fast, slow * 8, slow * 12);

        static int Frames(double speed)
        {
            VirtualExchange exchange = Replay(speed);
            ClientSession client = exchange.Connect();
            exchange.Subscribe(client, "orderbook.50.BTCUSDT", "tickers.SOLUSDT");
            return exchange.Run(client, 44.2).Count();
        }
    }

    [CapturesFact]
    public void Subscribe_InTheMiddle_WholeTickerAndBookFirst()
    {
        VirtualExchange exchange = Replay();
        ClientSession early = exchange.Connect();
        exchange.Subscribe(early, "tickers.BTCUSDT");
        Dictionary<string, string> merged = [];
        foreach (JsonElement frame in VirtualExchange.Take(early).Skip(1).Concat(exchange.Run(early, 20)))
        {
            Merge(merged, frame);
        }

        ClientSession late = exchange.Connect();
        exchange.Subscribe(late, "tickers.BTCUSDT", "orderbook.50.BTCUSDT");
        List<JsonElement> frames = VirtualExchange.Take(late);
        Dictionary<string, string> whole = [];
        Merge(whole, frames[1]);
        Assert.Equal(("snapshot", "snapshot"), (frames[1].Kind(), frames[2].Kind()));
        Assert.Equal(merged, whole);
        Assert.True(frames[2].Long("cts") <= frames[2].Long("ts"));
    }

    [CapturesFact]
    public void Instruments_FromTheRecordedAnswer_VerbatimAndOnlyThoseOfTheCapture()
    {
        JsonElement[] listed = Listed(Replay());
        Assert.Equal(["BTCUSDT", "SOLUSDT"], listed.Select(static entry => entry.Text("symbol")));
        Assert.Equal("0.10", listed[0].GetProperty("priceFilter").Text("tickSize"));
        Assert.Equal("100.00", listed[0].GetProperty("leverageFilter").Text("maxLeverage"));
    }

    [CapturesFact]
    public void Instruments_NoneGiven_DerivedFromTheNumbers()
    {
        VirtualExchange exchange = new(new CaptureReplay(CapturePath.Bybit(Session), null, 1, 1));
        JsonElement[] listed = Listed(exchange);
        Assert.Equal(("0.01", "0.001"), (listed[0].GetProperty("priceFilter").Text("tickSize"), listed[0].GetProperty("lotSizeFilter").Text("qtyStep")));
        Assert.Equal(("0.001", "0.1"), (listed[1].GetProperty("priceFilter").Text("tickSize"), listed[1].GetProperty("lotSizeFilter").Text("qtyStep")));
        Assert.All(listed, static entry => Assert.True(entry.GetProperty("leverageFilter").Number("maxLeverage") >= 25 && entry.Text("status") == "Trading" && entry.Text("quoteCoin") == "USDT"));
        JsonElement ticker = exchange.Get("/v5/market/tickers", "category=linear&symbol=BTCUSDT").GetProperty("result").GetProperty("list")[0];
        Assert.Equal("1142118412.9021", ticker.Text("turnover24h"));
    }

    [CapturesFact]
    public void Run_FramesWithoutReceiveTimes_TheVenuesTimesGiveTheRhythm()
    {
        VirtualExchange exchange = new(new CaptureReplay(CapturePath.Bybit("linear_20241201_XRPUSDT_ob500_archive.jsonl.gz"), null, 1, 1));
        ClientSession client = exchange.Connect();
        exchange.Subscribe(client, "orderbook.200.XRPUSDT", "tickers.XRPUSDT", "publicTrade.XRPUSDT");
        List<JsonElement> first = VirtualExchange.Take(client);
        Assert.Equal(["", "orderbook.200.XRPUSDT", "tickers.XRPUSDT"], first.Select(static frame => frame.Topic()));
        NaiveBook book = new();
        book.Apply(first[1]);
        int frames = 0;
        foreach (JsonElement frame in exchange.Run(client, 12))
        {
            book.Apply(frame);
            Assert.Equal((200, 200), (book.Bids.Count, book.Asks.Count));
            frames++;
        }
        Assert.InRange(frames, 80, 150);
    }

    [CapturesFact]
    public void Run_RecordedDepthOneWithLateClock_SnapshotsOnlyAndNoTimeAhead()
    {
        VirtualExchange exchange = new(new CaptureReplay(CapturePath.Bybit("linear_20250613_ob1_2symbols.jsonl.gz"), null, 1, 1));
        ClientSession client = exchange.Connect();
        exchange.Subscribe(client, "orderbook.1.RADUSDT");
        VirtualExchange.Take(client);
        List<JsonElement> frames = [.. exchange.Run(client, 25, VirtualExchange.MsNs)];
        Assert.True(frames.Count > 5);
        Assert.All(frames, frame => Assert.True(frame.Kind() == "snapshot" && frame.Long("ts") <= exchange.NowNs / VirtualExchange.MsNs));
        exchange.Subscribe(client, "orderbook.50.RADUSDT");
        Assert.Equal("error:handler not found,topic:orderbook.50.RADUSDT", VirtualExchange.Take(client)[^1].Text("ret_msg"));
    }

    private static VirtualExchange Replay(double speed = 1) => new(new CaptureReplay(CapturePath.Bybit(Session), CapturePath.Bybit(Instruments), speed, 1));

    private static JsonElement[] Listed(VirtualExchange exchange) =>
        [.. exchange.Get("/v5/market/instruments-info", "category=linear").GetProperty("result").GetProperty("list").EnumerateArray()];

    private static IEnumerable<JsonElement> Recorded() => CaptureReader.Read(CapturePath.Bybit(Session)).Select(static line => JsonSerializer.Deserialize<JsonElement>(line.Frame));

    private static void Merge(Dictionary<string, string> state, JsonElement frame)
    {
        if (frame.Kind() == "snapshot")
        {
            state.Clear();
        }

        foreach (JsonProperty field in frame.Data().EnumerateObject())
        {
            state[field.Name] = field.Value.GetString()!;
        }
    }
}

using System.Globalization;
using System.Text.Json;
using Scalper.Sandbox.Venue;

namespace Scalper.Tests.Sandbox.Faults;

public sealed class MarketFaultTests
{
    private readonly FaultBench _bench = new();

    [Fact]
    public void Rate_Zero_NothingMovesButSubscribingSnapshotsAndPingsWork()
    {
        _bench.Venue.Control("""{"cmd":"rate","value":0}""");
        long played = _bench.Venue.Exchange.Market.EventsPlayed;
        Assert.Empty(_bench.Run(30));
        Assert.Equal(played, _bench.Venue.Exchange.Market.EventsPlayed);
        _bench.Venue.Send(_bench.Client, """{"op":"ping"}""");
        _bench.Venue.Subscribe(_bench.Client, "orderbook.50.ETHUSDT");
        Assert.Equal(["", "", "orderbook.50.ETHUSDT"], VirtualExchange.Take(_bench.Client).Select(static frame => frame.Topic()));
    }

    [Fact]
    public void Rate_ZeroAndBack_GoesOnUnderTheNextIdWithPresentTimes()
    {
        long before = _bench.Truth.UpdateId;
        _bench.Venue.Control("""{"cmd":"rate","value":0,"seconds":30}""");
        Assert.Empty(_bench.Run(29.9));
        List<JsonElement> frames = _bench.Run(2, FaultBench.Book);
        Assert.Equal(before + 1, frames[0].Data().Long("u"));
        Assert.InRange((_bench.Venue.NowNs / VirtualExchange.MsNs) - frames[0].Long("ts"), 0, 2_100);
        Assert.Equal(Enumerable.Range(1, frames.Count).Select(i => before + i), frames.Select(static frame => frame.Data().Long("u")));
    }

    [Fact]
    public void Rate_TenTimes_ManyMoreMessagesUntilCleared()
    {
        FaultBench bench = new(300);
        int usual = bench.Run(60).Count;
        bench.Venue.Control("""{"cmd":"rate","value":3000}""");
        int more = bench.Run(60).Count;
        bench.Venue.Control("""{"cmd":"clear"}""");
        int again = bench.Run(60).Count;
        Assert.True(more > 5 * usual && more > 5 * again, $"{usual}, {more}, {again}");
    }

    [Fact]
    public void Burst_TwentyTimesForFiveSeconds_ThenAsBefore()
    {
        FaultBench bench = new(300);
        int usual = bench.Run(50).Count / 10;
        bench.Venue.Control("""{"cmd":"burst"}""");
        int burst = bench.Run(5).Count;
        Assert.Empty(bench.Venue.Control("""{"cmd":"faults"}""").GetProperty("inForce").EnumerateArray());
        int after = bench.Run(50).Count / 10;
        Assert.True(burst > 8 * usual && burst > 8 * after, $"{usual}, {burst}, {after}");
    }

    [Fact]
    public void Delist_AContract_TopicsStopAndItIsNowhereButAmongTheClosed()
    {
        _bench.Venue.Control("""{"cmd":"delist","symbol":"BTCUSDT"}""");
        Assert.Empty(_bench.Run(2));
        _bench.Venue.Subscribe(_bench.Client, FaultBench.Book);
        Assert.Equal($"error:handler not found,topic:{FaultBench.Book}", VirtualExchange.TakeOne(_bench.Client).Text("ret_msg"));
        _bench.Venue.Unsubscribe(_bench.Client, FaultBench.Book);
        Assert.True(VirtualExchange.TakeOne(_bench.Client).GetProperty("success").GetBoolean());
        Assert.Equal(0, Listed("category=linear&symbol=BTCUSDT&status=Trading"));
        Assert.Equal(1, Listed("category=linear&status=Closed"));
        Assert.Equal(10001, _bench.Venue.Get("/v5/market/orderbook", "category=linear&symbol=BTCUSDT").Long("retCode"));
        Assert.Equal(0, _bench.Venue.Get("/v5/market/tickers", "category=linear&symbol=BTCUSDT").GetProperty("result").GetProperty("list").GetArrayLength());
    }

    [Fact]
    public void List_TheDelistedOne_TradesAgain()
    {
        _bench.Venue.Control("""{"cmd":"delist","symbol":"BTCUSDT"}""");
        _bench.Venue.Control("""{"cmd":"list","symbol":"BTCUSDT"}""");
        _bench.Venue.Subscribe(_bench.Client, FaultBench.Book);
        List<JsonElement> frames = _bench.Run(1, FaultBench.Book);
        Assert.Equal(("snapshot", "delta"), (frames[0].Kind(), frames[1].Kind()));
        Assert.Equal(1, Listed("category=linear&symbol=BTCUSDT&status=Trading"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(""","like":"ETHUSDT" """)]
    public void List_ANewContract_AppearsAndCanBeSubscribed(string extra)
    {
        int before = Listed("category=linear&limit=1000");
        _bench.Venue.Control("{\"cmd\":\"list\",\"symbol\":\"BRANDNEWUSDT\"" + extra + "}");
        Assert.Equal(before + 1, Listed("category=linear&limit=1000"));
        _bench.Venue.Subscribe(_bench.Client, "orderbook.50.BRANDNEWUSDT");
        Assert.True(_bench.Run(10, "orderbook.50.BRANDNEWUSDT").Count > 1);
    }

    [Theory]
    [InlineData("1", 2)]
    [InlineData("0.01", 2)]
    [InlineData("0.5", 2)]
    public void TickSize_AnotherGrid_SnapshotAndAllPricesOnItAndTheListingSaysSo(string tick, int depth)
    {
        _bench.Venue.Control($$"""{"cmd":"ticksize","symbol":"BTCUSDT","tick":"{{tick}}"}""");
        List<JsonElement> frames = _bench.Run(5);
        JsonElement first = frames.First(static frame => frame.Topic() == FaultBench.Book);
        Assert.Equal(("snapshot", 50), (first.Kind(), first.Data().GetProperty("a").GetArrayLength()));
        decimal step = decimal.Parse(tick, CultureInfo.InvariantCulture);
        NaiveBook book = new();
        foreach (JsonElement frame in frames.Where(static frame => frame.Topic() == FaultBench.Book))
        {
            book.Apply(frame);
            Assert.All(book.Bids.Keys.Concat(book.Asks.Keys), price => Assert.Equal(0, price % step));
            Assert.True(book.Bids.First().Key < book.Asks.First().Key);
        }
        Assert.InRange(book.Bids.First().Key, 57_000, 73_000);
        Assert.All(frames.Where(static frame => frame.Topic() == FaultBench.Trades).SelectMany(static frame => frame.Data().EnumerateArray()).Skip(depth), trade => Assert.Equal(0, trade.Number("p") % step));
        JsonElement listing = _bench.Venue.Get("/v5/market/instruments-info", "category=linear&symbol=BTCUSDT").GetProperty("result").GetProperty("list")[0];
        Assert.Equal(tick, listing.GetProperty("priceFilter").Text("tickSize"));
    }

    [Theory]
    [InlineData(5_000)]
    [InlineData(-5_000)]
    public void Clock_Step_EveryTimeTheVenueWritesIsShifted(int ms)
    {
        _bench.Venue.Control($$"""{"cmd":"clock","ms":{{ms}},"seconds":10}""");
        List<JsonElement> frames = _bench.Run(3);
        long nowMs = _bench.Venue.NowNs / VirtualExchange.MsNs;
        JsonElement book = frames.Last(static frame => frame.Topic() == FaultBench.Book), trade = frames.Last(static frame => frame.Topic() == FaultBench.Trades);
        foreach (long shown in (long[])[book.Long("ts"), book.Long("cts"), trade.Long("ts"), trade.Data()[0].Long("T"), frames.Last(static frame => frame.Topic() == FaultBench.Ticker).Long("ts")])
        {
            Assert.InRange(shown - ms - nowMs, -3_000, 0);
        }

        Assert.Equal((nowMs + ms) * VirtualExchange.MsNs, long.Parse(_bench.Venue.Get("/v5/market/time").GetProperty("result").Text("timeNano"), CultureInfo.InvariantCulture));
        _bench.Venue.Advance(8 * VirtualExchange.SecondNs);
        Assert.Equal(_bench.Venue.NowNs / VirtualExchange.MsNs, _bench.Venue.Get("/v5/market/time").Long("time"));
    }

    [Theory]
    [InlineData("""{"cmd":"rate"}""", "rate: expected \"value\" messages a second, got none")]
    [InlineData("""{"cmd":"rate","value":-1}""", "rate: expected \"value\" to be a number from 0 to 100000, got -1")]
    [InlineData("""{"cmd":"rate","value":1,"seconds":0}""", "rate: expected \"seconds\" to be a number from 0.001 to 86400, got 0")]
    [InlineData("""{"cmd":"delist","symbol":"NOPEUSDT"}""", "delist: expected a contract that trades, got 'NOPEUSDT'")]
    [InlineData("""{"cmd":"list","symbol":"BTCUSDT"}""", "list: expected a contract that is not there, got 'BTCUSDT'")]
    [InlineData("""{"cmd":"list","symbol":"new-one"}""", "list: expected a symbol such as NEWUSDT, got 'new-one'")]
    [InlineData("""{"cmd":"list","symbol":"NEWUSDT","like":"NOPEUSDT"}""", "list: expected like to name a contract, got 'NOPEUSDT'")]
    [InlineData("""{"cmd":"ticksize","symbol":"BTCUSDT","tick":"0"}""", "ticksize: expected \"tick\" to be a price step such as 0.05, got '0'")]
    [InlineData("""{"cmd":"ticksize","symbol":"BTCUSDT","tick":"1000"}""", "ticksize: expected a tick that goes 500 to 1000000000 times into the price of BTCUSDT, got '1000', 65 times")]
    [InlineData("""{"cmd":"clock","ms":"5"}""", "clock: expected \"ms\" to be a whole number from -86400000 to 86400000, got \"5\"")]
    public void Control_ImpossibleValue_Refused(string command, string expected) => Assert.Equal(expected, _bench.Venue.Refused(command));

    private int Listed(string query) => _bench.Venue.Get("/v5/market/instruments-info", query).GetProperty("result").GetProperty("list").GetArrayLength();
}

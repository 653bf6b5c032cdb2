using System.Text.Json;
using Scalper.Sandbox.Venue;

namespace Scalper.Tests.Sandbox.Binance;

public sealed class StreamTests
{
    private readonly VirtualBinance _venue = new();

    [Theory]
    [InlineData("depth@100ms", 100)]
    [InlineData("depth", 250)]
    [InlineData("depth@500ms", 500)]
    public void Depth_EachInterval_ChainOfIdsAndNoMoreOftenThanThat(string suffix, long intervalMs)
    {
        ClientSession client = _venue.Subscribed("/public/ws", "btcusdt@" + suffix);
        List<JsonElement> frames = _venue.Run(client, 20);
        Assert.InRange(frames.Count, 15_000 / intervalMs, 20_000 / intervalMs);
        bool someApart = false;
        for (int i = 1; i < frames.Count; i++)
        {
            Assert.Equal(frames[i - 1].Long("u"), frames[i].Long("pu"));
            Assert.InRange(frames[i].Long("U"), frames[i].Long("pu") + 1, frames[i].Long("u"));
            Assert.True(frames[i].Long("E") - frames[i - 1].Long("E") >= intervalMs);
            Assert.True(frames[i].Long("T") <= frames[i].Long("E"));
            someApart |= frames[i].Long("U") > frames[i].Long("pu") + 1;
        }

        Assert.True(someApart, "the first id is never other than the one after the last");
    }

    [Fact]
    public void Depth_Levels_RiseInPriceOnBothSides()
    {
        ClientSession client = _venue.Subscribed("/public/ws", "btcusdt@depth@100ms");
        foreach (JsonElement frame in _venue.Run(client, 10))
        {
            foreach (string side in new[] { "b", "a" })
            {
                decimal[] prices = [.. frame.GetProperty(side).EnumerateArray().Select(static level => decimal.Parse(level[0].GetString()!, System.Globalization.CultureInfo.InvariantCulture))];
                Assert.Equal(prices.Distinct().Order(), prices);
            }
        }
    }

    [Fact]
    public void BookTicker_SameIdAsDepth_TheBestOfThatBook()
    {
        DepthFollower book = new("BTCUSDT");
        ClientSession client = _venue.Subscribed("/public/ws", "btcusdt@depth@100ms", "btcusdt@bookTicker");
        Dictionary<long, JsonElement> tickers = [];
        int met = 0;
        for (int i = 0; i < 300; i++)
        {
            foreach (JsonElement frame in _venue.Run(client, 0.1))
            {
                Meet(frame);
            }

            if (book.WantsSnapshot)
            {
                book.Take(_venue.Ask("/fapi/v1/depth?symbol=BTCUSDT&limit=1000"));
            }
        }

        Assert.True(met > 20, $"{met} met");

        void Meet(JsonElement frame)
        {
            if (frame.Text("e") == "bookTicker")
            {
                tickers[frame.Long("u")] = frame;
            }
            else if (book.Take(frame) && tickers.TryGetValue(book.UpdateId, out JsonElement ticker))
            {
                met++;
                Assert.Equal((book.Bids.First().Key, book.Bids.First().Value), (ticker.Number("b"), ticker.Number("B")));
                Assert.Equal((book.Asks.First().Key, book.Asks.First().Value), (ticker.Number("a"), ticker.Number("A")));
            }
        }
    }

    [Fact]
    public void AggTrade_BesideTrades_TheSumsOfOnesTakersFillsAtOnePrice()
    {
        ClientSession fills = _venue.Subscribed("/public/ws", "btcusdt@trade"), sums = _venue.Subscribed("/market/ws", "btcusdt@aggTrade");
        Dictionary<long, JsonElement> byId = [];
        List<JsonElement> aggregates = [];
        for (int i = 0; i < 30; i++)
        {
            _venue.Advance(1);
            VirtualExchange.Take(fills).ForEach(fill => byId.Add(fill.Long("t"), fill));
            aggregates.AddRange(VirtualExchange.Take(sums));
        }

        Assert.Equal(Enumerable.Range(0, byId.Count).Select(i => byId.Keys.Min() + i), byId.Keys);
        Assert.Equal(Enumerable.Range(0, aggregates.Count).Select(i => aggregates[0].Long("a") + i), aggregates.Select(static sum => sum.Long("a")));
        foreach (JsonElement sum in aggregates)
        {
            JsonElement[] parts = [.. Enumerable.Range(0, (int)(sum.Long("l") - sum.Long("f")) + 1).Select(i => byId[sum.Long("f") + i])];
            Assert.Equal(sum.Number("q"), parts.Sum(static part => part.Number("q")));
            Assert.All(parts, part => Assert.Equal((sum.Text("p"), sum.GetProperty("m").GetBoolean()), (part.Text("p"), part.GetProperty("m").GetBoolean())));
            Assert.InRange(sum.Number("nq"), 0, sum.Number("q"));
        }

        Assert.Contains(aggregates, static sum => sum.Long("l") > sum.Long("f"));
        Assert.True(aggregates.Count > 100);
    }

    [Fact]
    public void TimedStreams_WholeMultiplesOfTheirIntervals()
    {
        ClientSession client = _venue.Subscribed("/market/ws", "btcusdt@markPrice@1s", "btcusdt@ticker", "!markPrice@arr@1s");
        List<JsonElement> frames = _venue.Run(client, 10);
        List<JsonElement> arrays = frames.FindAll(static frame => frame.ValueKind == JsonValueKind.Array), single = frames.FindAll(static frame => frame.ValueKind == JsonValueKind.Object);
        Assert.Equal((10, 10, 5), (arrays.Count, single.Count(static frame => frame.Text("e") == "markPriceUpdate"), single.Count(static frame => frame.Text("e") == "24hrTicker")));
        Assert.All(single, static frame => Assert.Equal(0, frame.Long("E") % 1_000));
        Assert.All(arrays, static array => Assert.True(array.GetArrayLength() > 300));
        Assert.Contains(arrays[0].EnumerateArray(), entry => entry.Text("s") == "BTCUSDT" && entry.Text("p") == single[0].Text("p"));
    }

    [Fact]
    public void Ticker_Futures_NoBidNoAsk()
    {
        ClientSession client = _venue.Subscribed("/market/ws", "btcusdt@ticker");
        string[] fields = [.. _venue.Run(client, 3)[0].EnumerateObject().Select(static field => field.Name)];
        Assert.Equal(["e", "E", "s", "p", "P", "w", "c", "Q", "o", "h", "l", "v", "q", "O", "C", "F", "L", "n"], fields);
    }

    [Fact]
    public void BothVenues_SameSymbol_PricesNearAndBooksNotTheSame()
    {
        VirtualExchange other = new(new Scalper.Sandbox.Synthetic.SyntheticMarket(99, 12_000));
        ClientSession here = _venue.Subscribed("/public/ws", "btcusdt@bookTicker"), there = other.Connect();
        other.Subscribe(there, "orderbook.50.BTCUSDT");
        decimal ask = _venue.Run(here, 60)[^1].Number("a");
        other.Advance(60 * VirtualExchange.SecondNs);
        BookFeed feed = other.Exchange.BookOf("BTCUSDT", 50)!;
        Assert.InRange(ask / (decimal)feed.Price.Value(feed.Asks[0].Price), 0.99m, 1.01m);
        Assert.NotEqual(_venue.Exchange.Contracts.Find("BTCUSDT")!.Book.Asks.Best, feed.Asks[0]);
    }
}

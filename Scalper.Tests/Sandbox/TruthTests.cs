using System.Text.Json;
using Scalper.Sandbox.Synthetic;
using Scalper.Sandbox.Venue;

namespace Scalper.Tests.Sandbox;

public sealed class TruthTests
{
    private readonly VirtualExchange _venue = new(new SyntheticMarket(1, 12_000));

    [Fact]
    public void Truth_AWatchedContract_WhatAPerfectClientHolds()
    {
        ClientSession client = _venue.Connect();
        _venue.Subscribe(client, "orderbook.50.BTCUSDT", "publicTrade.BTCUSDT", "tickers.BTCUSDT");
        NaiveBook book = new();
        List<string> trades = [];
        Dictionary<string, string> ticker = [];
        foreach (JsonElement frame in _venue.Run(client, 10))
        {
            Follow(frame, book, trades, ticker);
        }

        JsonElement truth = Truth("BTCUSDT", 50, 100).GetProperty("list")[0];
        Assert.Equal(("BTCUSDT", "Trading", 50L, book.UpdateId, book.Seq), (truth.Text("symbol"), truth.Text("status"), truth.Long("depth"), truth.Long("u"), truth.Long("seq")));
        Assert.True(truth.GetProperty("streaming").GetBoolean());
        Assert.Equal(NaiveBook.Top(book.Bids, 50), NaiveBook.Top(truth.GetProperty("b"), 50));
        Assert.Equal(NaiveBook.Top(book.Asks, 50), NaiveBook.Top(truth.GetProperty("a"), 50));
        trades.Reverse();
        Assert.Equal(trades.Take(100), truth.GetProperty("trades").EnumerateArray().Select(static trade => trade.GetRawText()));
        Assert.Equal(ticker.OrderBy(static field => field.Key), truth.GetProperty("ticker").EnumerateObject().ToDictionary(static field => field.Name, static field => field.Value.GetString()!).OrderBy(static field => field.Key));
    }

    [Theory]
    [InlineData("""{"cmd":"rate","value":0}""")]
    [InlineData("""{"cmd":"silence","topic":"orderbook.50.BTCUSDT"}""")]
    [InlineData("""{"cmd":"halfopen"}""")]
    [InlineData("""{"cmd":"restart","symbol":"BTCUSDT","seconds":9}""")]
    public void Truth_NothingGoesOut_NotStreaming(string command)
    {
        ClientSession client = _venue.Connect();
        _venue.Subscribe(client, "orderbook.50.BTCUSDT");
        Assert.True(Truth("BTCUSDT", 50, 0).GetProperty("list")[0].GetProperty("streaming").GetBoolean());
        _venue.Control(command);
        Assert.False(Truth("BTCUSDT", 50, 0).GetProperty("list")[0].GetProperty("streaming").GetBoolean());
    }

    [Fact]
    public void Truth_ManyTrades_AtMostThoseAskedForNewestFirst()
    {
        ClientSession client = _venue.Connect();
        _venue.Subscribe(client, "publicTrade.BTCUSDT");
        _venue.Advance(30 * VirtualExchange.SecondNs);
        JsonElement[] all = [.. Truth("BTCUSDT", 50, 100).GetProperty("list")[0].GetProperty("trades").EnumerateArray()];
        Assert.Equal(100, all.Length);
        Assert.Equal(all.Select(static trade => trade.Long("seq")).OrderDescending(), all.Select(static trade => trade.Long("seq")));
        Assert.Equal(7, Truth("BTCUSDT", 50, 7).GetProperty("list")[0].GetProperty("trades").GetArrayLength());
    }

    [Fact]
    public void Truth_Star_ThoseThatTradeAndAreWatched()
    {
        string announced = _venue.Exchange.Market.Board.All.First(static listing => listing.Status == "PreLaunch").Symbol;
        ClientSession client = _venue.Connect();
        _venue.Subscribe(client, "orderbook.50.BTCUSDT", "tickers.ETHUSDT", "tickers.SOLUSDT", $"tickers.{announced}");
        _venue.Control("""{"cmd":"delist","symbol":"SOLUSDT"}""");
        JsonElement truth = Truth("*", 50, 0);
        Assert.Equal(["BTCUSDT", "ETHUSDT"], truth.GetProperty("list").EnumerateArray().Select(static entry => entry.Text("symbol")));
        Assert.Equal(_venue.Exchange.Market.EventsPlayed, truth.Long("events"));
    }

    [Fact]
    public void Truth_NeverWatched_EmptyAndUnchangedByTheQuestion()
    {
        JsonElement truth = Truth("ETHUSDT", 50, 100).GetProperty("list")[0];
        Assert.Equal((0L, 0, 0), (truth.Long("u"), truth.GetProperty("b").GetArrayLength(), truth.GetProperty("ticker").EnumerateObject().Count()));
        Assert.False(truth.GetProperty("streaming").GetBoolean());
    }

    [Fact]
    public void Truth_UnknownContract_None() => Assert.Null(_venue.Exchange.Truth("NOPEUSDT", 50, 0, _venue.NowNs));

    private static void Follow(JsonElement frame, NaiveBook book, List<string> trades, Dictionary<string, string> ticker)
    {
        switch (frame.Topic())
        {
            case "orderbook.50.BTCUSDT":
                book.Apply(frame);
                break;
            case "publicTrade.BTCUSDT":
                trades.AddRange(frame.Data().EnumerateArray().Select(static trade => trade.GetRawText()));
                break;
            case "tickers.BTCUSDT":
                foreach (JsonProperty field in frame.Data().EnumerateObject())
                {
                    ticker[field.Name] = field.Value.GetString()!;
                }

                break;
        }
    }

    private JsonElement Truth(string symbol, int depth, int trades) =>
        JsonSerializer.Deserialize<JsonElement>(_venue.Exchange.Truth(symbol, depth, trades, _venue.NowNs) ?? throw new InvalidOperationException($"{symbol} is not there"));
}

using System.Security.Cryptography;
using System.Text.Json;
using Scalper.Sandbox.Hosting;
using Scalper.Sandbox.Planted;
using Scalper.Sandbox.Venue;

namespace Scalper.Tests.Sandbox.Planted;

public sealed class PlantedMarketTests
{
    private static readonly PlantedTerms Terms = new(0.0001);

    [Fact]
    public void Run_SameSeedOtherStepWidth_IdenticalBytes() => Assert.Equal(Digest(7, 5, 1), Digest(7, 650, 1));

    [Fact]
    public void Run_OtherSeed_OtherBytes() => Assert.NotEqual(Digest(7, 50, 1), Digest(8, 50, 1));

    [Fact]
    public void Run_MoreSymbols_TheFirstNoticesNothing() => Assert.Equal(Digest(7, 50, 1), Digest(7, 50, 3));

    [Fact]
    public void Run_TwoSymbols_EachGoesItsOwnWay()
    {
        double[][] moves = [.. new[] { 1, 2 }.Select(n => Moves(Terms, n))];
        double[][] signals = [.. new[] { 1, 2 }.Select(n => Path(Terms.Signal(5, PlantedMarket.SymbolOf(n))))];
        Assert.InRange(Math.Abs(Evaluation.Plain.Pearson(moves[0], moves[1])!.Value), 0, 0.1);
        Assert.InRange(Math.Abs(Evaluation.Plain.Pearson(signals[0], signals[1])!.Value), 0, 0.3);
    }

    [Fact]
    public void Run_WithoutStrength_PriceKnowsNothingOfTheBook()
    {
        PlantedTerms none = Terms with { Strength = 0 };
        Assert.Equal(Moves(none, 1), Moves(none with { Deviation = 0.05, DecaySeconds = 60 }, 1));
        Assert.NotEqual(Moves(none, 1), Moves(Terms, 1));
    }

    [Fact]
    public void Run_AllTopics_TradesBeforeTheirBookAndTickersThatAgree()
    {
        VirtualExchange exchange = new(new PlantedMarket(Terms, 1, 5));
        ClientSession client = exchange.Connect();
        exchange.Subscribe(client, "orderbook.50.SIGNAL1USDT", "orderbook.1.SIGNAL1USDT", "orderbook.1000.SIGNAL1USDT", "publicTrade.SIGNAL1USDT", "tickers.SIGNAL1USDT");
        NaiveBook book = new();
        long lastSeq = 0;
        Dictionary<string, int> kinds = [];
        foreach (JsonElement frame in VirtualExchange.Take(client).Skip(1).Concat(exchange.Run(client, 120)))
        {
            string topic = frame.Topic();
            kinds[topic] = kinds.GetValueOrDefault(topic) + 1;
            switch (topic.Split('.')[^2])
            {
                case "50":
                    book.Apply(frame);
                    Assert.True(book.Seq >= lastSeq);
                    Assert.Equal((50, 50), (book.Bids.Count, book.Asks.Count));
                    lastSeq = book.Seq;
                    break;
                case "publicTrade":
                    Assert.All(frame.Data().EnumerateArray(), trade => Assert.True(trade.Long("seq") > lastSeq));
                    break;
                case "tickers" when frame.Kind() == "delta":
                    Assert.Equal(book.Seq, frame.Long("cs"));
                    Assert.Equal(book.Bids.First().Value, frame.Data().Text("bid1Size"));
                    Assert.Equal(book.Asks.First().Key, frame.Data().Number("ask1Price"));
                    break;
                default:
                    break;
            }
        }

        Assert.InRange(kinds["orderbook.50.SIGNAL1USDT"], 600, 601);
        Assert.InRange(kinds["tickers.SIGNAL1USDT"], 120, 121);
        Assert.InRange(kinds["publicTrade.SIGNAL1USDT"], 30, 90);
        Assert.Equal(500, exchange.Get("/v5/market/orderbook", "category=linear&symbol=SIGNAL1USDT&limit=500").GetProperty("result").GetProperty("b").GetArrayLength());
        Assert.Equal(1, exchange.Get("/v5/market/instruments-info", "category=linear").GetProperty("result").GetProperty("list").GetArrayLength());
    }

    [Fact]
    public void Control_PauseAndGoOn_NothingHappensMeanwhileAndNothingIsMadeUpFor()
    {
        VirtualExchange exchange = new(new PlantedMarket(Terms, 1, 5));
        ClientSession client = exchange.Connect();
        exchange.Subscribe(client, "orderbook.50.SIGNAL1USDT");
        VirtualExchange.Take(client);
        exchange.Control("""{"cmd":"rate","value":0}""");
        Assert.Empty(exchange.Run(client, 60));
        exchange.Control("""{"cmd":"rate","value":1200}""");
        Assert.Equal(50, exchange.Run(client, 10).Count());
    }

    [Theory]
    [InlineData("""{"cmd":"burst"}""")]
    [InlineData("""{"cmd":"list","symbol":"NEWUSDT"}""")]
    [InlineData("""{"cmd":"ticksize","symbol":"SIGNAL1USDT","tick":"0.01"}""")]
    [InlineData("""{"cmd":"wall","symbol":"SIGNAL1USDT","side":"bid","bps":1}""")]
    public void Control_WhatWouldChangeTheLaw_Refused(string command) =>
        Assert.Contains("expected the synthetic market, got the one with a planted signal", new VirtualExchange(new PlantedMarket(Terms, 1, 5)).Refused(command), StringComparison.Ordinal);

    [Fact]
    public async Task Start_OverARealSocket_ServesTheSymbols()
    {
        await using SandboxServer server = await SandboxServer.StartAsync(new SandboxOptions { Signal = new SignalOptions { Symbols = 3 } });
        using HttpClient client = new();
        using JsonDocument listed = JsonDocument.Parse(await client.GetStringAsync(new Uri(server.RestUrl + "/v5/market/instruments-info?category=linear")));
        Assert.Equal(["SIGNAL1USDT", "SIGNAL2USDT", "SIGNAL3USDT"], listed.RootElement.GetProperty("result").GetProperty("list").EnumerateArray().Select(static e => e.Text("symbol")));
    }

    private static double[] Path(LatentSignal signal) => [.. Enumerable.Range(0, 2_000).Select(_ => signal.Step())];

    // Of the mid, from step to step.
    private static double[] Moves(PlantedTerms terms, int symbol)
    {
        PlantedFlow flow = PlantedFlows.Make(terms, 5, symbol);
        double last = PlantedFlows.Mid(flow);
        return [.. Enumerable.Range(0, 2_000).Select(_ =>
        {
            flow.Step(0);
            (double before, last) = (last, PlantedFlows.Mid(flow));
            return last - before;
        })];
    }

    // Of the frames of the first symbol.
    private static string Digest(ulong seed, int stepMs, int symbols)
    {
        VirtualExchange exchange = new(new PlantedMarket(Terms, symbols, seed));
        ClientSession first = exchange.Connect(), rest = exchange.Connect();
        exchange.Subscribe(first, "orderbook.50.SIGNAL1USDT", "publicTrade.SIGNAL1USDT", "tickers.SIGNAL1USDT");
        foreach (int other in Enumerable.Range(2, symbols - 1))
        {
            exchange.Subscribe(rest, $"orderbook.50.{PlantedMarket.SymbolOf(other)}");
        }

        // The acknowledgement names the connection.
        VirtualExchange.TakeBytes(first);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        int frames = 0;
        for (int ms = 0; ms < 26_000; ms += stepMs)
        {
            exchange.Advance(stepMs * VirtualExchange.MsNs);
            foreach (byte[] frame in VirtualExchange.TakeBytes(first))
            {
                hash.AppendData(frame);
                frames++;
            }
        }
        Assert.True(frames > 150, $"{frames} frames");
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}

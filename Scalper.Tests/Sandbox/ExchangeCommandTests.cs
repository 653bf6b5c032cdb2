using System.Text.Json;
using Scalper.Sandbox.Synthetic;
using Scalper.Sandbox.Venue;

namespace Scalper.Tests.Sandbox;

public sealed class ExchangeCommandTests
{
    private readonly VirtualExchange _exchange = new(new SyntheticMarket(1, 1_200));
    private readonly ClientSession _client;

    public ExchangeCommandTests() => _client = _exchange.Connect();

    [Fact]
    public void Ping_WithRequestId_PongOfThePublicLinearShape()
    {
        _exchange.Send(_client, """{"req_id":"7","op":"ping"}""");
        Assert.Equal($$"""{"success":true,"ret_msg":"pong","conn_id":"{{_client.ConnectionId}}","req_id":"7","op":"ping"}""", VirtualExchange.TakeOne(_client).GetRawText());
    }

    [Fact]
    public void Ping_WithoutRequestId_EmptyRequestId()
    {
        _exchange.Send(_client, """{"op":"ping"}""");
        Assert.Equal("", VirtualExchange.TakeOne(_client).Text("req_id"));
    }

    [Fact]
    public void Subscribe_GoodTopics_AckThenSnapshots()
    {
        _exchange.Subscribe(_client, "orderbook.50.BTCUSDT", "publicTrade.BTCUSDT", "tickers.BTCUSDT");
        List<JsonElement> frames = VirtualExchange.Take(_client);
        Assert.Equal($$"""{"success":true,"ret_msg":"","conn_id":"{{_client.ConnectionId}}","req_id":"r","op":"subscribe"}""", frames[0].GetRawText());
        Assert.Equal(["orderbook.50.BTCUSDT", "tickers.BTCUSDT"], frames.Skip(1).Select(static frame => frame.Topic()));
        Assert.Equal(["topic", "type", "ts", "data", "cts"], frames[1].EnumerateObject().Select(static field => field.Name));
        Assert.Equal(["topic", "type", "data", "cs", "ts"], frames[2].EnumerateObject().Select(static field => field.Name));
        Assert.All(frames.Skip(1), static frame => Assert.Equal("snapshot", frame.Kind()));
    }

    [Theory]
    [InlineData("publicTrade.NOPEUSDT")]
    [InlineData("orderbook.500.BTCUSDT")]
    [InlineData("orderbook.51.BTCUSDT")]
    [InlineData("orderbook.BTCUSDT")]
    [InlineData("kline.1")]
    [InlineData("tickers.")]
    [InlineData("")]
    public void Subscribe_OneBadTopic_RefusesAllAndNamesIt(string bad)
    {
        _exchange.Subscribe(_client, "tickers.BTCUSDT", bad, "tickers.NEITHERUSDT");
        JsonElement refusal = VirtualExchange.TakeOne(_client);
        Assert.False(refusal.GetProperty("success").GetBoolean());
        Assert.Equal($"error:handler not found,topic:{bad}", refusal.Text("ret_msg"));
        Assert.Equal(("subscribe", "r"), (refusal.Text("op"), refusal.Text("req_id")));
        Assert.Empty(_exchange.Run(_client, 5));
    }

    [Fact]
    public void Subscribe_Twice_RefusedAsAlreadySubscribed()
    {
        _exchange.Subscribe(_client, "tickers.ETHUSDT");
        VirtualExchange.Take(_client);
        _exchange.Subscribe(_client, "tickers.BTCUSDT", "tickers.ETHUSDT");
        Assert.Equal("error:already subscribed,topic:tickers.ETHUSDT", VirtualExchange.TakeOne(_client).Text("ret_msg"));
        Assert.DoesNotContain(_exchange.Run(_client, 5), static frame => frame.Topic() == "tickers.BTCUSDT");
    }

    [Fact]
    public void Subscribe_TheSameTopicTwiceInOneRequest_Refused()
    {
        _exchange.Subscribe(_client, "tickers.ETHUSDT", "tickers.ETHUSDT");
        Assert.Equal("error:already subscribed,topic:tickers.ETHUSDT", VirtualExchange.TakeOne(_client).Text("ret_msg"));
    }

    [Fact]
    public void Subscribe_ArgsBeyondTheLimitOfTheConnection_RefusedUntilSomeAreGivenUp()
    {
        string[] topics = [.. _exchange.Exchange.Market.Board.All.SelectMany(static listing => new[] { $"orderbook.50.{listing.Symbol}", $"publicTrade.{listing.Symbol}" })];
        int fitting = 0;
        for (int length = 1; fitting < topics.Length && length + topics[fitting].Length + 3 <= 21_000; fitting++)
        {
            length += topics[fitting].Length + 3;
        }

        Assert.True(JsonSerializer.Serialize(topics[..fitting]).Length is <= 21_000 and > 20_900);
        _exchange.Subscribe(_client, topics[..200]);
        _exchange.Subscribe(_client, topics[200..fitting]);
        Assert.DoesNotContain(VirtualExchange.Take(_client), static frame => frame.TryGetProperty("success", out JsonElement success) && !success.GetBoolean());

        _exchange.Subscribe(_client, topics[fitting]);
        Assert.StartsWith("error:args length", VirtualExchange.TakeOne(_client).Text("ret_msg"), StringComparison.Ordinal);
        _exchange.Unsubscribe(_client, topics[0], topics[1]);
        VirtualExchange.Take(_client);
        _exchange.Subscribe(_client, topics[fitting]);
        Assert.True(VirtualExchange.Take(_client)[0].GetProperty("success").GetBoolean());
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("[1,2]")]
    [InlineData("""{"op":"subscribe","args":"tickers.BTCUSDT"}""")]
    [InlineData("""{"op":"subscribe","args":[1]}""")]
    [InlineData("""{"op":"subscribe"}""")]
    [InlineData("""{"op":"auth","args":["k",1,"s"]}""")]
    [InlineData("""{"op":"fly"}""")]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("""{"op":"subscribe","args":["\ud800"]}""")]
    [InlineData("""{"op":"\udc00"}""")]
    public void Receive_NonsenseOfAnyKind_RefusedAndStillConnected(string text)
    {
        _exchange.Send(_client, text);
        Assert.False(VirtualExchange.TakeOne(_client).GetProperty("success").GetBoolean());
        _exchange.Send(_client, """{"op":"ping"}""");
        Assert.Equal("pong", VirtualExchange.TakeOne(_client).Text("ret_msg"));
    }

    [Fact]
    public void Unsubscribe_UnknownTopic_Refused()
    {
        _exchange.Unsubscribe(_client, "tickers.NOPEUSDT");
        Assert.Equal("error:handler not found,topic:tickers.NOPEUSDT", VirtualExchange.TakeOne(_client).Text("ret_msg"));
    }

    [Fact]
    public void Receive_RequestIdWithQuotes_EchoedEscaped()
    {
        _exchange.Send(_client, """{"req_id":"a\"b\\","op":"ping"}""");
        Assert.Equal("a\"b\\", VirtualExchange.TakeOne(_client).Text("req_id"));
    }

    [Fact]
    public void Subscribe_PreLaunch_AcceptedButWithoutBookOrTrades()
    {
        string symbol = _exchange.Exchange.Market.Board.All.First(static listing => listing.Status == "PreLaunch").Symbol;
        _exchange.Subscribe(_client, $"orderbook.50.{symbol}", $"publicTrade.{symbol}", $"tickers.{symbol}");
        List<JsonElement> frames = VirtualExchange.Take(_client);
        Assert.Equal(["", $"tickers.{symbol}"], frames.Select(static frame => frame.Topic()));
        Assert.Equal("NotStarted", frames[1].Data().Text("curPreListingPhase"));
        Assert.Empty(_exchange.Run(_client, 10));
    }
}

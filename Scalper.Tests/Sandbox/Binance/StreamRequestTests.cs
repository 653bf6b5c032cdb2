using System.Text.Json;
using Scalper.Sandbox.Binance;
using Scalper.Sandbox.Venue;

namespace Scalper.Tests.Sandbox.Binance;

public sealed class StreamRequestTests
{
    private readonly VirtualBinance _venue = new();

    [Fact]
    public void Subscribe_Streams_AckThenRawPayloads()
    {
        ClientSession client = _venue.Subscribed("/public/ws", "btcusdt@depth@100ms", "btcusdt@trade", "btcusdt@bookTicker");
        List<JsonElement> frames = _venue.Run(client, 5);
        Assert.Equal(["bookTicker", "depthUpdate", "trade"], frames.Select(static frame => frame.Text("e")).Distinct().Order());
    }

    [Fact]
    public void Connect_ToStreamsByPath_RawWithoutAck()
    {
        ClientSession client = _venue.Connect("/market/ws/btcusdt@aggTrade/btcusdt@markPrice@1s");
        Assert.Equal(["aggTrade", "markPriceUpdate"], _venue.Run(client, 5).Select(static frame => frame.Text("e")).Distinct().Order());
    }

    [Fact]
    public void Connect_Combined_EnvelopeWithTheNameAskedFor()
    {
        ClientSession client = _venue.Connect("/public/stream?streams=btcusdt@depth/ethusdt%40trade");
        List<JsonElement> frames = _venue.Run(client, 5);
        Assert.Equal(["btcusdt@depth", "ethusdt@trade"], frames.Select(static frame => frame.Text("stream")).Distinct().Order());
        Assert.All(frames, static frame => Assert.Equal(["stream", "data"], frame.EnumerateObject().Select(static field => field.Name)));
    }

    [Fact]
    public void Connect_WithoutTier_IsPublic()
    {
        ClientSession client = _venue.Connect("/ws/btcusdt@trade/btcusdt@aggTrade");
        Assert.Equal(["trade"], _venue.Run(client, 5).Select(static frame => frame.Text("e")).Distinct());
    }

    [Theory]
    [InlineData("/public/ws", "btcusdt@aggTrade")]
    [InlineData("/public/ws", "!markPrice@arr@1s")]
    [InlineData("/market/ws", "btcusdt@depth@100ms")]
    [InlineData("/market/ws", "btcusdt@trade")]
    [InlineData("/public/ws", "nopeusdt@depth@100ms")]
    [InlineData("/public/ws", "BTCUSDT@depth@100ms")]
    [InlineData("/public/ws", "btcusdt@depth@50ms")]
    [InlineData("/public/ws", "btcperp@depth@100ms")]
    public void Subscribe_WrongTierOrUnknown_AckedAndSilent(string target, string stream)
    {
        ClientSession client = _venue.Subscribed(target, stream);
        Assert.Empty(_venue.Run(client, 5));
        _venue.Send(client, """{"method":"LIST_SUBSCRIPTIONS","id":3}""");
        Assert.Equal($$"""{"result":["{{stream}}"],"id":3}""", VirtualExchange.TakeOne(client).GetRawText());
    }

    [Fact]
    public void Unsubscribe_OneOfTwo_TheOtherGoesOn()
    {
        ClientSession client = _venue.Subscribed("/public/ws", "btcusdt@depth@100ms", "ethusdt@depth@100ms");
        _venue.Send(client, """{"method":"UNSUBSCRIBE","params":["btcusdt@depth@100ms","solusdt@trade"],"id":18446744073709551615}""");
        Assert.Equal("""{"result":null,"id":18446744073709551615}""", VirtualExchange.TakeOne(client).GetRawText());
        Assert.Equal(["ETHUSDT"], _venue.Run(client, 5).Select(static frame => frame.Text("s")).Distinct());
    }

    [Fact]
    public void SetProperty_Combined_EnvelopesFromThenOn()
    {
        ClientSession client = _venue.Subscribed("/public/ws", "btcusdt@trade");
        _venue.Send(client, """{"method":"SET_PROPERTY","params":["combined",true],"id":4}""");
        _venue.Send(client, """{"method":"GET_PROPERTY","params":["combined"],"id":5}""");
        Assert.Equal(["""{"result":null,"id":4}""", """{"result":true,"id":5}"""], VirtualExchange.Take(client).Select(static frame => frame.GetRawText()));
        Assert.All(_venue.Run(client, 3), static frame => Assert.Equal("btcusdt@trade", frame.Text("stream")));
    }

    [Theory]
    [InlineData("what", 3, false)]
    [InlineData("""["SUBSCRIBE"]""", 2, false)]
    [InlineData("""{"method":"SUBSCRIBE","params":["btcusdt@trade"],"id":-1}""", 2, false)]
    [InlineData("""{"method":"SUBSCRIBE","params":["btcusdt@trade"],"id":"1"}""", 2, false)]
    [InlineData("""{"method":"SUBSCRIBE","params":["btcusdt@trade"]}""", 2, false)]
    [InlineData("""{"method":"SUBSCRIBE","params":"btcusdt@trade","id":1}""", 2, true)]
    [InlineData("""{"method":"SUBSCRIBE","params":[],"id":1}""", 2, true)]
    [InlineData("""{"method":"SUBSCRIBE","params":[7],"id":1}""", 2, true)]
    [InlineData("""{"method":"DANCE","params":["btcusdt@trade"],"id":1}""", 2, true)]
    [InlineData("""{"method":"SET_PROPERTY","params":["colour",true],"id":1}""", 0, true)]
    [InlineData("""{"method":"SET_PROPERTY","params":["combined","yes"],"id":1}""", 1, true)]
    public void Send_Malformed_ErrorAndNothingSubscribed(string text, int code, bool namesId)
    {
        ClientSession client = _venue.Connect();
        _venue.Send(client, text);
        JsonElement answer = VirtualExchange.TakeOne(client);
        Assert.Equal((code, namesId), (answer.GetProperty("error").GetProperty("code").GetInt32(), answer.TryGetProperty("id", out _)));
        Assert.NotEmpty(answer.GetProperty("error").Text("msg"));
        Assert.Empty(_venue.Run(client, 3));
    }

    [Fact]
    public void Send_EleventhMessageWithinASecond_Closed()
    {
        ClientSession client = _venue.Connect();
        for (int i = 0; i < 10; i++)
        {
            _venue.Send(client, """{"method":"LIST_SUBSCRIPTIONS","id":1}""");
        }

        Assert.Null(client.End);
        _venue.Exchange.ReceiveControl(client, isPong: true, ReadOnlyMemory<byte>.Empty, _venue.NowNs);
        Assert.Equal(1008, client.End?.Code);
    }

    [Fact]
    public void Send_TenMessagesASecond_StaysOpen()
    {
        ClientSession client = _venue.Connect();
        for (int i = 0; i < 50; i++)
        {
            _venue.Send(client, """{"method":"LIST_SUBSCRIPTIONS","id":1}""");
            _venue.Advance(0.1);
        }

        Assert.Null(client.End);
    }

    [Fact]
    public void Subscribe_MoreStreamsThanAllowed_Closed()
    {
        ClientSession client = _venue.Connect();
        _venue.Subscribe(client, [.. Enumerable.Range(0, 1_024).Select(static i => $"coin{i}usdt@trade")]);
        Assert.Null(client.End);
        _venue.Subscribe(client, "coin7usdt@trade");
        Assert.Null(client.End);
        _venue.Subscribe(client, "btcusdt@trade");
        Assert.Equal(1008, client.End?.Code);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/public")]
    [InlineData("/private/ws")]
    [InlineData("/public/stream/btcusdt@trade")]
    [InlineData("/v5/public/linear")]
    public void Parse_NoSuchPath_None(string target) => Assert.Null(StreamTarget.Parse(target));
}

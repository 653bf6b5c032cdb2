using System.Text;
using System.Text.Json;
using Scalper.Sandbox.Binance.Rest;
using Scalper.Sandbox.Venue;

namespace Scalper.Tests.Sandbox.Binance;

public sealed class BinanceFaultTests
{
    private const string Depth = "btcusdt@depth@100ms";
    private readonly VirtualBinance _venue = new();

    [Fact]
    public void Gap_OneClient_ItsChainBreaksOnceAndTheOthersDoesNot()
    {
        ClientSession client = _venue.Subscribed("/public/ws", Depth), other = _venue.Subscribed("/public/ws", Depth);
        List<JsonElement> frames = _venue.Run(client, 1);
        _venue.Control($$"""{"cmd":"gap","topic":"{{Depth}}","client":0,"count":2}""");
        frames.AddRange(_venue.Run(client, 5));
        Assert.Equal(2, Chains(frames));
        List<JsonElement> all = VirtualExchange.Take(other);
        Assert.Equal((1, frames.Count + 2), (Chains(all), all.Count));
    }

    [Fact]
    public void Duplicate_OneStream_TheSameMessageTwice()
    {
        ClientSession client = _venue.Subscribed("/public/ws", Depth);
        _venue.Control("""{"cmd":"duplicate","symbol":"BTCUSDT"}""");
        List<JsonElement> frames = _venue.Run(client, 1);
        Assert.Equal(frames[0].GetRawText(), frames[1].GetRawText());
        Assert.NotEqual(frames[1].GetRawText(), frames[2].GetRawText());
    }

    [Fact]
    public void Silence_OneStream_TheOtherGoesOn()
    {
        ClientSession client = _venue.Subscribed("/public/ws", Depth, "btcusdt@trade");
        _venue.Control($$"""{"cmd":"silence","topic":"{{Depth}}","seconds":5}""");
        Assert.Equal(["trade"], _venue.Run(client, 5).Select(static frame => frame.Text("e")).Distinct());
        Assert.Contains(_venue.Run(client, 1), static frame => frame.Text("e") == "depthUpdate");
    }

    [Theory]
    [InlineData("""{"cmd":"drop"}""", 1006)]
    [InlineData("""{"cmd":"drop","code":1008,"reason":"away"}""", 1008)]
    public void Drop_AClient_EndsWithThatCode(string command, int code)
    {
        ClientSession client = _venue.Subscribed("/public/ws", Depth);
        _venue.Control(command);
        Assert.Equal(code, client.End?.Code);
        Assert.Equal(0, _venue.Exchange.ClientCount);
    }

    [Fact]
    public void HalfOpen_ThenOver_WhatWaitedComesAndRequestsAreRead()
    {
        ClientSession client = _venue.Subscribed("/public/ws", Depth);
        _venue.Control("""{"cmd":"halfopen","seconds":3}""");
        _venue.Subscribe(client, "btcusdt@trade");
        Assert.Empty(_venue.Run(client, 2.9));
        List<JsonElement> frames = _venue.Run(client, 3);
        Assert.Equal(1, Chains(frames));
        Assert.Contains(frames, static frame => frame.TryGetProperty("result", out _));
        Assert.Contains(frames, static frame => frame.TryGetProperty("e", out JsonElement kind) && kind.GetString() == "trade");
    }

    [Fact]
    public void EngineRestart_WithAPause_IdsGoOnAtAJumpAndTheChainIsBroken()
    {
        ClientSession client = _venue.Subscribed("/public/ws", Depth, "ethusdt@depth@100ms");
        long before = _venue.Run(client, 1).Last(static frame => frame.Text("s") == "BTCUSDT").Long("u");
        _venue.Control("""{"cmd":"enginerestart","symbol":"BTCUSDT","seconds":2}""");
        Assert.All(_venue.Run(client, 1.9), static frame => Assert.Equal("ETHUSDT", frame.Text("s")));
        JsonElement first = _venue.Run(client, 2).First(static frame => frame.Text("s") == "BTCUSDT");
        Assert.True(first.Long("pu") > before + 500_000);
        Assert.True(_venue.Get("/fapi/v1/depth?symbol=BTCUSDT&limit=5").Long("lastUpdateId") > first.Long("pu"));
    }

    [Fact]
    public void ZeroDelete_OneFrame_DeletesWhatIsNotThereWithinTheChain()
    {
        ClientSession client = _venue.Subscribed("/public/ws", Depth);
        _venue.Run(client, 1);
        _venue.Control("""{"cmd":"zerodelete","symbol":"BTCUSDT"}""");
        JsonElement frame = VirtualExchange.Take(client)[^1];
        Assert.Equal("0.000", frame.GetProperty("b")[0][1].GetString());
        Assert.Equal(frame.Long("u"), _venue.Run(client, 1)[0].Long("pu"));
    }

    [Fact]
    public void Cross_OneFrame_ABidAboveTheAsk()
    {
        ClientSession client = _venue.Subscribed("/public/ws", Depth);
        _venue.Run(client, 1);
        _venue.Control("""{"cmd":"cross"}""");
        JsonElement frame = VirtualExchange.Take(client)[^1];
        Assert.True(string.CompareOrdinal(frame.GetProperty("b")[0][0].GetString(), frame.GetProperty("a")[0][0].GetString()) > 0);
    }

    [Fact]
    public void Garbage_InPlaceOfTheNext_UnreadableAndTheChainIsBroken()
    {
        ClientSession client = _venue.Subscribed("/public/ws", Depth);
        _venue.Run(client, 1);
        _venue.Control($$"""{"cmd":"garbage","topic":"{{Depth}}","kind":"types","replace":true}""");
        Assert.Equal("soon", _venue.Run(client, 1)[0].Text("E"));
    }

    [Theory]
    [InlineData(429, 7, "-1003")]
    [InlineData(418, 120, "-1003")]
    [InlineData(503, null, "Service Unavailable.")]
    public void RestFail_SoManyCalls_ThatStatusThenWellAgain(int status, int? retryAfter, string words)
    {
        _venue.Control($$"""{"cmd":"restfail","path":"depth","symbol":"BTCUSDT","status":{{status}},"count":2{{(retryAfter is null ? "" : $",\"retryAfter\":{retryAfter}")}}}""");
        Assert.Equal(200, _venue.Ask("/fapi/v1/time").Status);
        Assert.Equal(200, _venue.Ask("/fapi/v1/depth?symbol=ETHUSDT").Status);
        for (int i = 0; i < 2; i++)
        {
            RestReply reply = _venue.Ask("/fapi/v1/depth?symbol=BTCUSDT");
            Assert.Equal((status, retryAfter), (reply.Status, reply.RetryAfterSeconds));
            Assert.Contains(words, Encoding.UTF8.GetString(reply.Body), StringComparison.Ordinal);
        }

        Assert.Equal(200, _venue.Ask("/fapi/v1/depth?symbol=BTCUSDT").Status);
    }

    [Fact]
    public void RestDelay_ACall_TheBookOfWhenItWasAsked()
    {
        _venue.Control("""{"cmd":"restdelay","ms":2500,"seconds":9}""");
        Assert.Equal(2_500_000_000, _venue.Ask("/fapi/v1/depth?symbol=BTCUSDT").DelayNs);
        _venue.Advance(9);
        Assert.Equal(0, _venue.Ask("/fapi/v1/depth?symbol=BTCUSDT").DelayNs);
    }

    [Fact]
    public void RestStale_WhileTheMarketGoesOn_TheBookOfThen()
    {
        ClientSession client = _venue.Subscribed("/public/ws", Depth);
        _venue.Run(client, 1);
        long id = _venue.Get("/fapi/v1/depth?symbol=BTCUSDT").Long("lastUpdateId");
        _venue.Control("""{"cmd":"reststale","symbol":"BTCUSDT","seconds":5}""");
        Assert.All(_venue.Run(client, 4), frame => Assert.True(frame.Long("u") > id));
        Assert.Equal(id, _venue.Get("/fapi/v1/depth?symbol=BTCUSDT&limit=1000").Long("lastUpdateId"));
        _venue.Run(client, 2);
        Assert.True(_venue.Get("/fapi/v1/depth?symbol=BTCUSDT").Long("lastUpdateId") > id);
    }

    [Fact]
    public void Delist_ThenListedAgain_SilentAndSettlingThenItsStreamsGoOn()
    {
        ClientSession client = _venue.Subscribed("/public/ws", Depth);
        _venue.Control("""{"cmd":"delist","symbol":"BTCUSDT","seconds":5}""");
        VirtualExchange.Take(client);
        Assert.Empty(_venue.Run(client, 4));
        Assert.Equal(400, _venue.Ask("/fapi/v1/depth?symbol=BTCUSDT").Status);
        Assert.Equal("SETTLING", Status("BTCUSDT"));
        Assert.NotEmpty(_venue.Run(client, 3));
        Assert.Equal("TRADING", Status("BTCUSDT"));
    }

    [Fact]
    public void List_ANewContract_WhoHadNamedItGetsIt()
    {
        ClientSession client = _venue.Subscribed("/public/ws", "newusdt@depth@100ms");
        Assert.Empty(_venue.Run(client, 2));
        _venue.Control("""{"cmd":"list","symbol":"NEWUSDT","like":"BTCUSDT"}""");
        Assert.NotEmpty(_venue.Run(client, 2));
        Assert.Equal("TRADING", Status("NEWUSDT"));
    }

    [Fact]
    public void TickSize_Changed_BooksBeginAnewOnThatGrid()
    {
        DepthClient client = new(_venue, "BTCUSDT");
        client.Run(2);
        _venue.Control("""{"cmd":"ticksize","symbol":"BTCUSDT","tick":"0.50"}""");
        client.Run(5);
        Assert.Equal((true, 2), (client.Books[0].IsLive, client.Books[0].Starts));
        Assert.All(client.Books[0].Bids.Keys, static price => Assert.Equal(0, price % 0.5m));
    }

    [Fact]
    public void Rate_Zero_NothingHappensThenTheChainGoesOn()
    {
        ClientSession client = _venue.Subscribed("/public/ws", Depth);
        List<JsonElement> frames = _venue.Run(client, 1);
        _venue.Control("""{"cmd":"rate","value":0,"seconds":3}""");
        Assert.Empty(_venue.Run(client, 2.9));
        frames.AddRange(_venue.Run(client, 2));
        Assert.Equal(1, Chains(frames));
    }

    [Theory]
    [InlineData("""{"cmd":"nopong"}""", "expected \"cmd\" to be one of")]
    [InlineData("""{"cmd":"gap","depth":50}""", "gap: expected symbol, topic, client, count, got 'depth'")]
    [InlineData("""{"cmd":"gap","topic":"orderbook.50.BTCUSDT"}""", "gap: expected a topic such as btcusdt@depth@100ms, got")]
    [InlineData("""{"cmd":"reststale","symbol":"BTCPERP"}""", "reststale: expected a contract that trades")]
    [InlineData("""{"cmd":"enginerestart"}""", "enginerestart: expected \"symbol\", got none")]
    public void Control_NotOfThisVenue_Refused(string command, string expected) => Assert.StartsWith(expected, _venue.Refused(command), StringComparison.Ordinal);

    [Fact]
    public void Truth_AWatchedContract_TheBookOfItsLastId()
    {
        ClientSession client = _venue.Subscribed("/public/ws", Depth);
        JsonElement last = _venue.Run(client, 5)[^1];
        JsonElement truth = Truth("BTCUSDT");
        Assert.Equal((last.Long("u"), true, 1_000), (truth.Long("u"), truth.GetProperty("streaming").GetBoolean(), truth.GetProperty("b").GetArrayLength()));
        _venue.Control("""{"cmd":"enginerestart","symbol":"BTCUSDT","seconds":9}""");
        Assert.False(Truth("BTCUSDT").GetProperty("streaming").GetBoolean());
        Assert.Equal("BTCUSDT", Truth("*").Text("symbol"));
        Assert.Null(_venue.Exchange.Truth("NOPEUSDT", 100, 1_000, _venue.NowNs));
    }

    /// <summary>Into how many unbroken runs the depth messages fall.</summary>
    private static int Chains(List<JsonElement> frames)
    {
        JsonElement[] depths = [.. frames.Where(static frame => frame.TryGetProperty("pu", out _))];
        return depths.Length == 0 ? 0 : 1 + depths.Zip(depths.Skip(1)).Count(static pair => pair.Second.Long("pu") != pair.First.Long("u"));
    }

    private string Status(string symbol) => _venue.Get("/fapi/v1/exchangeInfo").GetProperty("symbols").EnumerateArray().Single(entry => entry.Text("symbol") == symbol).Text("status");

    private JsonElement Truth(string symbol) =>
        JsonSerializer.Deserialize<JsonElement>(_venue.Exchange.Truth(symbol, 100, 1_000, _venue.NowNs)!).GetProperty("list")[0];
}

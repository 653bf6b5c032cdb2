using System.Text;
using System.Text.Json;
using Scalper.Sandbox.Binance.Rest;
using Scalper.Sandbox.Venue;

namespace Scalper.Tests.Sandbox.Binance;

public sealed class RestTests
{
    private readonly VirtualBinance _venue = new();

    [Fact]
    public void Time_AnyTime_TheExchangesOwn() => Assert.Equal($$"""{"serverTime":{{VirtualBinance.StartNs / VirtualBinance.MsNs}}}""", _venue.Get("/fapi/v1/time").GetRawText());

    [Theory]
    [InlineData("", 500, 10)]
    [InlineData("&limit=5", 5, 2)]
    [InlineData("&limit=50", 50, 2)]
    [InlineData("&limit=100", 100, 5)]
    [InlineData("&limit=500", 500, 10)]
    [InlineData("&limit=1000", 1_000, 20)]
    public void Depth_Limit_SoManyLevelsForThatWeight(string limit, int levels, int weight)
    {
        RestReply reply = _venue.Ask("/fapi/v1/depth?symbol=BTCUSDT" + limit);
        JsonElement book = VirtualBinance.Parsed(reply);
        Assert.Equal((200, weight, levels, levels), (reply.Status, reply.UsedWeight, book.GetProperty("bids").GetArrayLength(), book.GetProperty("asks").GetArrayLength()));
        Assert.True(decimal.Parse(book.GetProperty("bids")[0][0].GetString()!, System.Globalization.CultureInfo.InvariantCulture) < decimal.Parse(book.GetProperty("asks")[0][0].GetString()!, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("/fapi/v1/depth?symbol=NOPEUSDT", 400, """{"code":-1121,"msg":"Invalid symbol."}""")]
    [InlineData("/fapi/v1/depth?symbol=btcusdt", 400, """{"code":-1121,"msg":"Invalid symbol."}""")]
    [InlineData("/fapi/v1/ticker/24hr?symbol=BTCPERP", 400, """{"code":-1121,"msg":"Invalid symbol."}""")]
    [InlineData("/fapi/v1/depth", 400, """{"code":-1102,"msg":"Mandatory parameter 'symbol' was not sent, was empty/null, or malformed."}""")]
    [InlineData("/fapi/v1/depth?symbol=BTCUSDT&limit=7", 400, """{"code":-4021,"msg":"'7' is not valid depth limit."}""")]
    [InlineData("/fapi/v1/nothing", 404, """{"code":-5000,"msg":"Path /fapi/v1/nothing, Method GET is invalid"}""")]
    public void Ask_BadQuery_TheVenuesError(string pathAndQuery, int status, string body)
    {
        RestReply reply = _venue.Ask(pathAndQuery);
        Assert.Equal((status, body), (reply.Status, Encoding.UTF8.GetString(reply.Body)));
    }

    [Fact]
    public void ExchangeInfo_AllContracts_StatusesAndSteps()
    {
        JsonElement[] symbols = [.. _venue.Get("/fapi/v1/exchangeInfo").GetProperty("symbols").EnumerateArray()];
        Assert.All(symbols, static symbol => Assert.EndsWith("USDT", symbol.Text("symbol"), StringComparison.Ordinal));
        Assert.All(symbols, static symbol => Assert.Equal("TRADING", symbol.Text("status")));
        JsonElement bitcoin = symbols.Single(static symbol => symbol.Text("symbol") == "BTCUSDT");
        Assert.Equal(["0.10", "0.001"], bitcoin.GetProperty("filters").EnumerateArray().Take(2).Select(static filter => filter.TryGetProperty("tickSize", out JsonElement tick) ? tick.GetString() : filter.Text("stepSize")));
    }

    [Fact]
    public void Prices_OneAndAll_TheSameEntryAndItsWeight()
    {
        foreach ((string path, int one, int all) in new[] { ("/fapi/v1/ticker/24hr", 1, 40), ("/fapi/v1/premiumIndex", 1, 10) })
        {
            VirtualBinance venue = new();
            RestReply single = venue.Ask(path + "?symbol=ETHUSDT"), list = venue.Ask(path);
            Assert.Equal((one, one + all), (single.UsedWeight, list.UsedWeight));
            Assert.Contains(VirtualBinance.Parsed(list).EnumerateArray(), entry => entry.GetRawText() == VirtualBinance.Parsed(single).GetRawText());
        }
    }

    [Fact]
    public void FundingInfo_Adjusted_NoneOfEightHours()
    {
        JsonElement[] entries = [.. _venue.Get("/fapi/v1/fundingInfo").EnumerateArray()];
        Assert.Equal([1, 4], entries.Select(static entry => entry.Long("fundingIntervalHours")).Distinct().Order());
        Assert.DoesNotContain(entries, static entry => entry.Text("symbol") == "BTCUSDT");
    }

    [Fact]
    public void Ask_BeyondTheWeight_RefusedUntilTheMinuteIsOver()
    {
        RestReply reply = Exhaust();
        Assert.Equal((429, 2_420), (reply.Status, reply.UsedWeight));
        Assert.Equal(-1003, VirtualBinance.Parsed(reply).GetProperty("code").GetInt32());
        Assert.InRange(reply.RetryAfterSeconds!.Value, 1, 60);
        Assert.Equal(200, _venue.Ask("/fapi/v1/time", "10.0.0.2").Status);
        _venue.Advance(reply.RetryAfterSeconds.Value);
        RestReply next = _venue.Ask("/fapi/v1/time");
        Assert.Equal((200, 1), (next.Status, next.UsedWeight));
    }

    [Fact]
    public void Ask_GoesOnThoughRefused_BannedForTwoMinutes()
    {
        Exhaust();
        RestReply[] more = [.. Enumerable.Range(0, 10).Select(_ => _venue.Ask("/fapi/v1/time"))];
        Assert.Equal(418, more[^1].Status);
        Assert.Equal(120, more[^1].RetryAfterSeconds);
        _venue.Advance(119);
        Assert.Equal(418, _venue.Ask("/fapi/v1/time").Status);
        _venue.Advance(1);
        Assert.Equal(200, _venue.Ask("/fapi/v1/time").Status);
    }

    [Fact]
    public void Depth_WhileStreaming_AnIdThatAMessageSpans()
    {
        ClientSession client = _venue.Subscribed("/public/ws", "btcusdt@depth@100ms");
        int spanned = 0;
        for (int i = 0; i < 40; i++)
        {
            _venue.Run(client, 0.13);
            long id = _venue.Get("/fapi/v1/depth?symbol=BTCUSDT&limit=5").Long("lastUpdateId");
            JsonElement next = _venue.Run(client, 1)[0];
            Assert.True(next.Long("pu") <= id && (next.Long("U") <= id || next.Long("pu") == id));
            spanned += next.Long("U") <= id && next.Long("u") > id ? 1 : 0;
        }

        Assert.True(spanned > 5, $"{spanned} within a message");
    }

    private RestReply Exhaust()
    {
        for (int i = 0; i < 120; i++)
        {
            Assert.Equal(200, _venue.Ask("/fapi/v1/depth?symbol=BTCUSDT&limit=1000").Status);
        }

        return _venue.Ask("/fapi/v1/depth?symbol=BTCUSDT&limit=1000");
    }
}

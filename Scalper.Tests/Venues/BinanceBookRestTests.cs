using System.Text;
using Microsoft.AspNetCore.Http;
using Scalper.Core.Events;
using Scalper.Core.Primitives;
using Scalper.Core.Universe;
using Scalper.Core.Venues.Binance;
using Scalper.Tests.Captures;

namespace Scalper.Tests.Venues;

public sealed class BinanceBookRestTests
{
    private const string Book = """{"lastUpdateId":158,"E":1786000000004,"T":1786000000000,"bids":[["65114.20","6.054"]],"asks":[["65114.30","10.486"]]}""";

    [Theory]
    [InlineData("Binance:BTCUSDT")]
    [InlineData("BTCUSDT")]
    public async Task ReadBook_Symbol_IsASnapshotThatTheCodecReads(string symbol)
    {
        string asked = "";
        byte[] frame = await ReadAsync(symbol, context =>
        {
            asked = context.Request.Path + context.Request.QueryString;
            return context.Response.WriteAsync(Book);
        });
        Assert.Equal("/fapi/v1/depth?symbol=BTCUSDT&limit=1000", asked);
        Assert.Equal($$"""{"snapshot":"BTCUSDT","data":{{Book}}}""", Encoding.UTF8.GetString(frame));
        HeardEvents heard = new(TestFrames.Btc);
        Assert.Equal(DecodeResult.Handled, new BinanceCodec().Decode(frame, heard));
        Assert.Equal(["book 0 True 0 u158 seq158 cts1786000000000 b 651142:6054 a 651143:10486"], heard.Lines);
    }

    [Fact]
    public async Task ReadBook_SymbolOfOtherLetters_IsNamedAsItIs()
    {
        string asked = "";
        byte[] frame = await ReadAsync("Binance:币安人生USDT", context =>
        {
            asked = context.Request.Query["symbol"].ToString();
            return context.Response.WriteAsync(" {\n" + Book[1..]);
        });
        Assert.Equal("币安人生USDT", asked);
        Assert.Equal("币安人生USDT", Encoding.UTF8.GetString(BinanceVenue.Instance.TopicOf(frame).Symbol));
        HeardEvents heard = new(new Instrument("币安人生USDT", DecimalStep.Parse("0.1"), DecimalStep.Parse("0.001")));
        Assert.Equal((DecodeResult.Handled, 1), (new BinanceCodec().Decode(frame, heard), heard.Books));
    }

    [CapturesTheory]
    [InlineData("AKROUSDT", "0.00001", "1")]
    [InlineData("SUSHIUSDT", "0.0010", "1")]
    public async Task ReadBook_RecordedBook_IsTheFrameThatRecordingsHave(string symbol, string tick, string step)
    {
        string body = BinanceCaptures.Body($"rest_usdm_20210722_depth_{symbol}.json.gz");
        byte[] frame = await ReadAsync(symbol, context => context.Response.WriteAsync(body));
        Assert.Equal(BinanceCaptures.Wrap(symbol, body.Trim()), frame);
        HeardEvents heard = new(new Instrument(symbol, DecimalStep.Parse(tick), DecimalStep.Parse(step)));
        Assert.Equal((DecodeResult.Handled, 1), (new BinanceCodec().Decode(frame, heard), heard.Books));
    }

    [Theory]
    [InlineData(200, "[]", "lacks a field")]
    [InlineData(200, "7", "lacks a field")]
    [InlineData(200, "{}", "lacks a field")]
    [InlineData(200, """{"code":-1121,"msg":"Invalid symbol."}""", "lacks a field")]
    [InlineData(200, """{"lastUpdateId":"158","bids":[],"asks":[]}""", "lacks a field")]
    [InlineData(200, """{"lastUpdateId":-1,"bids":[],"asks":[]}""", "lacks a field")]
    [InlineData(200, """{"lastUpdateId":158,"bids":[]}""", "lacks a field")]
    [InlineData(200, """{"lastUpdateId":158,"bids":[],"asks":{}}""", "lacks a field")]
    [InlineData(200, """{"lastUpdateId":158,"bids":[""", "not JSON")]
    [InlineData(400, """{"code":-1121,"msg":"Invalid symbol."}""", "HTTP 400, code -1121")]
    [InlineData(503, "Service Unavailable.", "HTTP 503")]
    public async Task ReadBook_NoBook_IsRefusedInOneLine(int status, string body, string expected)
    {
        VenueRequestException refusal = await Assert.ThrowsAsync<VenueRequestException>(() => ReadAsync("Binance:BTCUSDT", async context =>
        {
            context.Response.StatusCode = status;
            await context.Response.WriteAsync(body);
        }));
        Assert.StartsWith("GET /fapi/v1/depth?symbol=BTCUSDT&limit=1000: ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    private static async Task<byte[]> ReadAsync(string symbol, RequestDelegate answer)
    {
        await using LoopbackRest server = await LoopbackRest.StartAsync(answer);
        using HttpClient http = new();
        return (await new BinanceRest(http, server.Address).ReadBookAsync(symbol, default))!;
    }
}

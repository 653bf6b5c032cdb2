using System.Text;
using System.Text.Json;
using Scalper.Core.Recording;
using Scalper.Core.Venues.Bybit;
using Scalper.Tests.Captures;

namespace Scalper.Tests.Venues;

/// <summary>The topic of a frame, found without reading the frame.</summary>
public sealed class BybitTopicTests
{
    [Theory]
    [InlineData("""{"topic":"orderbook.50.BTCUSDT","type":"delta"}""", "OrderBook 50 BTCUSDT")]
    [InlineData("""{"topic":"publicTrade.ETHUSDT","data":[{"topic":""", "Trades 0 ETHUSDT")]
    [InlineData("""{"type":"delta","data":{"topic":"tickers.NO","x":[1,{"a":2}]},"topic":"tickers.SOLUSDT","ts":1}""", "Ticker 0 SOLUSDT")]
    [InlineData(""" { "ts" : 1 , "topic" : "tickers.SOLUSDT" , """, "Ticker 0 SOLUSDT")]
    [InlineData("""{"ts":1,"topic":5,"x":"topic"}""", "Unknown 0 ")]
    [InlineData("""{"data":{"topic":"tickers.SOLUSDT"}}""", "Unknown 0 ")]
    [InlineData("""{"data":[1,2,"topic":"tickers.SOLUSDT"}""", "Unknown 0 ")]
    [InlineData("""{"success":true,"op":"subscribe"}""", "Unknown 0 ")]
    [InlineData("""["topic","tickers.SOLUSDT"]""", "Unknown 0 ")]
    [InlineData("""{"topic":"kline.1.BTCUSDT"}""", "Unknown 0 ")]
    [InlineData("""{"ts":1,"topic":"tickers.\u0053OL"}""", "Unknown 0 ")]
    [InlineData("""{"topic":"tick""", "Unknown 0 ")]
    [InlineData("", "Unknown 0 ")]
    [InlineData("garbage", "Unknown 0 ")]
    public void Of_AnyFrame_IsTheTopicAtItsTop(string frame, string expected) => Assert.Equal(expected, Describe(Encoding.UTF8.GetBytes(frame)));

    [CapturesTheory]
    [InlineData("linear_20260809_BTCUSDT_SOLUSDT_ob200_trades_tickers_kline.jsonl.gz")]
    [InlineData("spot_20260809_BTCUSDT_ob200_trades_tickers_kline.jsonl.gz")]
    [InlineData("linear_20250613_ob1_2symbols.jsonl.gz")]
    public void Of_RecordedFrames_IsTheirTopic(string capture)
    {
        foreach (CaptureLine line in CaptureReader.Read(CapturePath.Bybit(capture)))
        {
            string topic = JsonDocument.Parse(line.Frame).RootElement.TryGetProperty("topic", out JsonElement text) ? text.GetString()! : "";
            Assert.Equal(Describe(BybitTopic.Parse(Encoding.UTF8.GetBytes(topic))), Describe(line.Frame));
        }
    }

    private static string Describe(ReadOnlySpan<byte> frame) => Describe(BybitTopic.Of(frame));

    private static string Describe(BybitTopic topic) => $"{topic.Kind} {topic.Depth} {Encoding.UTF8.GetString(topic.Symbol)}";
}

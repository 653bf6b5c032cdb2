using System.Text;
using Scalper.Core.Events;
using Scalper.Core.Primitives;
using Scalper.Core.Venues.Bybit;

namespace Scalper.Tests.Venues;

/// <summary>A frame that can't be read is told of the symbol that its topic names, once, and of no other.</summary>
public sealed class BybitUnreadableTests
{
    private static readonly Instrument Other = new("ETHUSDT", TestFrames.Btc.TickSize, TestFrames.Btc.QtyStep);

    private readonly BybitCodec _codec = new();
    private readonly HeardEvents _heard = new(Other, TestFrames.Btc);

    [Theory]
    [InlineData("""{"topic":"publicTrade.BTCUSDT","type":"snapshot","data":[]}""", DecodeResult.WrongShape)]
    [InlineData("""{"topic":"publicTrade.BTCUSDT","type":"snapshot","data":[{"T":1""", DecodeResult.NotJson)]
    [InlineData("""{"topic":"publicTrade.BTCUSDT","type":"snap""", DecodeResult.NotJson)]
    [InlineData("""{"topic":"publicTrade.BTCUSDT"}""", DecodeResult.WrongShape)]
    [InlineData("""{"data":[7],"topic":"publicTrade.BTCUSDT"}""", DecodeResult.WrongShape)]
    [InlineData("""{"topic":"tickers.BTCUSDT","type":"delta","data":[]}""", DecodeResult.WrongShape)]
    [InlineData("""{"topic":"tickers.BTCUSDT","type":"delta","data":{"symbol":"BTCUSDT"},"cs":{}}""", DecodeResult.WrongShape)]
    [InlineData("""{"topic":"tickers.BTCUSDT","cs":"x","data":{"symbol":"BTCUSDT"}}""", DecodeResult.WrongShape)]
    [InlineData("""{"topic":"tickers.BTCUSDT","type":"\ud800","data":{"symbol":"BTCUSDT"}}""", DecodeResult.NotJson)]
    public void Decode_TradesOrTicker_AreToldOfTheirSymbol(string frame, DecodeResult expected) => AssertTold(["other 1"], expected, frame);

    [Theory]
    [InlineData("65114.35", DecodeResult.OffGrid)]
    [InlineData("-1", DecodeResult.BadNumber)]
    public void Decode_TradeWithAnImpossiblePrice_IsToldOfItsSymbol(string price, DecodeResult expected)
    {
        AssertTold(["other 1"], expected, TestFrames.Trade.Replace("65114.30", price, StringComparison.Ordinal));
        Assert.Equal(expected == DecodeResult.OffGrid ? 1 : 0, _heard.OffGrid);
    }

    [Theory]
    [InlineData("""{"topic":"orderbook.50.BTCUSDT","type":"delta","data":{}}""", DecodeResult.WrongShape)]
    [InlineData("""{"topic":"orderbook.50.BTCUSDT","type":7,"data":{}}""", DecodeResult.WrongShape)]
    [InlineData("""{"topic":"orderbook.50.BTCUSDT","type":"delta","dat""", DecodeResult.NotJson)]
    public void Decode_Book_IsToldAsABook(string frame, DecodeResult expected) => AssertTold(["book 1 50"], expected, frame);

    [Theory]
    [InlineData("""{"topic":"publicTrade.SOLUSDT","type":7}""")]
    [InlineData("""{"topic":"kline.1.BTCUSDT","type":7}""")]
    [InlineData("""{"topic":7,"data":[]}""")]
    [InlineData("""{"data":[{"s":"BTCUSDT"}]}""")]
    [InlineData("""{"op":"subscribe","success":"BTCUSDT"}""")]
    public void Decode_TopicNamesNoFollowedSymbol_IsToldOfNobody(string frame) => AssertTold([], DecodeResult.WrongShape, frame);

    [Theory]
    [InlineData("""{"topic":"publicTrade.SOLUSDT","type":"snapshot","data":[]}""", DecodeResult.Ignored)]
    [InlineData("""{"topic":"tickers.BTCUSDT","type":"delta","data":{"symbol":"BTCUSDT"}}""", DecodeResult.Handled)]
    public void Decode_FrameThatCanBeRead_IsToldOfNobody(string frame, DecodeResult expected) => AssertTold([], expected, frame);

    [Fact]
    public void Decode_BadFrameAfterOneOfAnotherSymbol_IsNotToldOfThat()
    {
        AssertTold([], DecodeResult.Handled, TestFrames.Ticker);
        AssertTold([], DecodeResult.NotJson, "<html>");
        AssertTold(["other 0"], DecodeResult.WrongShape, """{"topic":"tickers.ETHUSDT","type":7}""");
    }

    private void AssertTold(string[] told, DecodeResult expected, string frame)
    {
        Assert.Equal(expected, _codec.Decode(Encoding.UTF8.GetBytes(frame), _heard));
        Assert.Equal(told, _heard.Unreadable);
    }
}

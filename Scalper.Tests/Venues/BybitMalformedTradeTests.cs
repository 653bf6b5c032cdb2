using System.Text;
using Scalper.Core.Events;
using Scalper.Core.Venues.Bybit;
using Scalper.Tests.Reference;

namespace Scalper.Tests.Venues;

public sealed class BybitMalformedTradeTests
{
    private readonly BybitCodec _codec = new();
    private readonly HeardEvents _heard = new(TestFrames.Btc);

    [Theory]
    [InlineData("\"T\":1785999999990,", "")]
    [InlineData("\"s\":\"BTCUSDT\",", "")]
    [InlineData("\"S\":\"Buy\",", "")]
    [InlineData("\"v\":\"0.250\",", "")]
    [InlineData("\"p\":\"65114.30\",", "")]
    [InlineData("\"i\":\"20f43950-d8dd-5b31-9112-a178eb6023af\",", "")]
    [InlineData(",\"seq\":71", "")]
    [InlineData("\"s\":\"BTCUSDT\"", "\"s\":\"SOLUSDT\"")]
    [InlineData("\"S\":\"Buy\"", "\"S\":\"buy\"")]
    [InlineData("\"S\":\"Buy\"", "\"S\":null")]
    [InlineData("\"L\":\"PlusTick\"", "\"L\":\"Up\"")]
    [InlineData("\"L\":\"PlusTick\"", "\"L\":7")]
    [InlineData("\"BT\":false", "\"BT\":\"false\"")]
    [InlineData("\"RPI\":false", "\"RPI\":null")]
    [InlineData("\"i\":\"20f43950-", "\"i\":\"20f4395-")]
    [InlineData("\"p\":\"65114.30\"", "\"p\":null")]
    [InlineData("\"seq\":71", "\"seq\":{\"seq\":71}")]
    public void Decode_TradeWithoutWhatItNeeds_IsWrongShape(string part, string instead)
    {
        Assert.Contains(part, TestFrames.Trade, StringComparison.Ordinal);
        AssertRefused(DecodeResult.WrongShape, TestFrames.Trade.Replace(part, instead, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"p\":\"65114.30\"", "\"p\":\"0\"", DecodeResult.BadNumber)]
    [InlineData("\"v\":\"0.250\"", "\"v\":\"0\"", DecodeResult.BadNumber)]
    [InlineData("\"v\":\"0.250\"", "\"v\":\"-0.250\"", DecodeResult.BadNumber)]
    [InlineData("\"p\":\"65114.30\"", "\"p\":\"65114.35\"", DecodeResult.OffGrid)]
    public void Decode_TradeWithAnImpossibleNumber_IsRefused(string part, string instead, DecodeResult expected) =>
        AssertRefused(expected, TestFrames.Trade.Replace(part, instead, StringComparison.Ordinal));

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("[7]")]
    [InlineData("[[]]")]
    [InlineData("[{}]")]
    public void Decode_NoTrades_IsWrongShape(string data) =>
        AssertRefused(DecodeResult.WrongShape, $$"""{"topic":"publicTrade.BTCUSDT","type":"snapshot","data":{{data}},"ts":1}""");

    [Fact]
    public void Decode_OneBadTradeAmongGoodOnes_RefusesTheWholeFrame()
    {
        string good = new TradeText(TestFrames.TradeId, 1, true, null, "1.0", "1", false, false, 1).ToJson("BTCUSDT");
        string bad = new TradeText(TestFrames.TradeId, 1, true, null, "1.05", "1", false, false, 1).ToJson("BTCUSDT");
        AssertRefused(DecodeResult.OffGrid, $$"""{"topic":"publicTrade.BTCUSDT","type":"snapshot","data":[{{good}},{{bad}}],"ts":1}""");
    }

    [Theory]
    [Trait("Fault", "F-43")]
    [InlineData(1_024, DecodeResult.Handled)]
    [InlineData(1_025, DecodeResult.TooLong)]
    public void Decode_TradesOfOneFrame_AreBounded(int count, DecodeResult expected)
    {
        IEnumerable<TradeText> trades = Enumerable.Range(0, count).Select(i => new TradeText($"{i}", i, true, null, "1.0", "1", false, false, i));
        Assert.Equal(expected, _codec.Decode(Encoding.UTF8.GetBytes(FrameText.Trades("BTCUSDT", 1, trades)), _heard));
        Assert.Equal(expected == DecodeResult.Handled ? count : 0, _heard.Trades.Count);
    }

    private void AssertRefused(DecodeResult expected, string frame)
    {
        Assert.Equal(expected, _codec.Decode(Encoding.UTF8.GetBytes(frame), _heard));
        Assert.Empty(_heard.Lines);
        Assert.Equal(DecodeResult.Handled, _codec.Decode(Encoding.UTF8.GetBytes(TestFrames.Trade), _heard));
        Assert.Single(_heard.Trades);
    }
}

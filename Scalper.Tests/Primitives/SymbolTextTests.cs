using Scalper.Core.Primitives;
using Scalper.Core.Venues;

namespace Scalper.Tests.Primitives;

public sealed class SymbolTextTests
{
    [Theory]
    [InlineData("BTCUSDT", true)]
    [InlineData("Binance:BTCUSDT", true)]
    [InlineData("BTC-27NOV26", true)]
    [InlineData("btcusdt", false)]
    [InlineData("binance:BTCUSDT", false)]
    [InlineData("Binance:", false)]
    [InlineData(":BTCUSDT", false)]
    [InlineData("Binance:Bybit:BTCUSDT", false)]
    [InlineData("BTC/USDT", false)]
    public void IsOne_NameWithAVenueOrWithout_IsTaken(string text, bool expected) => Assert.Equal(expected, SymbolText.IsOne(text));

    [Theory]
    [InlineData("btcusdt", "BTCUSDT")]
    [InlineData("BINANCE:btcusdt", "Binance:BTCUSDT")]
    [InlineData("bybit:BTCUSDT", "BTCUSDT")]
    [InlineData("okx:btcusdt", "OKX:BTCUSDT")]
    public void SymbolOf_TypedInAnyCase_IsTheKey(string typed, string symbol) => Assert.Equal(symbol, KnownVenues.SymbolOf(typed));
}

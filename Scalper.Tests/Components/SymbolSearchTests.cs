using Scalper.Web.Live;

namespace Scalper.Tests.Components;

public sealed class SymbolSearchTests
{
    [Theory]
    [InlineData("", true)]
    [InlineData("btc", true)]
    [InlineData("usdt", true)]
    [InlineData("bin", true)]
    [InlineData("Binance:btc", true)]
    [InlineData("btc binance", true)]
    [InlineData("binance btc", true)]
    [InlineData("bi", false)]
    [InlineData("ance", false)]
    [InlineData("bybit", false)]
    [InlineData("btc bybit", false)]
    [InlineData("bybit:btc", false)]
    [InlineData("binance:eth", false)]
    [InlineData("btc eth", false)]
    public void Finds_PartsOfTheNameAndBeginsOfTheVenue(string filter, bool expected) => Assert.Equal(expected, SymbolSearch.Finds(filter, "Binance", "BTCUSDT"));

    [Fact]
    public void Find_VenueBesideTheName_ComesFirst()
    {
        PaletteEntry[] entries = [new("Feeds", "page", "/feeds"), new("BTCUSDT", "symbol", "/1", "Bybit"), new("BTCUSDT", "symbol", "/2", "Binance"), new("BINUSDT", "symbol", "/3", "Bybit")];
        Assert.Equal(["/1", "/2"], Addresses("btc"));
        Assert.Equal("/2", Addresses("btc bin")[0]);
        Assert.Equal("/2", Addresses("binance:btc")[0]);
        Assert.Equal(["/3", "/2"], Addresses("bin"));
        Assert.Empty(Addresses("okx btc"));

        string[] Addresses(string text) => [.. PaletteSearch.Find(text, entries).Select(e => e.Address)];
    }
}

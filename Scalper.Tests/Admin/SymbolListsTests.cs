using Scalper.Web.Market;

namespace Scalper.Tests.Admin;

public sealed class SymbolListsTests
{
    [Theory]
    [InlineData("btcusdt, ETHUSDT\r\n solusdt;;BTCUSDT", "BTCUSDT ETHUSDT SOLUSDT")]
    [InlineData("binance:btcusdt BINANCE:BTCUSDT Bybit:ethusdt", "Binance:BTCUSDT ETHUSDT")]
    [InlineData("", "")]
    [InlineData(" \n ", "")]
    [InlineData("1000PEPEUSDT BTC-27NOV26", "1000PEPEUSDT BTC-27NOV26")]
    public void Read_AsPeopleType_IsUpperCaseAndEachOnce(string typed, string expected)
    {
        (SymbolLists? lists, string? complaint) = SymbolLists.Read(typed, "");
        Assert.Null(complaint);
        Assert.Equal(expected, SymbolLists.Text(lists!.Include));
        Assert.Empty(lists.Exclude);
    }

    [Theory]
    [InlineData("BTC/USDT", "", "'BTC/USDT' is no symbol as the exchange writes it, such as BTCUSDT.")]
    [InlineData("", "A\"B", "'A\"B' is no symbol as the exchange writes it, such as BTCUSDT.")]
    [InlineData("BTCUSDT ETHUSDT", "ethusdt", "A symbol is either followed or left out; in both lists: ETHUSDT.")]
    public void Read_WrongText_SaysWhatIsWrong(string include, string exclude, string expected)
    {
        (SymbolLists? lists, string? complaint) = SymbolLists.Read(include, exclude);
        Assert.Null(lists);
        Assert.Equal(expected, complaint);
    }

    [Fact]
    public void Read_TooMany_SaysHowManyThereMayBe()
    {
        (_, string? complaint) = SymbolLists.Read(string.Join(' ', Enumerable.Range(0, SymbolLists.Most + 1).Select(i => $"A{i}")), "");
        Assert.Equal("A list holds at most 100 symbols; this one has 101.", complaint);
    }
}

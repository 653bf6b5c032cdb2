using Scalper.Core.Primitives;

namespace Scalper.Tests.Primitives;

public sealed class SymbolOrderTests
{
    private static readonly string[] InOrder = ["Binance:AUSDT", "AUSDT", "BUSDT", "Binance:CUSDT"];

    [Fact]
    public void Compare_SymbolsOfTwoVenues_SortsByNameThenVenue()
    {
        Assert.Equal(InOrder, InOrder.Reverse().Order(SymbolOrder.Instance));
        Assert.Equal(InOrder, InOrder.Reverse().Select(Of).OrderBy(i => i, SymbolOrder.Instance).Select(i => i.Symbol));
    }

    [Fact]
    public void Compare_NameOfARecordingOfAnotherVenue_IsThatVenues() =>
        Assert.True(SymbolOrder.Instance.Compare(Of("AUSDT") with { Venue = "Binance" }, Of("AUSDT")) < 0);

    private static Instrument Of(string symbol) => new(symbol, DecimalStep.Parse("0.1"), DecimalStep.Parse("1"));
}

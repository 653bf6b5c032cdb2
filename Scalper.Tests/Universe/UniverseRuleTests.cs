using Scalper.Core.Primitives;
using Scalper.Core.Universe;

namespace Scalper.Tests.Universe;

public sealed class UniverseRuleTests
{
    private readonly List<ListedContract> _listed = [];

    [Fact]
    public void Choose_Rule_TakesPrimeFirstThenByTurnoverThenByName()
    {
        List("SOLUSDT", turnover: 5);
        List("CUSDT", turnover: 20);
        List("BUSDT", turnover: 20);
        List("AUSDT", turnover: 10);
        List("BTCUSDT", turnover: 1);
        List("DUSDT", turnover: null);

        Assert.Equal(["BTCUSDT", "SOLUSDT", "BUSDT", "CUSDT", "AUSDT", "DUSDT"], Choose(new() { Prime = ["BTCUSDT", "NOPEUSDT", "SOLUSDT", "BTCUSDT"] }));
    }

    [Theory]
    [Trait("Fault", "F-63")]
    [InlineData(25, 1.0, true, true, true)]
    [InlineData(24.99, 1.0, true, true, false)]
    [InlineData(100, 0.0, true, true, false)]
    [InlineData(100, null, true, true, false)]
    [InlineData(100, 1.0, false, true, false)]
    [InlineData(100, 1.0, true, false, false)]
    public void Choose_Rule_AsksForLeverageVolumeTradingAndUsdt(double leverage, double? volume, bool trading, bool usdt, bool chosen)
    {
        List("AUSDT", leverage, volume, trading: trading, usdt: usdt);
        Assert.Equal(chosen ? ["AUSDT"] : [], Choose(new()));
    }

    [Fact]
    public void Choose_Prime_IsTakenWhateverItsFiguresButOnlyWhileItTrades()
    {
        List("BTCUSDT", leverage: 1, volume: 0);
        List("ETHUSDT", trading: false);
        Assert.Equal(["BTCUSDT"], Choose(new() { Prime = ["ETHUSDT", "BTCUSDT"] }));
    }

    [Fact]
    public void Choose_MaxSymbols_CountsPrimeOnesToo()
    {
        List("AUSDT", turnover: 3);
        List("BUSDT", turnover: 2);
        List("BTCUSDT", turnover: 1);
        Assert.Equal(["BTCUSDT", "AUSDT"], Choose(new() { Prime = ["BTCUSDT"], MaxSymbols = 2 }));
        Assert.Equal(["BTCUSDT"], Choose(new() { Prime = ["BTCUSDT", "AUSDT"], MaxSymbols = 1 }));
    }

    [Fact]
    public void Choose_FixedList_KeepsItsOrderAndNamesWhatIsMissing()
    {
        List("AUSDT", leverage: 1, volume: 0);
        List("BTCUSDT");
        List("HALTUSDT", trading: false);
        FollowedUniverse universe = UniverseRule.Choose(
            _listed, new() { Symbols = ["BTCUSDT", "NOPEUSDT", "AUSDT", "BTCUSDT", "HALTUSDT"], Prime = ["BTCUSDT"] });

        Assert.Equal((UniverseSource.Settings, "Not traded on the venue, so not followed: NOPEUSDT, HALTUSDT."), (universe.Source, universe.Notice));
        Assert.Equal(["BTCUSDT", "AUSDT"], universe.Instruments.Select(i => i.Symbol));
    }

    [Fact]
    public void Choose_SameListInAnotherOrder_IsTheSameChoice()
    {
        foreach (int i in Enumerable.Range(0, 60))
        {
            List($"S{i:00}USDT", turnover: i % 7);
        }

        string[] chosen = Choose(new());
        _listed.Reverse();
        Assert.Equal(chosen, Choose(new()));
    }

    private string[] Choose(UniverseOptions options)
    {
        FollowedUniverse universe = UniverseRule.Choose(_listed, options);
        Assert.Equal((UniverseSource.Venue, null), (universe.Source, universe.Notice));
        return [.. universe.Instruments.Select(i => i.Symbol)];
    }

    private void List(string symbol, double leverage = 50, double? volume = 1, double? turnover = 1, bool trading = true, bool usdt = true) =>
        _listed.Add(new(new Instrument(symbol, DecimalStep.Parse("0.1"), DecimalStep.Parse("1")), trading, usdt, leverage, volume, turnover));
}

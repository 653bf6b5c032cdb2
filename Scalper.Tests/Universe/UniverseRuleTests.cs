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
    [InlineData(25.0, 1.0, true, true, true)]
    [InlineData(24.99, 1.0, true, true, false)]
    [InlineData(null, 1.0, true, true, true)]
    [InlineData(100.0, 0.0, true, true, false)]
    [InlineData(100.0, null, true, true, false)]
    [InlineData(100.0, 1.0, false, true, false)]
    [InlineData(100.0, 1.0, true, false, false)]
    public void Choose_Rule_AsksForLeverageVolumeTradingAndUsdt(double? leverage, double? volume, bool trading, bool usdt, bool chosen)
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

    [Theory]
    [InlineData(119.0, "AUSDT", "BUSDT")]
    [InlineData(120.0, "AUSDT", "BUSDT")]
    [InlineData(120.5, "AUSDT", "NEWUSDT")]
    public void Choose_FollowedAtTheEdge_IsDisplacedOnlyByClearlyMoreTurnover(double turnover, params string[] expected)
    {
        List("AUSDT", turnover: 300);
        List("BUSDT", turnover: 100);
        List("NEWUSDT", turnover: turnover);
        FollowedUniverse universe = UniverseRule.Choose(_listed, new() { MaxSymbols = 2 }, new HashSet<string> { "AUSDT", "BUSDT" });
        Assert.Equal(expected, universe.Instruments.Select(i => i.Symbol));
        Assert.Equal(["AUSDT", "NEWUSDT"], Choose(new() { MaxSymbols = 2 }));
    }

    [Fact]
    public void Choose_Include_IsFollowedWhateverItsFiguresAfterPrime()
    {
        List("AUSDT", turnover: 9);
        List("LOWUSDT", leverage: 1, volume: 0, usdt: false);
        List("BTCUSDT", turnover: 1);
        UniverseOptions options = new() { Prime = ["BTCUSDT"], Include = ["LOWUSDT", "BTCUSDT"] };
        Assert.Equal(["BTCUSDT", "LOWUSDT", "AUSDT"], Choose(options));
        Assert.Equal(["BTCUSDT", "LOWUSDT"], Choose(new() { Prime = options.Prime, Include = options.Include, MaxSymbols = 2 }));
    }

    [Fact]
    public void Choose_IncludeThatDoesNotTrade_IsNamed()
    {
        List("HALTUSDT", trading: false);
        List("AUSDT");
        FollowedUniverse universe = UniverseRule.Choose(_listed, new() { Include = ["HALTUSDT", "NOPEUSDT"] });
        Assert.Equal(["AUSDT"], universe.Instruments.Select(i => i.Symbol));
        Assert.Equal("Not traded on the venue, so not followed: HALTUSDT, NOPEUSDT.", universe.Notice);
    }

    [Fact]
    public void Choose_Exclude_BeatsEveryOtherList()
    {
        List("AUSDT");
        List("BTCUSDT");
        Assert.Equal(["AUSDT"], Choose(new() { Prime = ["BTCUSDT"], Exclude = ["BTCUSDT"] }));
        FollowedUniverse universe = UniverseRule.Choose(_listed, new() { Symbols = ["BTCUSDT", "AUSDT"], Exclude = ["BTCUSDT"] });
        Assert.Equal("AUSDT", Assert.Single(universe.Instruments).Symbol);
        Assert.Null(universe.Notice);
    }

    [Fact]
    public void Choose_FixedListWithInclude_FollowsBoth()
    {
        List("AUSDT");
        List("BUSDT");
        List("CUSDT");
        FollowedUniverse universe = UniverseRule.Choose(_listed, new() { Symbols = ["CUSDT"], Include = ["AUSDT"] });
        Assert.Equal(["CUSDT", "AUSDT"], universe.Instruments.Select(i => i.Symbol));
    }

    [Theory]
    [InlineData("BTCUSDT", UniverseCategory.Prime, UniverseCriterion.PrimeList, "named in Universe:Prime")]
    [InlineData("INCUSDT", UniverseCategory.Normal, UniverseCriterion.IncludeList, "named in Universe:Include")]
    [InlineData("AUSDT", UniverseCategory.Normal, UniverseCriterion.Rank, "rank 3, at most 3 are followed")]
    [InlineData("BUSDT", UniverseCategory.Excluded, UniverseCriterion.Rank, "rank 4, at most 3 are followed")]
    [InlineData("EXCUSDT", UniverseCategory.Excluded, UniverseCriterion.ExcludeList, "named in Universe:Exclude")]
    [InlineData("HALTUSDT", UniverseCategory.Excluded, UniverseCriterion.Status, "not traded now")]
    [InlineData("NEWUSDT", UniverseCategory.Excluded, UniverseCriterion.Status, "not traded now, the venue says PreLaunch")]
    [InlineData("AUSDC", UniverseCategory.Excluded, UniverseCriterion.Quote, "no linear perpetual quoted in USDT")]
    [InlineData("LOWUSDT", UniverseCategory.Excluded, UniverseCriterion.Leverage, "maximum leverage 12.5, asked for 25")]
    [InlineData("IDLEUSDT", UniverseCategory.Excluded, UniverseCriterion.Volume, "no volume in 24 h")]
    [InlineData("DARKUSDT", UniverseCategory.Excluded, UniverseCriterion.Volume, "24 h volume not known")]
    public void Choose_EveryContract_HasItsCategoryAndTheCriterionThatDecided(
        string symbol, UniverseCategory category, UniverseCriterion criterion, string reason)
    {
        List("BTCUSDT", turnover: 1);
        List("INCUSDT", leverage: 1);
        List("AUSDT", turnover: 20);
        List("BUSDT", turnover: 10);
        List("EXCUSDT", turnover: 99);
        List("HALTUSDT", trading: false);
        List("NEWUSDT", trading: false, status: "PreLaunch");
        List("AUSDC", usdt: false);
        List("LOWUSDT", leverage: 12.5);
        List("IDLEUSDT", volume: 0);
        List("DARKUSDT", volume: null);
        FollowedUniverse universe = UniverseRule.Choose(
            _listed, new() { Prime = ["BTCUSDT"], Include = ["INCUSDT"], Exclude = ["EXCUSDT"], MaxSymbols = 3 });

        Assert.Equal(_listed.Count, universe.Verdicts.Count);
        Assert.Equal(universe.Instruments, universe.Verdicts.TakeWhile(v => v.IsFollowed).Select(v => v.Instrument));
        UniverseVerdict verdict = universe.Verdicts.Single(v => v.Symbol == symbol);
        Assert.Equal((category, criterion, reason), (verdict.Category, verdict.Criterion, verdict.Reason));
        Assert.Same(_listed.Single(c => c.Symbol == symbol), verdict.Listed);
    }

    [Theory]
    [InlineData("BTCUSDT", UniverseCategory.Prime, UniverseCriterion.FixedList, "named in Universe:Symbols")]
    [InlineData("AUSDT", UniverseCategory.Normal, UniverseCriterion.FixedList, "named in Universe:Symbols")]
    [InlineData("BUSDT", UniverseCategory.Excluded, UniverseCriterion.FixedList, "not named in Universe:Symbols")]
    [InlineData("PRIMEUSDT", UniverseCategory.Excluded, UniverseCriterion.FixedList, "not named in Universe:Symbols")]
    public void Choose_FixedList_Decides(string symbol, UniverseCategory category, UniverseCriterion criterion, string reason)
    {
        List("AUSDT");
        List("BUSDT");
        List("BTCUSDT");
        List("PRIMEUSDT");
        FollowedUniverse universe = UniverseRule.Choose(_listed, new() { Symbols = ["AUSDT", "BTCUSDT"], Prime = ["BTCUSDT", "PRIMEUSDT"] });
        UniverseVerdict verdict = universe.Verdicts.Single(v => v.Symbol == symbol);
        Assert.Equal((category, criterion, reason), (verdict.Category, verdict.Criterion, verdict.Reason));
    }

    private string[] Choose(UniverseOptions options)
    {
        FollowedUniverse universe = UniverseRule.Choose(_listed, options);
        Assert.Equal((UniverseSource.Venue, null), (universe.Source, universe.Notice));
        return [.. universe.Instruments.Select(i => i.Symbol)];
    }

    private void List(
        string symbol, double? leverage = 50, double? volume = 1, double? turnover = 1, bool trading = true, bool usdt = true, string? status = null) =>
        _listed.Add(new(new Instrument(symbol, DecimalStep.Parse("0.1"), DecimalStep.Parse("1")), trading, usdt, leverage, volume, turnover) { Status = status });
}

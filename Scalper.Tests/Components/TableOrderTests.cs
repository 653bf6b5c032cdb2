using Scalper.Web.Live;
using Scalper.Web.Market;
using Scalper.Web.Screens;
using Scalper.Web.Settings;

namespace Scalper.Tests.Components;

public sealed class TableOrderTests
{
    private readonly FakeMarket _market = new("AAAUSDT", "BBBUSDT", "CCCUSDT", "DDDUSDT");
    private readonly FakeGrades _grades = new();
    private readonly LiveBoard _board;
    private readonly TableOrder _order = new();

    public TableOrderTests()
    {
        _board = new LiveBoard(_market, _grades, new LeadingSymbol(_market, new LeadOptions { Symbol = "AAAUSDT" }));
        Publish(40, 60, 50);
        _market.Publish("DDDUSDT", Views.Invalid());
        Beat(1000);
    }

    private string Shown => string.Join(' ', _order.Places.Select(p => p.Row.Symbol[..1]));

    [Fact]
    public void Beat_First_SortsByScoreWithSymbolsWithoutScoreLast() => Assert.Equal("B C A D", Shown);

    [Fact]
    public void Sort_ScoresThatAreHidden_StandLastAndGradesSortAsLetters()
    {
        _grades.Gaps("AAAUSDT", 0);
        _grades.Gaps("BBBUSDT", 6);
        _grades.Gaps("DDDUSDT", 1);
        Beat(2000);
        Assert.Equal("C A B D", Shown);
        _order.SortBy(_order.Sort.Next(ScoreColumn.Quality));
        Assert.Equal("B D A C", Shown);
        _order.SortBy(_order.Sort.Next(ScoreColumn.Quality));
        Assert.Equal("A D B C", Shown);
    }

    [Fact]
    public void Beat_WithinASecond_KeepsTheOrder()
    {
        Publish(90, 60, 50);
        Assert.False(Beat(1999));
        Assert.Equal("B C A D", Shown);
        Assert.False(Beat(2000));
        Assert.Equal("A B C D", Shown);
    }

    [Fact]
    public void Beat_RowsChangePlaces_ThePlacesStay()
    {
        RowPlace[] before = [.. _order.Places];
        RowPlace[] array = _order.Places;
        Publish(90, 60, 50);
        Assert.False(Beat(5000));
        Assert.Equal("A B C D", Shown);
        Assert.Same(array, _order.Places);
        Assert.All(before.Zip(_order.Places), pair => Assert.Same(pair.First, pair.Second));
    }

    [Fact]
    public void Beat_MoreOrFewerRowsMeetThePreset_AreOtherPlaces()
    {
        _order.Choose(ScoreChoice.All with { Preset = ScorePreset.Find("strong") });
        Assert.Equal("", Shown);
        Publish(90, 60, 20);
        Assert.True(Beat(2000));
        Assert.Equal("A C", Shown);
        RowPlace first = _order.Places[0];
        Publish(90, 95, 20);
        Assert.True(Beat(3000));
        Assert.Equal("B A C", Shown);
        Assert.Same(first, _order.Places[0]);
    }

    [Fact]
    public void Choose_Watchlist_ShowsItsSymbolsAlone()
    {
        _order.Choose(ScoreChoice.All with { List = new Watchlist("Mine", ["CCCUSDT", "AAAUSDT", "NOPE"]) });
        Assert.Equal("C A", Shown);
    }

    [Fact]
    public void SortBy_Star_StarredComeFirstAndANewOneMovesWithTheNextBeat()
    {
        _order.Star(new Watchlist("Starred", ["DDDUSDT", "CCCUSDT"]));
        _order.SortBy(_order.Sort.Next(ScoreColumn.Star));
        Assert.Equal("C D A B", Shown);
        _order.Star(new Watchlist("Starred", ["BBBUSDT"]));
        Assert.Equal("C D A B", Shown);
        Beat(9000);
        Assert.Equal("B A C D", Shown);
    }

    /// <summary>35 is farther from 50 than 60.</summary>
    [Fact]
    public void SortBy_ScoreThreeTimes_IsByTheDistanceFromTheMiddle()
    {
        Publish(35, 60, 50);
        Beat(2000);
        _order.SortBy(_order.Sort.Next(ScoreColumn.Score));
        Assert.Equal("A C B D", Shown);
        _order.SortBy(_order.Sort.Next(ScoreColumn.Score));
        Assert.Equal("A B C D", Shown);
        Assert.True(_order.Sort.Absolute);
        _order.SortBy(_order.Sort.Next(ScoreColumn.Score));
        Assert.Equal(("B C A D", ScoreSort.Default), (Shown, _order.Sort));
    }

    [Fact]
    public void Beat_Held_KeepsTheOrderUntilReleased()
    {
        _order.Hold(RowHold.Pointer);
        Publish(90, 60, 50);
        Assert.False(Beat(9000));
        Assert.Equal("B C A D", Shown);
        _order.Release(RowHold.Pointer);
        Assert.Equal("A B C D", Shown);
        Assert.False(_order.IsHeld);
    }

    [Fact]
    public void Release_OneOfTwoHolds_KeepsTheOrder()
    {
        _order.Hold(RowHold.Pointer);
        _order.Hold(RowHold.Focus);
        Publish(90, 60, 50);
        _order.Release(RowHold.Pointer);
        Assert.False(Beat(9000));
        Assert.Equal("B C A D", Shown);
        _order.Release(RowHold.Focus);
        Assert.Equal("A B C D", Shown);
    }

    [Fact]
    public void Beat_HeldAndUniverseChanges_ShowsTheNewSymbols()
    {
        _order.Hold(RowHold.Pointer);
        _market.Follow("EEEUSDT");
        Assert.True(Beat(1250));
        Assert.Equal("B C A D E", Shown);
    }

    [Fact]
    public void SortBy_SameColumnTwice_TurnsRoundAndKeepsMissingLast()
    {
        _order.SortBy(_order.Sort.Next(ScoreColumn.Spread));
        _order.SortBy(new ScoreSort(ScoreColumn.Score, Descending: false));
        Assert.Equal("A C B D", Shown);
        _order.SortBy(ScoreSort.Default);
        Assert.Equal("B C A D", Shown);
    }

    [Fact]
    public void SortBy_Symbol_StartsAscending()
    {
        _order.SortBy(_order.Sort.Next(ScoreColumn.Symbol));
        Assert.Equal("A B C D", Shown);
        _order.SortBy(_order.Sort.Next(ScoreColumn.Symbol));
        Assert.Equal("D C B A", Shown);
    }

    [Fact]
    public void SortBy_Held_ActsAtOnce()
    {
        _order.Hold(RowHold.Pointer);
        _order.SortBy(_order.Sort.Next(ScoreColumn.Symbol));
        Assert.Equal("A B C D", Shown);
    }

    [Fact]
    public void FilterBy_PartOfName_IgnoresCaseAndSpaces()
    {
        _order.Choose(ScoreChoice.All with { Filter = " bb " });
        Assert.Equal("B", Shown);
        _order.Choose(ScoreChoice.All with { Filter = "zzz" });
        Assert.Empty(_order.Places);
    }

    [Theory]
    [InlineData(ScoreColumn.Side, "B C A D")]
    [InlineData(ScoreColumn.Confidence, "A B C D")]
    [InlineData(ScoreColumn.Last, "A B C D")]
    [InlineData(ScoreColumn.Change, "A B C D")]
    [InlineData(ScoreColumn.Spread, "A B C D")]
    [InlineData(ScoreColumn.Imbalance, "A B C D")]
    [InlineData(ScoreColumn.Flow, "A B C D")]
    [InlineData(ScoreColumn.Wall, "A B C D")]
    [InlineData(ScoreColumn.Status, "D A B C")]
    [InlineData(ScoreColumn.Age, "A B C D")]
    public void SortBy_AnyColumn_SortsDescendingAndBreaksTiesByRank(ScoreColumn column, string expected)
    {
        _order.SortBy(_order.Sort.Next(column));
        Assert.Equal(expected, Shown);
    }

    public static TheoryData<ScoreColumn> Numbers =>
    [
        ScoreColumn.Change, ScoreColumn.Change5m, ScoreColumn.Spread, ScoreColumn.Imbalance, ScoreColumn.OrderFlow, ScoreColumn.Delta15s, ScoreColumn.Delta60s,
        ScoreColumn.Wall, ScoreColumn.Volatility, ScoreColumn.TradeRate, ScoreColumn.Depth, ScoreColumn.Slippage, ScoreColumn.Turnover, ScoreColumn.Funding,
        ScoreColumn.OpenInterest, ScoreColumn.SideAge,
    ];

    /// <summary>B has nothing to print and D is not Live: both come last in either direction.</summary>
    [Theory]
    [MemberData(nameof(Numbers))]
    public void SortBy_EachNumber_SortsByItWithNoneLast(ScoreColumn column)
    {
        _market.Publish("AAAUSDT", Views.Figured(1));
        _market.Publish("BBBUSDT", Views.Bare());
        _market.Publish("CCCUSDT", Views.Figured(2));
        _board.Read(2000);
        _order.SortBy(_order.Sort.Next(column));
        string first = Shown;
        _order.SortBy(_order.Sort.Next(column));
        Assert.Equal(("C A B D", "A C B D"), (first, Shown));
    }

    /// <summary>A leads and D is not Live: neither is compared.</summary>
    [Fact]
    public void SortBy_Lead_SortsByTheDifferenceWithNoneLast()
    {
        _market.Publish("AAAUSDT", Views.Figured(1));
        _market.Publish("BBBUSDT", Views.Figured(3));
        _market.Publish("CCCUSDT", Views.Figured(2));
        _board.Read(2000);
        _order.SortBy(_order.Sort.Next(ScoreColumn.Lead));
        Assert.Equal(("C B A D", -1, -2), (Shown, _board.Rows[2].Lead.AheadBps, _board.Rows[1].Lead.AheadBps));
        _order.SortBy(_order.Sort.Next(ScoreColumn.Lead));
        Assert.Equal("B C A D", Shown);
    }

    private void Publish(double a, double b, double c)
    {
        _market.Publish("AAAUSDT", Views.Scoring(a));
        _market.Publish("BBBUSDT", Views.Scoring(b));
        _market.Publish("CCCUSDT", Views.Scoring(c));
    }

    private bool Beat(long nowMs)
    {
        _board.Read(nowMs);
        return _order.Beat(_board.Rows, nowMs);
    }
}

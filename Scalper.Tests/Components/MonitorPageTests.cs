using AngleSharp.Dom;
using Bunit;
using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Core.Universe;
using Scalper.Web.Accounts;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Components.Controls;
using Scalper.Web.Components.Pages;
using Scalper.Web.Live;
using Scalper.Web.Screens;

namespace Scalper.Tests.Components;

public sealed class MonitorPageTests : DashboardFixture
{
    private IRenderedComponent<LiveRoot> Page { get; set; } = default!;

    [Fact]
    public void Render_UniverseUnknown_SaysThatItWaits()
    {
        Open();
        Assert.Contains("Waiting for the list", Page.Find("#loading").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_NothingFollowed_SaysWhatToDo()
    {
        Market.Universe = new FollowedUniverse(UniverseSource.Fallback, [], null);
        Open();
        Assert.StartsWith("No symbol is followed.", Page.Find("#loading").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_LiveSymbol_ShowsItsFigures()
    {
        Follow("BTCUSDT", Views.Live());
        Open();
        Assert.Equal(
            ["Live", "–", "<1 s", "–", "50 / 50", "0.10", "0", "0", ""],
            Cells("BTCUSDT"));
    }

    [Fact]
    public void Tick_BookInvalid_TheRowSaysWhy()
    {
        Follow("BTCUSDT", Views.Live());
        Open();
        Market.Publish("BTCUSDT", Views.Invalid());
        Tick(seconds: 12);
        Page.WaitForAssertion(() => Assert.Equal("Invalid", Cells("BTCUSDT")[0]));
        Assert.Equal("sequence gap: expected update 12, received 15", Cells("BTCUSDT")[^1]);
        Assert.Equal(("12 s", "–"), (Cells("BTCUSDT")[2], Cells("BTCUSDT")[5]));
    }

    [Fact]
    public void Tick_GapsLowerTheGrade_TheRowSaysSo()
    {
        Follow("BTCUSDT", Views.Live());
        Open();
        Grades.Gaps("BTCUSDT", 2);
        Tick();
        Page.WaitForAssertion(() => Assert.Contains("2 sequence gaps", Cells("BTCUSDT")[^1], StringComparison.Ordinal));
        Assert.Equal("B", Cells("BTCUSDT")[1]);
    }

    [Fact]
    public void Tick_NothingCame_ThePageIsStaleWithItsAge()
    {
        Follow("BTCUSDT", Views.Live());
        Market.Health = FakeMarket.Healthy(FakeMarket.Lane() with { LastMessageAtMs = Views.AtMs + 3_600_000, LastDataAtMs = Views.AtMs });
        Open();
        Assert.Empty(Page.FindAll("#stale"));
        Tick(seconds: 15);
        Page.WaitForAssertion(() => Assert.Equal("stale: nothing came for 15 s", Page.Find("#stale").TextContent));
        Assert.True(Page.Find(".rate-chart").HasAttribute("data-stale"));
    }

    [Fact]
    public void Tick_RatesCome_TheCurveAndTheErrorsAreShown()
    {
        Follow("BTCUSDT", Views.Live());
        Open();
        Assert.NotNull(Page.Find(".rate-empty"));
        ReadRates(looks: 3);
        Tick();
        Page.WaitForAssertion(() => Assert.Equal("200", Page.Find("#rate-now").TextContent));
        Assert.StartsWith("M895.0", Page.Find(".rate-line").GetAttribute("d"), StringComparison.Ordinal);
        Assert.Equal("2 errors/min", Page.Find("#errors").TextContent);
        Assert.Equal(2, Page.FindAll(".rate-error").Count);
        Assert.Contains("now 200, at least 200, at most 200; errors 2", Page.Find(".rate-chart").GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public void Tick_NoReadingsAnyMore_TheCurveEndsInAGapWithItsAge()
    {
        Follow("BTCUSDT", Views.Live());
        Open();
        ReadRates(looks: 3);
        Tick();
        Page.WaitForAssertion(() => Assert.Equal("200", Page.Find("#rate-now").TextContent));
        Assert.Empty(Page.FindAll("#unread"));
        Tick(seconds: 60);
        Page.WaitForAssertion(() => Assert.Equal("stale: no reading for 50 s", Page.Find("#unread").TextContent));
        Assert.Equal("–", Page.Find("#rate-now").TextContent);
        Assert.True(Page.Find(".rate-chart").HasAttribute("data-stale"));
        Assert.Equal(["left:0.00%;width:93.89%", "left:94.44%;width:5.56%"], Page.FindAll(".rate-gap").Select(g => g.GetAttribute("style")));
        Assert.StartsWith("M845.0", Page.Find(".rate-line").GetAttribute("d"), StringComparison.Ordinal);
        Assert.EndsWith("no readings for 895 s", Page.Find(".rate-chart").GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_BeforeTheFirstReading_HasNoRateAndNoErrors()
    {
        Open();
        Assert.Equal(("–", "– errors/min"), (Page.Find("#rate-now").TextContent, Page.Find("#errors").TextContent));
        Assert.NotNull(Page.Find(".rate-empty"));
        Assert.Empty(Page.FindAll(".rate-gap"));
    }

    [Fact]
    public void Tick_NothingComesOverTheConnections_IsARateOfZeroAndNoGap()
    {
        Open();
        for (int i = 0; i < RateSampler.HistoryLength + 1; i++)
        {
            Market.Health = FakeMarket.Healthy(FakeMarket.Lane() with { Messages = 7 }) with { AtMs = Views.AtMs - (5_000 * (RateSampler.HistoryLength - i)) };
            Rates.Look();
        }

        Tick();
        Page.WaitForAssertion(() => Assert.Equal("0", Page.Find("#rate-now").TextContent));
        Assert.Empty(Page.FindAll(".rate-gap"));
        Assert.StartsWith("M5.0 100.0L10.0 100.0", Page.Find(".rate-line").GetAttribute("d"), StringComparison.Ordinal);
    }

    [Fact]
    public void Choose_Invalid_ShowsThoseAlone()
    {
        Follow("BTCUSDT", Views.Live());
        Follow("ETHUSDT", Views.Invalid());
        Open();
        Assert.Equal(["ETHUSDT", "BTCUSDT"], Symbols());
        Page.Find("#count-invalid").Click();
        Assert.Equal(["ETHUSDT"], Symbols());
        Assert.Equal("true", Page.Find("#count-invalid").GetAttribute("aria-pressed"));
        Page.Find("#count-gone").Click();
        Assert.StartsWith("No symbol is gone.", Page.Find("#empty").TextContent, StringComparison.Ordinal);
        Page.Find("#empty button").Click();
        Assert.Equal(2, Symbols().Length);
    }

    [Fact]
    public void Filter_NoMatch_SaysSo()
    {
        Follow("BTCUSDT", Views.Live());
        Open();
        Page.Find("#monitor-filter").Input("xyz");
        Assert.StartsWith("No symbol contains “xyz”.", Page.Find("#empty").TextContent, StringComparison.Ordinal);
        Page.Find("#monitor-filter").Input("btc");
        Assert.Equal(["BTCUSDT"], Symbols());
    }

    [Fact]
    public void Sort_BySpread_PutsWhatHasNoneLast()
    {
        Follow("AUSDT", Views.Figured(1));
        Follow("BUSDT", Views.Invalid());
        Follow("CUSDT", Views.Figured(3));
        Open();
        Page.Find("[data-sort=spread]").Click();
        Assert.Equal(["CUSDT", "AUSDT", "BUSDT"], Symbols());
        Page.Find("[data-sort=spread]").Click();
        Assert.Equal(["AUSDT", "CUSDT", "BUSDT"], Symbols());
        Assert.Equal("ascending", Page.Find("th.m-spread").GetAttribute("aria-sort"));
    }

    [Fact]
    public void Open_ViewKeptFromAnEarlierVisit_IsFoundAgain()
    {
        Keep(ScreenSettings.Default with { Monitor = new MonitorView(MonitorChoice.Live, "usd", MonitorColumn.Symbol, Descending: false) });
        Follow("SOLUSDT", Views.Live());
        Follow("BTCUSDT", Views.Live());
        Follow("AUSDC", Views.Invalid());
        Follow("AEUR", Views.Live());
        Open();
        Assert.Equal(["BTCUSDT", "SOLUSDT"], Symbols());
        Assert.Equal("usd", Page.Find("#monitor-filter").GetAttribute("value"));
        Assert.Equal("true", Page.Find("#count-live").GetAttribute("aria-pressed"));
        Assert.Equal("ascending", Page.Find("th.m-symbol").GetAttribute("aria-sort"));
    }

    [Fact]
    public void Change_FilterChoiceAndSort_AreKeptWithTheAccount()
    {
        Follow("BTCUSDT", Views.Live());
        Open();
        Page.Find("#monitor-filter").Input("btc");
        Assert.Equal(MonitorView.Default, Shelf.Of(AccountId).Monitor);
        Page.Find("#monitor-filter").Change("btc");
        Assert.Equal(MonitorView.Default with { Filter = "btc" }, Shelf.Of(AccountId).Monitor);
        Page.Find("[data-sort=gaps]").Click();
        Page.Find("#count-live").Click();
        Assert.Equal(new MonitorView(MonitorChoice.Live, "btc", MonitorColumn.Gaps), Shelf.Of(AccountId).Monitor);
        Page.Find("#count-gone").Click();
        Page.Find("#empty button").Click();
        Assert.Equal(new MonitorView(Column: MonitorColumn.Gaps), Shelf.Of(AccountId).Monitor);
    }

    [Fact]
    public void Change_DatabaseFails_HoldsOnScreen()
    {
        Follow("BTCUSDT", Views.Live());
        Follow("ETHUSDT", Views.Invalid());
        Open();
        Shelf.Fails = true;
        Page.Find("#count-invalid").Click();
        Assert.Equal(["ETHUSDT"], Symbols());
        Assert.Equal("Not kept.", Viewer.Notice);
    }

    [Fact]
    public void Tick_PointerInside_RowsKeepTheirPlaces()
    {
        Follow("BTCUSDT", Views.Live());
        Follow("ETHUSDT", Views.Live());
        Open();
        Page.Find(".grid-box").TriggerEvent("onpointerenter", new Microsoft.AspNetCore.Components.Web.PointerEventArgs());
        Market.Publish("ETHUSDT", Views.Invalid());
        Tick(seconds: 2);
        Page.WaitForAssertion(() => Assert.Equal("Invalid", Cells("ETHUSDT")[0]));
        Assert.Equal(["BTCUSDT", "ETHUSDT"], Symbols());
        Assert.False(Page.Find("#monitor-held").HasAttribute("hidden"));
        Page.Find(".grid-box").TriggerEvent("onpointerleave", new Microsoft.AspNetCore.Components.Web.PointerEventArgs());
        Tick();
        Page.WaitForAssertion(() => Assert.Equal(["ETHUSDT", "BTCUSDT"], Symbols()));
    }

    [Fact]
    public void Resync_PlainUser_HasNoButtons()
    {
        Follow("BTCUSDT", Views.Live());
        Open();
        Assert.Empty(Page.FindAll("tbody button"));
    }

    [Theory]
    [InlineData(ResyncAnswer.Asked, "BTCUSDT: snapshot asked for", false)]
    [InlineData(ResyncAnswer.UnderWay, "BTCUSDT: is being asked for already", false)]
    [InlineData(ResyncAnswer.Gone, "BTCUSDT: gone; asked for again now and then", true)]
    [InlineData(null, "BTCUSDT: not asked. The lane takes no commands now. Try again.", true)]
    public void Resync_Administrator_AsksInTheirNameAndTellsWhatCameOfIt(ResyncAnswer? answer, string words, bool failed)
    {
        User.SetPolicies(Policies.Admin);
        Market.Resync = answer;
        Follow("BTCUSDT", Views.Live());
        Open();
        Page.Find("tr[data-symbol=BTCUSDT] button").Click();
        Assert.Equal([("BTCUSDT", "ana asked")], Market.Resyncs);
        Assert.Equal(answer is ResyncAnswer.Asked ? [(AuditAct.BookResynced, new Actor("ana", UserAddress), "BTCUSDT")] : [], Trail.Notes);
        Assert.Equal(words, Page.Find("#resync-answer").TextContent);
        Assert.Equal(failed, Page.Find("#resync-answer").HasAttribute("data-failed"));
    }

    [Fact]
    public void Counts_AddUpToTheTotal()
    {
        Market.Health = FakeMarket.Healthy(FakeMarket.Lane(ConnectionState.Connected)) with { Total = 20, Live = 10, Quiet = 4, Stale = 3, Invalid = 2, Gone = 1 };
        Open();
        Assert.Equal(
            ["20", "10", "4", "4", "3", "2", "1"],
            Page.FindAll(".count-figure").Select(c => c.TextContent));
    }

    private void Follow(string symbol, SymbolView view)
    {
        Market.Follow(symbol);
        Market.Publish(symbol, view);
    }

    // 200 messages a second and an error in every period.
    private void ReadRates(int looks)
    {
        for (int i = 0; i < looks; i++)
        {
            Market.Health = FakeMarket.Healthy(FakeMarket.Lane() with { Messages = 1_000 * i, Malformed = i }) with { AtMs = Views.AtMs + (5_000 * i) };
            Rates.Look();
        }
    }

    private void Open() => Page = RenderLive<MonitorPage>();

    private string[] Symbols() => [.. Page.FindAll("tr[data-symbol]").Select(r => r.GetAttribute("data-symbol")!)];

    private string[] Cells(string symbol) => [.. Page.FindAll($"tr[data-symbol={symbol}] td:not(.m-command)").Select(c => c.TextContent)];
}

using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Web.Components.Controls;
using Scalper.Web.Components.Pages;
using Scalper.Web.Live;
using Scalper.Web.Screens;

namespace Scalper.Tests.Components;

/// <summary>Stars, watchlists, presets, columns and sort of the score page, and where they are kept.</summary>
public sealed class ScoreChoiceTests : DashboardFixture
{
    private static readonly Watchlist Alts = new("Alts", ["XRPUSDT", "SOLUSDT"]);

    public ScoreChoiceTests()
    {
        foreach (string symbol in new[] { "BTCUSDT", "SOLUSDT", "XRPUSDT" })
        {
            Market.Follow(symbol);
        }

        Market.Publish("BTCUSDT", Views.Scoring(80));
        Market.Publish("SOLUSDT", Views.Scoring(20));
        Market.Publish("XRPUSDT", Views.Scoring(51));
    }

    private string Address => Services.GetRequiredService<NavigationManager>().Uri;

    [Fact]
    public void Star_Pressed_IsShownAtOnceAndKept()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        Assert.Equal("false", Star(page, "SOLUSDT"));
        Pick(page, "SOLUSDT", isStar: true);
        page.WaitForAssertion(() => Assert.Equal("true", Star(page, "SOLUSDT")));
        Assert.Equal(new Watchlist("Starred", ["SOLUSDT"]), Shelf.Of(AccountId).Starred);
        Assert.Empty(page.FindAll("#why"));
        Pick(page, "SOLUSDT", isStar: true);
        page.WaitForAssertion(() => Assert.Equal("false", Star(page, "SOLUSDT")));
        Assert.Empty(Shelf.Of(AccountId).Starred.Symbols);
    }

    [Fact]
    public void Pick_RowThatIsGoneOrNone_ChangesNothing()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        Pick(page, "");
        Pick(page, "", isStar: true);
        Pick(page, "NOPE");
        Assert.Empty(page.FindAll("#why"));
        Assert.Empty(Shelf.Of(AccountId).Starred.Symbols);
    }

    [Fact]
    public void List_Chosen_ShowsItsSymbolsAndTheAddressSaysSo()
    {
        Keep(ScreenSettings.Default with { Watchlists = [Watchlist.Starred, Alts] });
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        Assert.Equal(["All symbols", "Starred (0)", "Alts (2)"], page.FindAll("#list option").Select(o => o.TextContent));
        page.Find("#list").Change("Alts");
        Assert.Equal(["XRPUSDT", "SOLUSDT"], Order(page));
        Assert.Equal("2 of 3 symbols", page.Find("#shown").TextContent);
        Assert.EndsWith("/?list=Alts", Address, StringComparison.Ordinal);

        page.Find("#list").Change("Starred");
        Assert.StartsWith("No symbol of Starred is followed.", page.Find("#empty").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_ChangedWhileShown_TheTableFollows()
    {
        Keep(ScreenSettings.Default with { Watchlists = [Watchlist.Starred, Alts] });
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        page.Find("#list").Change("Alts");
        page.Find(".table").TriggerEvent("onpointerenter", new PointerEventArgs());
        await page.InvokeAsync(() => Viewer.ChangeAsync(s => ListEdit.Fill(s, "Alts", ["BTCUSDT"])));
        Tick(seconds: 5);
        Assert.Equal(["XRPUSDT", "SOLUSDT"], Order(page));
        page.Find(".table").TriggerEvent("onpointerleave", new PointerEventArgs());
        page.WaitForAssertion(() => Assert.Equal(["BTCUSDT"], Order(page)));
        await page.InvokeAsync(() => Viewer.ChangeAsync(s => ListEdit.Remove(s, "Alts")));
        Tick();
        page.WaitForAssertion(() => Assert.Equal(3, Order(page).Length));
    }

    [Fact]
    public void Preset_Chosen_BringsItsRowsAndOrderAndGivesTheOwnOrderBack()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        page.Find("[data-sort=symbol]").Click();
        page.Find("#preset").Change("strong");
        Assert.Equal(["BTCUSDT", "SOLUSDT"], Order(page));
        Assert.Equal("Score, sorted descending without the sign", page.Find("[data-sort=score]").GetAttribute("aria-label"));
        page.Find("[data-sort=change]").Click();
        page.Find("#preset").Change("");
        Assert.Equal(3, Order(page).Length);
        Assert.Equal("ascending", page.Find("[data-sort=symbol]").GetAttribute("data-direction"));
        Assert.Equal(new ScoreSort(ScoreColumn.Symbol, Descending: false), Shelf.Of(AccountId).Sort);
    }

    [Fact]
    public void Preset_NothingMeetsIt_SaysWhatItAsksFor()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        page.Find("#preset").Change("funding");
        Assert.StartsWith("Nothing meets “Costly funding” now: Funding of 0.03 % or more", page.Find("#empty").TextContent, StringComparison.Ordinal);
        page.Find("#empty button").Click();
        Assert.Equal(3, Order(page).Length);
    }

    [Fact]
    public void Address_ListPresetFilterAndSymbol_AreShownFromTheStart()
    {
        Keep(ScreenSettings.Default with { Watchlists = [Watchlist.Starred, Alts] });
        Services.GetRequiredService<NavigationManager>().NavigateTo("/?symbol=BTCUSDT&list=Alts&preset=strong&filter=ol");
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        Assert.Equal(["SOLUSDT"], Order(page));
        Assert.Equal("BTCUSDT", page.Find("#why").GetAttribute("data-symbol"));
        Assert.Equal("ol", page.Find("#filter").GetAttribute("value"));
    }

    [Fact]
    public void Address_ListAndPresetThatDoNotExist_CountAsNone()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/?list=Gone&preset=moon");
        Assert.Equal(3, Order(RenderLive<Dashboard>()).Length);
    }

    [Fact]
    public void Open_WithAFilter_TheAddressKeepsBoth()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        page.Find("#filter").Input("sol");
        Assert.DoesNotContain("filter", Address, StringComparison.Ordinal);
        Pick(page, "SOLUSDT");
        Assert.EndsWith("/?symbol=SOLUSDT&filter=sol", Address, StringComparison.Ordinal);
        Assert.Equal(["SOLUSDT"], Order(page));
    }

    [Fact]
    public void Sort_KeptFromAnEarlierVisit_IsThereInTheFirstPicture()
    {
        Keep(ScreenSettings.Default with { Sort = new ScoreSort(ScoreColumn.Symbol, Descending: true) });
        Assert.Equal(["XRPUSDT", "SOLUSDT", "BTCUSDT"], Order(RenderLive<Dashboard>()));
    }

    [Fact]
    public void Columns_OfAPersonWhoChoseNone_AreTheUsualOnesInOrder()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        Assert.Equal(
            [
                "star", "symbol", "score", "side", "confidence", "quality", "last", "change", "change5m", "spread", "imbalance", "orderflow", "delta15s", "delta60s",
                "wall", "suspected", "volatility", "traderate", "depth", "slippage", "turnover", "funding", "interest", "sideage", "age",
            ],
            Columns(page));
    }

    [Fact]
    public void Columns_HiddenMovedAndReset_TheTableFollowsAndItIsKept()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        page.Find("#columns").FocusIn();
        Assert.Equal(Enum.GetValues<ScoreColumn>().Length, page.FindAll("#columns li").Count);
        Assert.True(page.Find("#columns li[data-column=symbol] input").HasAttribute("disabled"));
        page.Find("#columns li[data-column=side] input").Change(false);
        page.Find("#columns li[data-column=lead] input").Change(true);
        page.FindAll("#columns li[data-column=last] button")[0].Click();
        Assert.Equal(["star", "symbol", "score", "confidence", "last", "quality", "change"], Columns(page)[..7]);
        Assert.Equal("lead", Columns(page)[^1]);
        Assert.Equal(ScoreColumn.Lead, Shelf.Of(AccountId).Columns[^1]);
        Assert.Equal(["star", "symbol", "score", "confidence"], page.FindAll("th.pinned .sort").Select(h => h.GetAttribute("data-sort")));

        page.Find("#columns-reset").Click();
        Assert.Equal("side", Columns(page)[3]);
        Assert.Empty(Shelf.Of(AccountId).Columns);
    }

    [Fact]
    public void Lists_AddedFilledRenamedAndRemoved_AreKept()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        page.Find("#lists").FocusIn();
        page.Find("#list-name").Input(" Alts ");
        page.Find("#lists form").Submit();
        page.Find("fieldset[data-list=Alts] textarea").Change("solusdt, XRPUSDT\nsolusdt ABCUSDT");
        Assert.Equal(new Watchlist("Alts", ["SOLUSDT", "XRPUSDT", "ABCUSDT"]), Shelf.Of(AccountId).Watchlists[1]);
        Assert.Equal("Not followed now: ABCUSDT", page.Find("fieldset[data-list=Alts] .watchlist-note").TextContent);
        page.Find("fieldset[data-list=Alts] input").Change("Small ones");
        Assert.Equal("Small ones", Shelf.Of(AccountId).Watchlists[1].Name);
        page.Find("fieldset[data-list='Small ones'] button").Click();
        Assert.Single(Shelf.Of(AccountId).Watchlists);
    }

    [Theory]
    [InlineData("Starred", "Watchlists: expected a name once, 'Starred' came 2 times.")]
    [InlineData("  ", "Watchlists: expected a name of 1 to 32 characters, got ''.")]
    public void Lists_NameThatIsNotAllowed_SaysWhyAndKeepsNothing(string name, string complaint)
    {
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        page.Find("#lists").FocusIn();
        page.Find("#list-name").Input(name);
        page.Find("#lists form").Submit();
        Assert.Equal(complaint, page.Find("#lists-complaint").TextContent);
        Assert.Single(Shelf.Of(AccountId).Watchlists);
        Assert.Equal(name, page.Find("#list-name").GetAttribute("value"));
    }

    private static string[] Columns(IRenderedComponent<LiveRoot> page) => [.. page.FindAll("thead [data-sort]").Select(h => h.GetAttribute("data-sort")!)];

    private static string[] Order(IRenderedComponent<LiveRoot> page) => [.. page.FindAll("tr [data-symbol]").Select(r => r.GetAttribute("data-symbol")!)];

    private static string? Star(IRenderedComponent<LiveRoot> page, string symbol) => page.Find($"tr:has([data-symbol={symbol}]) .star").GetAttribute("aria-pressed");
}

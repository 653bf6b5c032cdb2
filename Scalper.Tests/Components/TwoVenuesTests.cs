using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Core.Feeds;
using Scalper.Core.Primitives;
using Scalper.Web.Admin;
using Scalper.Web.Components.Controls;
using Scalper.Web.Components.Pages;
using SubscriptionTable = Scalper.Web.Components.Admin.SubscriptionTable;

namespace Scalper.Tests.Components;

/// <summary>Pages on which symbols of two venues stand side by side.</summary>
public sealed class TwoVenuesTests : DashboardFixture
{
    private static readonly string[] Followed = ["Binance:ETHUSDT", "BTCUSDT", "ETHUSDT", "Binance:BTCUSDT"];

    public TwoVenuesTests()
    {
        foreach (string symbol in Followed)
        {
            Market.Follow(symbol);
            Market.Publish(symbol, Views.Live());
        }
    }

    [Fact]
    public void Scores_TwoVenues_EachNameHasItsVenueAndSortsByNameFirst()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        page.Find("[data-sort=symbol]").Click();
        page.WaitForAssertion(() => Assert.Equal(["BTCUSDT Binance", "BTCUSDT Bybit", "ETHUSDT Binance", "ETHUSDT Bybit"], Texts(page, "button.symbol")));
        Assert.Equal("Binance:BTCUSDT", page.Find("button.symbol").GetAttribute("data-symbol"));
        page.Find("#filter").Input("binance");
        page.WaitForAssertion(() => Assert.Equal(["BTCUSDT Binance", "ETHUSDT Binance"], Texts(page, "button.symbol")));
    }

    [Fact]
    public void Scores_OneVenue_NamesStandAlone()
    {
        Market.Unfollow();
        Market.Follow("BTCUSDT");
        Assert.Equal(["BTCUSDT"], Texts(RenderLive<Dashboard>(), "button.symbol"));
    }

    [Fact]
    public void Scores_SecondVenueComesLater_TheSymbolsColumnIsWider()
    {
        Market.Unfollow();
        Market.Follow("BTCUSDT");
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        Assert.Contains("minmax(130px", page.Find(".table-box").GetAttribute("style"), StringComparison.Ordinal);
        Market.Follow("Binance:BTCUSDT");
        Tick();
        page.WaitForAssertion(() => Assert.Contains("minmax(168px", page.Find(".table-box").GetAttribute("style"), StringComparison.Ordinal));
    }

    [Fact]
    public void Monitor_TwoVenues_FilterAndLinksTellThemApart()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<MonitorPage>();
        page.Find("#monitor-filter").Input("btc bin");
        page.WaitForAssertion(() => Assert.Equal(["BTCUSDT Binance"], Texts(page, ".m-symbol a")));
        Assert.Equal("symbol/Binance:BTCUSDT", page.Find(".m-symbol a").GetAttribute("href"));
    }

    [Fact]
    public void Symbol_KeyWithAVenue_IsShownWithIt()
    {
        IRenderedComponent<LiveRoot> page = Render<LiveRoot>(p => p.AddChildContent<SymbolPage>(s => s.Add(x => x.Symbol, "binance:ethusdt")));
        Assert.Equal(("ETHUSDT", "Binance", "ETHUSDT Binance"), (page.Find("#symbol-name").TextContent, page.Find("#symbol-venue").TextContent, page.Find("h1").TextContent));
        Assert.Equal("Binance:ETHUSDT", page.Find("#symbol-page").GetAttribute("data-symbol"));
        page.Find("#symbol-previous").Click();
        Assert.EndsWith("symbol/Binance:BTCUSDT", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Palette_TwoVenues_GoesToTheOneThatWasNamed()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<CommandPalette>();
        Tick();
        page.Find("#palette-query").Input("eth bin");
        IElement found = page.WaitForElement("#palette-0");
        Assert.Equal("ETHUSDT Binance", Text(found.FirstElementChild!));
        found.Click();
        Assert.EndsWith("symbol=Binance%3AETHUSDT", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Subscriptions_TopicsOfOneVenueAlone_HaveAColumnAndNoDashElsewhere()
    {
        TopicReport touch = new("btcusdt@bookTicker", "BTCUSDT", TopicKind.Touch, TopicStatus.Confirmed, null, null);
        SubscribedSymbol[] symbols = [Of("BTCUSDT"), Of("Binance:BTCUSDT", touch)];
        IRenderedComponent<SubscriptionTable> table = Render<SubscriptionTable>(p => p.Add(t => t.Symbols, symbols).Add(t => t.View, SubscriptionView.Of(null, null)));
        Assert.Equal(["Symbol", "Book", "Trades", "Ticker", "Best prices"], table.FindAll("th").Take(5).Select(h => h.TextContent));
        Assert.Equal(["", "confirmed"], table.FindAll("td[data-label='Best prices']").Select(c => c.TextContent));
        Assert.Equal(["BTCUSDT Bybit", "BTCUSDT Binance"], table.FindAll("td a").Select(Text));
        Assert.Empty(Render<SubscriptionTable>(p => p.Add(t => t.Symbols, [Of("BTCUSDT")]).Add(t => t.View, SubscriptionView.Of(null, null))).FindAll("td[data-label='Best prices'], .venue"));
    }

    private static SubscribedSymbol Of(string symbol, params TopicReport[] topics) => new(new Instrument(symbol, DecimalStep.Parse("0.1"), DecimalStep.Parse("1")), [0], topics, "rank");

    private static string[] Texts(IRenderedComponent<LiveRoot> page, string selector) => [.. page.FindAll(selector).Select(Text)];

    private static string Text(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

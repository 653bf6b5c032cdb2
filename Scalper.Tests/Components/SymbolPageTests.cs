using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Core.Engine;
using Scalper.Core.Features;
using Scalper.Core.Primitives;
using Scalper.Web.Components.Controls;
using Scalper.Web.Components.Pages;
using Scalper.Web.Screens;

namespace Scalper.Tests.Components;

public sealed class SymbolPageTests : DashboardFixture
{
    private static readonly string[] Followed = ["BTCUSDT", "ETHUSDT", "SOLUSDT"];

    private string Address => Services.GetRequiredService<NavigationManager>().Uri;

    [Fact]
    public void Render_NothingFollowedYet_SaysThatItWaits() =>
        Assert.Contains("Waiting for the list", Open("BTCUSDT").Find("#loading").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Render_SymbolNotFollowed_SaysSoUntilItIs()
    {
        Follow();
        IRenderedComponent<LiveRoot> page = Open("NEWUSDT");
        Assert.StartsWith("NEWUSDT is not followed now.", page.Find("#loading").TextContent, StringComparison.Ordinal);
        Market.Follow("NEWUSDT");
        Tick();
        page.WaitForAssertion(() => Assert.Equal("NEWUSDT", page.Find("#symbol-name").TextContent));
    }

    [Fact]
    public void Render_UsualLayout_ShowsItsPanesInColumns()
    {
        Follow();
        IRenderedComponent<LiveRoot> page = Open("ethusdt");
        Assert.Equal("ETHUSDT", page.Find("#symbol-name").TextContent);
        Assert.Equal("heatmap chart | ladder walls | tape features", Panes(page));
        Assert.Equal(2, page.FindAll("[data-splits=columns]").Count);
        Assert.Equal(3, page.FindAll("[data-splits=panes]").Count);
        Assert.Equal(6, page.FindAll(".pane-toggle[aria-pressed=true]").Count);
    }

    [Fact]
    public void Toggle_Pane_IsShownHiddenAndKept()
    {
        Follow();
        IRenderedComponent<LiveRoot> page = Open("BTCUSDT");
        page.Find("[data-toggles=chart]").Click();
        page.Find("#pane-ladder .pane-hide").Click();
        page.Find("[data-toggles=walls]").Click();
        page.Find("[data-toggles=statistics]").Click();
        page.WaitForAssertion(() => Assert.Equal("heatmap | tape features statistics", Panes(page)));
        SymbolLayout kept = Shelf.Of(AccountId).Layout;
        Assert.Equal([SymbolPane.Heatmap, SymbolPane.Tape, SymbolPane.Features, SymbolPane.Statistics], kept.Panes.Where(p => p.IsShown).Select(p => p.Pane));
    }

    [Fact]
    public async Task KeepSizes_FromTheScript_ChangesSharesAndIgnoresWhatItDoesNotKnow()
    {
        Follow();
        IRenderedComponent<LiveRoot> page = Open("BTCUSDT");
        SymbolPage self = page.FindComponent<SymbolPage>().Instance;
        await page.InvokeAsync(() => self.KeepSizes(new() { [0] = 250, [7] = 1 }, new() { ["tape"] = 55, ["nonsense"] = 3 }));
        SymbolLayout kept = Shelf.Of(AccountId).Layout;
        Assert.Equal([250, SymbolLayout.Default.Columns[1], SymbolLayout.Default.Columns[2]], kept.Columns.ToArray());
        Assert.Equal(55, kept[SymbolPane.Tape].Share);
    }

    [Fact]
    public async Task KeepOptions_FromTheScript_AreKeptWhereTheyAreAnObject()
    {
        Follow();
        IRenderedComponent<LiveRoot> page = Open("BTCUSDT");
        SymbolPage self = page.FindComponent<SymbolPage>().Instance;
        await page.InvokeAsync(() => self.KeepOptions("ladder", """{"compression":5}"""));
        await page.InvokeAsync(() => self.KeepOptions("ladder", "not json"));
        await page.InvokeAsync(() => self.KeepOptions("nonsense", "{}"));
        Assert.Equal("""{"compression":5}""", Shelf.Of(AccountId).Layout[SymbolPane.Ladder].Options);
    }

    [Theory]
    [InlineData(1, "/symbol/ETHUSDT")]
    [InlineData(-1, "/symbol/SOLUSDT")]
    public async Task Step_Places_GoesRoundTheUniverse(int places, string expected)
    {
        Follow();
        IRenderedComponent<LiveRoot> page = Open("BTCUSDT");
        await page.InvokeAsync(() => page.FindComponent<SymbolPage>().Instance.Step(places));
        Assert.EndsWith(expected, Address, StringComparison.Ordinal);
    }

    [Fact]
    public void Tick_BookLost_HeadAndGaugeSayWhy()
    {
        Follow();
        IRenderedComponent<LiveRoot> page = Open("BTCUSDT");
        Assert.Equal("60.0", page.Find(".score-gauge-figure").TextContent);
        Market.Publish("BTCUSDT", Views.Invalid());
        Tick();
        page.WaitForAssertion(() => Assert.Equal("sequence gap: expected update 12, received 15", page.Find("#symbol-reason").TextContent));
        Assert.Equal("No score: sequence gap: expected update 12, received 15", page.Find(".score-gauge-reason").TextContent);
        Assert.Equal("invalid <1 s", page.Find("#pane-features .pane-state").TextContent);
        Assert.All(page.FindAll(".feature-now"), cell => Assert.Contains(cell.TextContent, new[] { "–" }));
    }

    [Fact]
    public void Symbols_PaneShown_ListsAllAndMarksTheOneThatIsOpen()
    {
        Follow();
        Keep(ScreenSettings.Default with { Layout = SymbolLayout.Default.Toggle(SymbolPane.Symbols) });
        IRenderedComponent<LiveRoot> page = Open("ETHUSDT");
        Assert.Equal(["symbol/BTCUSDT", "symbol/ETHUSDT", "symbol/SOLUSDT"], page.FindAll(".symbols a").Select(a => a.GetAttribute("href")));
        Assert.Equal("ETHUSDT", page.Find(".symbols [aria-current=page]").TextContent);
        Assert.Equal("60.0 ▲ LONG", string.Join(' ', page.FindAll("[data-listed=SOLUSDT] td").Take(2).Select(c => c.TextContent)));
    }

    [Fact]
    public void Walls_Told_AreListedNewestFirstAndPulledOnesAreSuspected()
    {
        Follow();
        WallCase stands = new(BookSide.Bid, 650_000, 4_000, WallOrigin.Came, (Views.AtMs - 5_000) * 1_000_000, 0, 0, 0, 1_000, WallCaseClass.Open);
        WallCase pulled = new(BookSide.Ask, 651_000, 2_000, WallOrigin.Found, (Views.AtMs - 60_000) * 1_000_000, (Views.AtMs - 30_000) * 1_000_000, 2_000, 3_000, 0, WallCaseClass.Pulled);
        Market.Detail = symbol => DetailOf(symbol) with { WallCases = [stands, pulled] };
        IRenderedComponent<LiveRoot> page = Open("BTCUSDT");
        Assert.Equal("Asking for the walls…", page.Find("#walls-body .state").TextContent);
        Tick(seconds: 1);
        Tick(seconds: 0.25);
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".walls tbody tr").Count));
        Assert.Equal(
            ["▲bid 65000.0 4.000 came 6 s 25/0 stands", "▼ask 65100.0 2.000 grew 30 s 0/75 suspected"],
            page.FindAll(".walls tbody tr").Select(r => string.Join(' ', r.Children.Where((_, i) => i != 4).Select(c => c.TextContent.Trim()))));
    }

    /// <summary>Frames that are read together have one time, and on a busy machine many are.</summary>
    [Fact]
    public void Walls_ThatCameTwiceAtOneTimeAndPrice_AreBothListed()
    {
        Follow();
        WallCase stands = new(BookSide.Bid, 650_000, 4_000, WallOrigin.Came, (Views.AtMs - 5_000) * 1_000_000, 0, 0, 0, 1_000, WallCaseClass.Open);
        WallCase before = stands with { ClosedAtNs = stands.OpenedAtNs, Pulled = 4_000, Class = WallCaseClass.Pulled };
        Market.Detail = symbol => DetailOf(symbol) with { WallCases = [before] };
        IRenderedComponent<LiveRoot> page = Open("BTCUSDT");
        Tick(seconds: 1);
        Tick(seconds: 0.25);
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".walls tbody tr")));
        Market.Detail = symbol => DetailOf(symbol) with { WallCases = [stands, before] };
        Tick(seconds: 1);
        Tick(seconds: 0.25);
        page.WaitForAssertion(() => Assert.Equal(["stands", "suspected"], page.FindAll(".walls tbody .walls-class").Select(c => c.TextContent)));
    }

    [Fact]
    public void Walls_NoAnswerAnyMore_StayWithTheirAge()
    {
        Follow();
        WallCase stands = new(BookSide.Bid, 650_000, 4_000, WallOrigin.Came, (Views.AtMs - 5_000) * 1_000_000, 0, 0, 0, 1_000, WallCaseClass.Open);
        Market.Detail = symbol => DetailOf(symbol) with { WallCases = [stands] };
        IRenderedComponent<LiveRoot> page = Open("BTCUSDT");
        Tick(seconds: 1);
        Tick(seconds: 0.25);
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".walls tbody tr")));
        Assert.Empty(page.FindAll("#pane-walls .pane-state, .walls[data-stale]"));
        Market.Detail = null;
        Tick(seconds: 6);
        page.WaitForAssertion(() => Assert.Equal("stale 6 s", page.Find("#pane-walls .pane-state").TextContent));
        Assert.Equal("As of 6 s ago. The walls could not be asked for: The inbox of lane 0 is full.", page.Find("#pane-walls .pane-state").GetAttribute("title"));
        Assert.NotNull(page.Find(".walls[data-stale] [data-price='650000']"));
    }

    [Fact]
    public void Walls_NoneOrNoAnswer_AreSaidApart()
    {
        Follow();
        IRenderedComponent<LiveRoot> page = Open("BTCUSDT");
        Tick(seconds: 1);
        page.WaitForAssertion(() => Assert.Equal("The walls could not be asked for: The inbox of lane 0 is full.", page.Find("#walls-body .state").TextContent));
        Market.Detail = DetailOf;
        Tick(seconds: 1);
        Tick(seconds: 0.25);
        page.WaitForAssertion(() => Assert.Equal("No wall was seen yet.", page.Find("#walls-body .state").TextContent));
    }

    [Fact]
    public void Walls_BookLost_AreDimmedAndTheHeadingSaysWhy()
    {
        Follow();
        WallCase gone = new(BookSide.Bid, 650_000, 4_000, WallOrigin.Came, (Views.AtMs - 5_000) * 1_000_000, Views.AtMs * 1_000_000, 0, 0, 1_000, WallCaseClass.Lost);
        Market.Detail = symbol => DetailOf(symbol) with { WallCases = [gone] };
        Market.Publish("BTCUSDT", Views.Silent());
        IRenderedComponent<LiveRoot> page = Open("BTCUSDT");
        Tick(seconds: 1);
        Tick(seconds: 0.25);
        page.WaitForAssertion(() => Assert.NotNull(page.Find(".walls[data-stale]")));
        Assert.Equal("stale 1 s", page.Find("#pane-walls .pane-state").TextContent);
        Assert.Equal("The book is Stale: no update for 12 s.", page.Find("#pane-walls .pane-state").GetAttribute("title"));
    }

    [Fact]
    public void Tape_TradesMayBeMissing_TheHeadingSaysSo()
    {
        Follow();
        IRenderedComponent<LiveRoot> page = Open("BTCUSDT");
        Assert.Empty(page.FindAll("#pane-tape .pane-state"));
        Market.Publish("BTCUSDT", Views.Live() with { HasTradeGap = true });
        Tick();
        page.WaitForAssertion(() => Assert.Equal("gap", page.Find("#pane-tape .pane-state").TextContent));
        Assert.Contains("trades may have been missed", page.Find("#pane-tape .pane-state").GetAttribute("title"), StringComparison.Ordinal);
    }

    private static SymbolDetail DetailOf(FollowedSymbol symbol)
    {
        symbol.Read(out SymbolView view);
        return new SymbolDetail
        {
            Instrument = symbol.Instrument,
            View = view,
            Bids = [],
            Asks = [],
            Trades = [],
            Candles = new Dictionary<Scalper.Core.Tape.CandleInterval, IReadOnlyList<Scalper.Core.Tape.Candle>>(),
        };
    }

    private static string Panes(IRenderedComponent<LiveRoot> page) =>
        string.Join(" | ", page.FindAll(".pane-column").Select(c => string.Join(' ', c.QuerySelectorAll(".pane").Select(p => p.GetAttribute("data-pane")))));

    private void Follow()
    {
        foreach (string symbol in Followed)
        {
            Market.Follow(symbol);
            Market.Publish(symbol, Views.Scoring(60));
        }
    }

    private IRenderedComponent<LiveRoot> Open(string symbol) =>
        Render<LiveRoot>(p => p.AddChildContent<SymbolPage>(s => s.Add(x => x.Symbol, symbol)));
}

using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Web.Accounts;
using Scalper.Web.Components.Controls;
using Scalper.Web.Components.Layout;
using Scalper.Web.Components.Pages;
using Scalper.Web.Live;
using Scalper.Web.Screens;

namespace Scalper.Tests.Components;

/// <summary>What surrounds every page.</summary>
public sealed class ShellTests : DashboardFixture
{
    [Fact]
    public void Lights_EveryState_HasItsOwnGlyphAndWord()
    {
        ConnectionState[] states = [ConnectionState.Connected, ConnectionState.Connecting, ConnectionState.Reconnecting, ConnectionState.Failed, ConnectionState.Disconnected];
        Market.Health = FakeMarket.Healthy([.. states.Select((s, i) => FakeMarket.Lane(s, lane: i))]) with
        {
            Metrics = FakeMarket.Lane() with { Role = ConnectionRole.Metrics, IsMalformedAlert = true, MalformedShare = 0.1 },
        };
        IReadOnlyList<IElement> lights = RenderLive<TopStrip>().FindAll("#strip-lights li");
        Assert.Equal(["0", "1", "2", "3", "4", "M"], lights.Select(l => l.QuerySelector(".light-name")!.TextContent));
        Assert.Equal(6, lights.Select(l => l.QuerySelector(".light-glyph")!.TextContent).Distinct().Count());
        Assert.Equal(
            ["connected", "connecting", "reconnecting", "halted", "not started", "connected, malformed frames"],
            lights.Select(l => l.QuerySelector(".visually-hidden")!.TextContent.Trim()));
    }

    [Fact]
    public void Tick_SameHealth_DrawsNoLightAgain()
    {
        IRenderedComponent<LiveRoot> strip = RenderLive<TopStrip>();
        IRenderedComponent<LiveView<VenueLights>> lights = strip.FindComponent<LiveView<VenueLights>>();
        int before = lights.RenderCount;
        Tick(seconds: 2);
        strip.WaitForAssertion(() => Assert.Equal("12:00:02 UTC", strip.Find("#strip-clock").TextContent));
        Assert.Equal(before, lights.RenderCount);
    }

    [Fact]
    public void Strip_SilentFeed_SaysSoBesideACurrentScreen()
    {
        IRenderedComponent<LiveRoot> strip = RenderLive<TopStrip>();
        Assert.Empty(strip.FindAll("#strip-feed"));
        Market.Health = FakeMarket.Healthy(FakeMarket.Lane() with { LastDataAtMs = Views.AtMs - 7000 });
        Tick(seconds: 1);
        strip.WaitForAssertion(() => Assert.Equal("▲ feed delayed 7 s", strip.Find("#strip-feed").TextContent));
    }

    [Theory]
    [InlineData(1000, 1000, null, null)]
    [InlineData(1000, 6000, null, "feed delayed: 1 of 2 silent")]
    [InlineData(6000, 9000, null, "feed delayed 6 s")]
    [InlineData(1000, 1000, 1500.0, "feed delayed 1.5 s")]
    public void FeedDelay_OfSilenceAndLag(long firstAgeMs, long secondAgeMs, double? lagMs, string? words)
    {
        EngineHealth health = FakeMarket.Healthy(
            FakeMarket.Lane() with { LastDataAtMs = Views.AtMs - firstAgeMs }, FakeMarket.Lane(lane: 1) with { LastDataAtMs = Views.AtMs - secondAgeMs });
        Assert.Equal(words, FeedDelay.Of(health with { Lag = new LagReading(5, lagMs, lagMs) }));
    }

    [Fact]
    public async Task Strip_ChosenZone_IsShownBesideUtc()
    {
        IRenderedComponent<LiveRoot> strip = RenderLive<TopStrip>();
        Assert.Empty(strip.FindAll("#strip-zone"));
        await strip.InvokeAsync(() => Viewer.ChangeAsync(s => s with { TimeZone = "America/New_York" }));
        Tick();
        strip.WaitForAssertion(() => Assert.Equal("07:00:00 New York", strip.Find("#strip-zone").TextContent));
        Assert.Equal("12:00:00 UTC", strip.Find("#strip-clock").TextContent);
    }

    [Fact]
    public void Strip_TickToScreen_IsNoneUntilTheBrowserHasAnswered()
    {
        Market.Follow("BTCUSDT");
        IRenderedComponent<LiveRoot> page = Render<LiveRoot>(p => p.AddChildContent<TopStrip>().AddChildContent<ScreenWatch>());
        Assert.Equal("–", page.Find("#strip-screen-p50").TextContent);
        Assert.Equal("0", page.Find("#picture").GetAttribute("data-stamp"));
        Tick();
        Market.Publish("BTCUSDT", Views.Scoring(60) with { UpdatedAtNs = (Views.AtMs + 400) * 1_000_000 });
        Tick();
        page.WaitForAssertion(() => Assert.Equal("1", page.Find("#picture").GetAttribute("data-stamp")));
        Assert.Equal("–", page.Find("#strip-screen-p99").TextContent);
        page.InvokeAsync(() => page.FindComponent<ScreenWatch>().Instance.Painted(1));
        Tick();
        page.WaitForAssertion(() => Assert.Matches("^[0-9\u2009]+ ms$", page.Find("#strip-screen-p99").TextContent));
    }

    [Fact]
    public void Hide_TabInTheBackground_NothingIsReadForIt()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<ScreenWatch>();
        page.FindComponent<ScreenWatch>().Instance.Hide(true);
        int reads = Market.Reads;
        Tick();
        Tick();
        Assert.Equal(reads, Market.Reads);
        page.FindComponent<ScreenWatch>().Instance.Hide(false);
        Tick();
        Assert.NotEqual(reads, Market.Reads);
    }

    [Fact]
    public void PageLinks_ExistingPagesOnly_AndTheOneShownIsMarked()
    {
        IRenderedComponent<LiveRoot> strip = RenderLive<TopStrip>();
        Assert.Equal("Scores", strip.Find(".pages a[aria-current=page]").TextContent);
        Services.GetRequiredService<NavigationManager>().NavigateTo("/somewhere");
        Assert.Empty(strip.FindAll(".pages a[aria-current]"));
        Services.GetRequiredService<NavigationManager>().NavigateTo("/dashboard?symbol=X");
        Assert.Equal("./", strip.Find(".pages a[aria-current=page]").GetAttribute("href"));
        string[] routes = [.. typeof(AppPage).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes(typeof(RouteAttribute), false)).Cast<RouteAttribute>().Select(r => r.Template)];
        Assert.All(AppPage.All, p => Assert.Contains(p.Path, routes));
    }

    [Fact]
    public void PageLinks_Administration_IsOfferedToAdministratorsOnly()
    {
        Assert.DoesNotContain(RenderLive<TopStrip>().FindAll(".pages a"), a => a.TextContent == "Admin");
        User.SetPolicies(Policies.Admin);
        Assert.Equal("/admin", RenderLive<TopStrip>().FindAll(".pages a")[^1].GetAttribute("href"));
    }

    [Fact]
    public void Palette_TypedLetters_FindSymbolsAndPagesAndEnterGoes()
    {
        Market.Follow("BTCUSDT");
        Market.Follow("ETHUSDT");
        IRenderedComponent<LiveRoot> page = RenderLive<CommandPalette>();
        page.Find("#palette-query").Input("");
        Assert.Equal("Scores", page.Find("#palette-0 span").TextContent);
        page.Find("#palette-query").Input("ehs");
        Assert.Equal("ETHUSDT", Assert.Single(page.FindAll("#palette-list li")).QuerySelector("span")!.TextContent);
        page.Find("#palette-query").KeyDown("Enter");
        Assert.EndsWith("/?symbol=ETHUSDT", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Palette_Arrows_MoveTheChoiceAroundAndTellScreenReaders()
    {
        Market.Follow("BTCUSDT");
        Market.Follow("ETHUSDT");
        IRenderedComponent<LiveRoot> page = RenderLive<CommandPalette>();
        page.Find("#palette-query").Input("usdt");
        Assert.Equal("palette-0", page.Find("#palette-query").GetAttribute("aria-activedescendant"));
        page.Find("#palette-query").KeyDown("ArrowUp");
        Assert.Equal("ETHUSDT", page.Find("[aria-selected=true] span").TextContent);
        page.Find("#palette-query").KeyDown("ArrowDown");
        Assert.Equal("BTCUSDT", page.Find("[aria-selected=true] span").TextContent);
        page.Find("#palette-1").Click();
        Assert.EndsWith("ETHUSDT", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Palette_NothingFound_SaysSoAndEnterStays()
    {
        Market.Follow("BTCUSDT");
        IRenderedComponent<LiveRoot> page = RenderLive<CommandPalette>();
        string before = Services.GetRequiredService<NavigationManager>().Uri;
        page.Find("#palette-query").Input("zzz");
        Assert.Equal("Nothing is called “zzz”.", page.Find("#palette-none").TextContent);
        page.Find("#palette-query").KeyDown("Enter");
        Assert.Equal(before, Services.GetRequiredService<NavigationManager>().Uri);
    }

    [Fact]
    public void Palette_NoSymbolKnownYet_SaysSo()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<CommandPalette>();
        page.Find("#palette-query").Input("btc");
        Assert.Equal("No page is called “btc”. No symbol is followed yet.", page.Find("#palette-none").TextContent);
    }

    [Fact]
    public void PaletteSearch_Ranks_ExactThenPrefixThenInsideThenScattered()
    {
        PaletteEntry[] entries = [.. new[] { "STXOLUSDT", "1000SOLUSDT", "SOLVUSDT", "SOLUSDT", "SOL", "ETHUSDT" }.Select(n => new PaletteEntry(n, "symbol", "/"))];
        Assert.Equal(["SOL", "SOLUSDT", "SOLVUSDT", "1000SOLUSDT", "STXOLUSDT"], PaletteSearch.Find(" sol ", entries).Select(e => e.Title));
        Assert.Equal(PaletteSearch.MostShown, PaletteSearch.Find("", Enumerable.Repeat(entries[0], 50)).Count);
    }

    [Fact]
    public void Settings_Opened_OfferZonesAndColoursAndKeepWhatIsChosen()
    {
        IRenderedComponent<LiveRoot> page = Render<LiveRoot>(p => p.AddChildContent<SettingsDialog>().AddChildContent<ColourScheme>());
        Assert.Empty(page.FindAll("#settings-zone"));
        page.Find("#settings").TriggerEvent("onfocusin", new FocusEventArgs());
        Assert.Equal("UTC", page.Find("#settings-zone option[selected]").GetAttribute("value"));
        page.Find("#settings-zone").Change("Asia/Tokyo");
        page.Find("input[value=BlueOrange]").Change("BlueOrange");
        Assert.Equal(("Asia/Tokyo", ColourPreset.BlueOrange), (Shelf.Of(AccountId).TimeZone, Shelf.Of(AccountId).Colours));
        Assert.Equal("BlueOrange", page.Find("#colours").GetAttribute("data-colours"));
        page.Find("#settings-zone").Change("Nowhere");
        Assert.Contains("'Nowhere' is not known", page.Find("#settings-complaint").TextContent, StringComparison.Ordinal);
        Assert.Equal("Asia/Tokyo", Shelf.Of(AccountId).TimeZone);
    }

    [Fact]
    public void Settings_Model_IsTheInstallationsUntilOneIsChosen()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<SettingsDialog>();
        page.Find("#settings").TriggerEvent("onfocusin", new FocusEventArgs());
        Assert.Equal(["As installed (classic)", "Classic", "Symmetric", "Microstructure"], page.FindAll("label:has(input[name=model]) .choice-title").Select(t => t.TextContent));
        page.Find("input[name=model][value=symmetric]").Change("symmetric");
        Assert.Equal(("symmetric", 1), (Shelf.Of(AccountId).Model, Viewer.Model));
        page.Find("input[name=model][value='']").Change("");
        Assert.Equal((null, 0), (Shelf.Of(AccountId).Model, Viewer.Model));
    }

    [Fact]
    public void Settings_CannotBeKept_TheDialogSaysSoUntilTryingAgainWorks()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<SettingsDialog>();
        page.Find("#settings").TriggerEvent("onfocusin", new FocusEventArgs());
        Assert.Equal("Kept with your account, at once.", page.Find("#settings .sheet-foot").TextContent);
        Shelf.Fails = true;
        page.Find("#settings-zone").Change("Asia/Tokyo");
        Assert.Contains("Not kept.", page.Find("#settings-failure").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#settings .sheet-foot"));
        Shelf.Fails = false;
        page.Find("#settings-failure button").Click();
        Assert.Empty(page.FindAll("#settings-failure"));
        Assert.Equal("Asia/Tokyo", Shelf.Of(AccountId).TimeZone);
    }

    [Fact]
    public void Settings_EverySample_SaysTheSideByArrowAndWord()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<SettingsDialog>();
        page.Find("#settings").TriggerEvent("onfocusin", new FocusEventArgs());
        Assert.Equal(3, page.FindAll(".preview").Count);
        Assert.All(page.FindAll(".preview"), p => Assert.Matches("▲ LONG.*▼ SHORT", p.TextContent));
    }

    [Fact]
    public void Layout_DatabaseFails_ShowsThePageAndANotice()
    {
        Shelf.Fails = true;
        IRenderedComponent<MainLayout> layout = Render<MainLayout>(p => p.Add(l => l.Body, b => b.AddContent(0, "the page")));
        Assert.Equal("the page", layout.Find("main").TextContent);
        Assert.StartsWith("Your settings could not be read", layout.Find("#settings-notice").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Layout_KeptColours_AreThereInTheFirstPicture()
    {
        Shelf.Put(AccountId, ScreenSettings.Default with { Colours = ColourPreset.RedGreen });
        IRenderedComponent<MainLayout> layout = Render<MainLayout>(p => p.Add(l => l.Body, b => b.AddContent(0, "")));
        Assert.Equal("RedGreen", layout.Find("#colours").GetAttribute("data-colours"));
        Assert.NotNull(layout.Find("dialog#palette"));
        Assert.NotEmpty(layout.FindAll("dialog#keys kbd"));
    }

    [Fact]
    public void Dashboard_SymbolInTheAddress_IsOpenAsSoonAsItIsFollowed()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/?symbol=SOLUSDT");
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        Assert.Empty(page.FindAll("#why"));
        Assert.Contains("Waiting for the list", page.Find("#why-missing").TextContent, StringComparison.Ordinal);
        Market.Follow("BTCUSDT");
        Tick();
        page.WaitForAssertion(() => Assert.Contains("It is not followed now.", page.Find("#why-missing").TextContent, StringComparison.Ordinal));
        Market.Follow("SOLUSDT");
        Tick();
        page.WaitForAssertion(() => Assert.Equal("SOLUSDT", page.Find("#why").GetAttribute("data-symbol")));
        Market.Unfollow();
        Market.Follow("BTCUSDT");
        Tick();
        page.WaitForAssertion(() => Assert.Contains("It is not followed now.", page.Find("#why-missing").TextContent, StringComparison.Ordinal));
        page.Find("#why-close").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("#why-missing")));
        Assert.DoesNotContain("symbol", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }
}

using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Scalper.Core.Universe;
using Scalper.Tests.Components;
using Scalper.Web.Components.Controls;
using Scalper.Web.Components.Layout;
using Scalper.Web.Components.Pages;
using Scalper.Web.Screens;

namespace Scalper.Tests.Security;

/// <summary>Text that comes from outside, wherever it shows, is text (S-28).</summary>
public sealed class ForeignTextTests : DashboardFixture
{
    private const string Hostile = "<img src=x onerror=alert(1)>";

    public ForeignTextTests()
    {
        foreach (string symbol in new[] { "BTCUSDT", Hostile, "{{7*7}}" })
        {
            Market.Follow(symbol);
            Market.Publish(symbol, Views.Live());
        }

        Market.Universe = new FollowedUniverse(UniverseSource.Venue, [.. Market.Symbols.Select(s => s.Instrument)], Hostile);
        Market.Health = FakeMarket.Healthy(FakeMarket.Lane(error: Hostile) with { Cause = Hostile });
        User.SetAuthorized(Hostile);
        User.SetClaims(new Claim(ClaimTypes.NameIdentifier, AccountId));
    }

    [Fact]
    public void Scores_HostileSymbolAndWatchlist_AreText()
    {
        Keep(ScreenSettings.Default with { Watchlists = [Watchlist.Starred, new Watchlist(Hostile, ["BTCUSDT"])] });
        AssertText<Dashboard>();
    }

    [Fact]
    public void Monitor_HostileSymbol_IsText() => AssertText<MonitorPage>();

    [Fact]
    public void Feeds_HostileErrorOfTheVenue_IsText() => AssertText<FeedsPage>();

    [Fact]
    public void Strip_HostileUserName_IsText() => AssertText<TopStrip>();

    [Fact]
    public void Notices_HostileNotice_IsText() => AssertText<NoticeBar>();

    [Fact]
    public void SymbolPage_HostileName_IsText()
    {
        AssertText(Render<LiveRoot>(p => p.AddChildContent<SymbolPage>(s => s.Add(x => x.Symbol, Hostile))));
        AssertText(Render<LiveRoot>(p => p.AddChildContent<SymbolPage>(s => s.Add(x => x.Symbol, Hostile + "2"))));
    }

    private void AssertText<TComponent>()
        where TComponent : IComponent => AssertText(RenderLive<TComponent>());

    private void AssertText(IRenderedComponent<LiveRoot> page)
    {
        Tick(seconds: 1);
        page.WaitForAssertion(() => Assert.Contains("&lt;img src=x onerror=alert(1)", page.Markup, StringComparison.OrdinalIgnoreCase));
        Assert.Empty(page.FindAll("[onerror], img[src=x]"));
    }
}

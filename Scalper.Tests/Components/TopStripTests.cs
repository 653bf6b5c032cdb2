using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Web.Components.Controls;
using Scalper.Web.Components.Pages;
using Scalper.Web.Live;

namespace Scalper.Tests.Components;

public sealed class TopStripTests : DashboardFixture
{
    [Fact]
    public void Render_HealthyEngine_ShowsItsFigures()
    {
        IRenderedComponent<LiveRoot> strip = RenderLive<TopStrip>();
        Assert.Equal("Bybit connected", strip.Find("#strip-connection").TextContent);
        Assert.Equal("2 / 3", strip.Find("#strip-live").TextContent);
        Assert.Equal("1\u2009234", strip.Find("#strip-rate").TextContent);
        Assert.Equal("12 µs", strip.Find("#strip-p50").TextContent);
        Assert.Equal("86 µs", strip.Find("#strip-p99").TextContent);
        Assert.Equal("12:00:00 UTC", strip.Find("#strip-clock").TextContent);
        Assert.Equal(("ana", "/account"), (strip.Find("#strip-user").TextContent, strip.Find("#strip-user").GetAttribute("href")));
        Assert.Equal(("post", "/logout"), (strip.Find("form").GetAttribute("method"), strip.Find("form").GetAttribute("action")));
        Assert.Equal("token-of-the-page", strip.Find("form input[type=hidden]").GetAttribute("value"));
    }

    [Fact]
    public void Tick_ClockAndHealthMoveOn()
    {
        IRenderedComponent<LiveRoot> strip = RenderLive<TopStrip>();
        Market.Health = FakeMarket.Healthy(FakeMarket.Lane(ConnectionState.Reconnecting)) with { TickToScore = default };
        Tick(seconds: 61);
        strip.WaitForAssertion(() => Assert.Equal("12:01:01 UTC", strip.Find("#strip-clock").TextContent));
        Assert.Equal("Bybit reconnecting", strip.Find("#strip-connection").TextContent);
        Assert.Equal("Reconnecting", strip.Find("#strip-connection").GetAttribute("data-state"));
        Assert.Equal("–", strip.Find("#strip-p50").TextContent);
    }

    [Fact]
    public void Render_SymbolsNotPlainlyLive_AreCounted()
    {
        Market.Health = Market.Health with { Quiet = 4, Stale = 3, Invalid = 0, Gone = 1 };
        IRenderedComponent<LiveRoot> strip = RenderLive<TopStrip>();
        Assert.Equal(["4", "3", "0", "1"], new[] { "quiet", "stale", "invalid", "gone" }.Select(id => strip.Find($"#strip-{id}").TextContent));
        Assert.True(strip.Find("#strip-stale").ParentElement!.HasAttribute("data-some"));
        Assert.False(strip.Find("#strip-invalid").ParentElement!.HasAttribute("data-some"));
    }

    [Fact]
    public void Tick_OneConnectionHalts_TheLightIsRedAndSaysSo()
    {
        IRenderedComponent<LiveRoot> strip = RenderLive<TopStrip>();
        Market.Health = FakeMarket.Healthy(FakeMarket.Lane(), FakeMarket.Halted(lane: 1));
        Tick(seconds: 1);
        strip.WaitForAssertion(() => Assert.Equal("Bybit 1 of 2 connected, 1 halted", strip.Find("#strip-connection").TextContent));
        Assert.Equal("Failed", strip.Find("#strip-connection").GetAttribute("data-state"));
        Assert.Contains("next attempt 12:10:00 UTC", strip.Find("#strip-connection").GetAttribute("title"), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_MalformedAlert_DegradesTheLight()
    {
        Market.Health = FakeMarket.Healthy(FakeMarket.Lane() with { IsMalformedAlert = true, MalformedShare = 0.032 });
        IElement connection = RenderLive<TopStrip>().Find("#strip-connection");
        Assert.Equal("Bybit connected, 3.2 % malformed", connection.TextContent);
        Assert.True(connection.HasAttribute("data-degraded"));
    }

    [Theory]
    [InlineData(true, false, "SANDBOX", "badge-sandbox")]
    [InlineData(true, true, "REPLAY", "badge-replay")]
    [InlineData(false, false, "LIVE DATA", "badge-live")]
    public void Render_Profile_IsAPlainBadge(bool sandbox, bool replay, string words, string look)
    {
        Services.AddSingleton(new AppProfile("any", sandbox, "What it is.", replay));
        IElement badge = RenderLive<TopStrip>().Find("#strip-profile");
        Assert.Equal(words, badge.TextContent);
        Assert.Contains(look, badge.ClassList);
        Assert.Equal("What it is.", badge.GetAttribute("title"));
    }

    [Fact]
    public void Dashboard_UniverseUnknown_SaysThatItWaitsAndThenShowsTheTable()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        Assert.NotNull(page.Find("#loading"));
        Market.Follow("BTCUSDT");
        Tick();
        page.WaitForAssertion(() => Assert.NotNull(page.Find("tr:has([data-symbol=BTCUSDT])")));
        Assert.Empty(page.FindAll("#loading"));
    }
}

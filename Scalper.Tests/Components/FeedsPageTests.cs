using AngleSharp.Dom;
using Bunit;
using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Core.Universe;
using Scalper.Web.Accounts;
using Scalper.Web.Components.Controls;
using Scalper.Web.Components.Pages;

namespace Scalper.Tests.Components;

public sealed class FeedsPageTests : DashboardFixture
{
    private const long MillisecondNs = 1_000_000;

    private static readonly ConnectionHealth Typical = FakeMarket.Lane() with
    {
        SinceMs = Views.AtMs - 60_000,
        LastMessageAtMs = Views.AtMs + 3_600_000,
        LastDataAtMs = Views.AtMs,
        Topics = new TopicCounts(Wanted: 1, Sent: 2, Confirmed: 290, Rejected: 3, Stale: 4),
        MessagesPerSecond = 612.4,
        Delay = new DelayReading(3.3, 88.1, 0),
        Losses = 5,
        Malformed = 7,
        Cause = "opened",
    };

    [Fact]
    public void Render_UniverseUnknown_SaysThatItWaits()
    {
        Market.Health = FakeMarket.Healthy();
        IRenderedComponent<LiveRoot> page = RenderLive<FeedsPage>();
        Assert.All(new[] { "#loading", "#metrics-loading" }, id => Assert.StartsWith("Waiting for the list", page.Find(id).TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("#no-metrics"));
    }

    [Fact]
    public void Render_NothingFollowed_SaysThatThereIsNoConnection()
    {
        Market.Health = FakeMarket.Healthy();
        Market.Universe = new FollowedUniverse(UniverseSource.Fallback, [], null);
        Assert.StartsWith("No symbol is followed, so there is no connection.", RenderLive<FeedsPage>().Find("#loading").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Connection_ShowsItsFigures()
    {
        Market.Health = FakeMarket.Healthy(Typical with { WireBytes = 0, FrameBytes = 0 }) with { AtMs = Views.AtMs - 5_000 };
        Rates.Look();
        Market.Health = FakeMarket.Healthy(Typical with { WireBytes = 10_000, FrameBytes = 10_000_000 });
        Rates.Look();
        IElement row = RenderLive<FeedsPage>().Find("tbody[data-connection='0'] tr");
        Assert.Equal("Bybit 0", row.QuerySelector("th")!.TextContent);
        Assert.Equal(
            ["● connected", "11:59:00", "", "290 / 300", "3", "3", "4", "612", "2.0 kB/s", "2.00 MB/s", "3.3 / 88.1", "2", "5", "7"],
            row.QuerySelectorAll("td").Select(c => c.TextContent.Trim()));
    }

    [Fact]
    public void Render_MetricsFeed_StandsApartWithTheLag()
    {
        Market.Health = FakeMarket.Healthy(Typical) with
        {
            Metrics = Typical with { Index = 10_000, Role = ConnectionRole.Metrics },
            Lag = new LagReading(50, 0.3, -1.5),
            Clock = new ClockReading(2.5, 1.6, Views.AtMs, 0),
        };
        IRenderedComponent<LiveRoot> page = RenderLive<FeedsPage>();
        Assert.Equal("Bybit metrics", page.Find("[aria-label='Metrics feed'] tbody th").TextContent);
        Assert.Single(page.FindAll("[aria-label='Main connections'] tbody"));
        Assert.Equal("+0.3 / \u22121.5 ms over 50 trades", page.Find("#lag").TextContent);
        Assert.Equal("+2.5 ms ± 0.8", page.Find("#clock-offset").TextContent);
    }

    [Fact]
    public void Render_NoMetricsFeed_SaysSo()
    {
        Market.Health = FakeMarket.Healthy(Typical);
        Market.Universe = new FollowedUniverse(UniverseSource.Venue, [], null);
        IRenderedComponent<LiveRoot> page = RenderLive<FeedsPage>();
        Assert.StartsWith("There is no metrics feed", page.Find("#no-metrics").TextContent, StringComparison.Ordinal);
        Assert.Equal(("no metrics feed", "not read yet"), (page.Find("#lag").TextContent, page.Find("#clock-offset").TextContent));
    }

    [Fact]
    public void Tick_ConnectionHalts_SaysWhyAndWhenItIsTriedAgain()
    {
        Market.Health = FakeMarket.Healthy(Typical);
        IRenderedComponent<LiveRoot> page = RenderLive<FeedsPage>();
        Market.Health = FakeMarket.Healthy(FakeMarket.Halted());
        Tick(seconds: 1);
        page.WaitForAssertion(() => Assert.Equal("■ halted", page.Find("tbody[data-connection='0'] .feed-state").TextContent));
        Assert.Equal("12:10:00 (in 9 m)", page.Find("[data-label='Next attempt']").TextContent);
        Assert.Equal("because: close code 1008: policy violation", page.Find(".feed-cause").TextContent);
        Assert.Empty(page.FindAll(".feed-error"));
        Assert.Empty(page.FindAll("#retry-0"));
    }

    [Fact]
    public void Retry_Administrator_AsksForThatConnectionAlone()
    {
        User.SetPolicies(Policies.Admin);
        Market.Health = FakeMarket.Healthy(FakeMarket.Halted(), FakeMarket.Halted(lane: 1));
        IRenderedComponent<LiveRoot> page = RenderLive<FeedsPage>();
        page.Find("#retry-1").Click();
        Assert.Equal([(1, "ana asked")], Market.Retries);
        Assert.True(page.Find("#retry-1").HasAttribute("disabled"));
        Assert.False(page.Find("#retry-0").HasAttribute("disabled"));
    }

    [Fact]
    public void Tick_NothingComesOnAStandingConnection_IsStaleWithItsAge()
    {
        Market.Health = FakeMarket.Healthy(Typical);
        IRenderedComponent<LiveRoot> page = RenderLive<FeedsPage>();
        Assert.Empty(page.FindAll(".stale-mark"));
        Tick(seconds: 12);
        page.WaitForAssertion(() => Assert.Equal("stale: silent for 12 s", page.Find(".stale-mark").TextContent));
        Assert.True(page.Find("tbody[data-connection='0'] tr").HasAttribute("data-stale"));
    }

    [Fact]
    public void Transitions_Opened_AreListedNewestFirstAndGoOn()
    {
        ConnectionTransition opened = new(Views.AtMs * MillisecondNs, ConnectionState.Connecting, ConnectionState.Connected, "opened");
        Market.Health = FakeMarket.Healthy(Typical with { History = [new(Views.AtMs * MillisecondNs, ConnectionState.Disconnected, ConnectionState.Connecting, "started"), opened] });
        IRenderedComponent<LiveRoot> page = RenderLive<FeedsPage>();
        Assert.Empty(page.FindAll(".transitions"));
        page.Find("button[aria-expanded]").Click();
        Assert.Equal("true", page.Find("button[aria-expanded]").GetAttribute("aria-expanded"));
        Assert.Equal(["opened", "started"], page.FindAll(".transition-cause").Select(c => c.TextContent));
        Assert.Contains("connecting → ● connected", page.Find(".transitions li").TextContent, StringComparison.Ordinal);

        Market.Health = FakeMarket.Healthy(Typical with { History = [opened, new(Views.AtMs * MillisecondNs, ConnectionState.Connected, ConnectionState.Reconnecting, "reset by peer")] });
        Tick(seconds: 1);
        page.WaitForAssertion(() => Assert.Equal(["reset by peer", "opened"], page.FindAll(".transition-cause").Select(c => c.TextContent)));
        page.Find("button[aria-expanded]").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".transitions")));
    }

    [Fact]
    public void Tick_AnotherConnectionComes_GetsItsRow()
    {
        Market.Health = FakeMarket.Healthy(Typical);
        IRenderedComponent<LiveRoot> page = RenderLive<FeedsPage>();
        Market.Health = FakeMarket.Healthy(Typical, Typical with { Index = 1 });
        Tick(seconds: 1);
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tbody.feed").Count));
    }

    [Fact]
    public void Limits_AreShownWithWhatIsUsed()
    {
        Market.Follow("AUSDT");
        Market.Follow("BUSDT");
        Market.Follow("CUSDT", lane: 1);
        ConnectionTransition[] history =
        [
            new((Views.AtMs - 70_000) * MillisecondNs, ConnectionState.Connecting, ConnectionState.Connected, "too long ago"),
            new((Views.AtMs - 50_000) * MillisecondNs, ConnectionState.Connected, ConnectionState.Reconnecting, "lost, no attempt"),
            new((Views.AtMs - 40_000) * MillisecondNs, ConnectionState.Reconnecting, ConnectionState.Reconnecting, "refused"),
            new((Views.AtMs - 30_000) * MillisecondNs, ConnectionState.Reconnecting, ConnectionState.Connected, "opened"),
        ];
        Market.Health = FakeMarket.Healthy(Typical) with { AtMs = Views.AtMs - 5_000 };
        Rates.Look();
        Market.Health = FakeMarket.Healthy(Typical with { History = history, Requests = 45 });
        Rates.Look();
        IRenderedComponent<LiveRoot> page = RenderLive<FeedsPage>();
        Assert.Equal(
            ["2 of 60", "9 of 10, nearly all", "100 of 100", "2 of 100"],
            page.FindAll(".limit-figure").Select(f => f.TextContent));
    }
}

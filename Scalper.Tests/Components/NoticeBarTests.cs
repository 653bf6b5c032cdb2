using Bunit;
using Scalper.Core.Feeds;
using Scalper.Core.Universe;
using Scalper.Web.Accounts;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Components.Controls;

namespace Scalper.Tests.Components;

public sealed class NoticeBarTests : DashboardFixture
{
    [Fact]
    public void Notice_NothingToSay_IsAbsent()
    {
        IRenderedComponent<LiveRoot> bar = RenderLive<NoticeBar>();
        Assert.Empty(bar.FindAll(".banner"));
    }

    [Fact]
    public void Notice_UniverseHasOne_IsShown()
    {
        Market.Universe = new FollowedUniverse(UniverseSource.Fallback, [], "The exchange did not answer: 20 fallback instruments.");
        Assert.Equal("The exchange did not answer: 20 fallback instruments.", RenderLive<NoticeBar>().Find("#notice").TextContent);
    }

    [Fact]
    public void Notice_NoConnection_IsAnAlertThatGoesAwayWhenItIsBack()
    {
        Market.Health = FakeMarket.Healthy(FakeMarket.Lane(ConnectionState.Reconnecting, "connection refused"));
        IRenderedComponent<LiveRoot> bar = RenderLive<NoticeBar>();
        Assert.Equal("alert", bar.Find("#outage").GetAttribute("role"));
        Assert.Contains("cannot be reached: connection refused", bar.Find("#outage").TextContent, StringComparison.Ordinal);
        Market.Health = FakeMarket.Healthy(FakeMarket.Lane());
        Tick(seconds: 1);
        bar.WaitForAssertion(() => Assert.Empty(bar.FindAll("#outage")));
    }

    [Fact]
    public void Notice_OneConnectionHalted_IsAnAlertWithReasonAndNextAttempt()
    {
        Market.Health = FakeMarket.Healthy(FakeMarket.Lane(), FakeMarket.Halted(lane: 1));
        IRenderedComponent<LiveRoot> bar = RenderLive<NoticeBar>();
        Assert.Equal(
            "Bybit 1 halted: close code 1008: policy violation; next attempt 12:10:00 UTC.", bar.Find("#halted[role=alert] p").TextContent);
        Assert.Empty(bar.FindAll("#outage"));
    }

    [Fact]
    public void Notice_AllHalted_SaysThatNothingIsCurrent()
    {
        Market.Health = FakeMarket.Healthy(FakeMarket.Halted(), FakeMarket.Halted(lane: 1));
        Assert.Equal(
            "No data. Bybit halted: close code 1008: policy violation; next attempt 12:10:00 UTC. Nothing below is current.",
            RenderLive<NoticeBar>().Find("#outage p").TextContent);
    }

    [Fact]
    public void Notice_MalformedFrames_AreShownWithTheirShare()
    {
        Market.Health = FakeMarket.Healthy(FakeMarket.Lane(), FakeMarket.Lane(lane: 1) with { IsMalformedAlert = true, MalformedShare = 0.25 });
        Assert.Equal("Bybit 1: 25.0 % of the last minute's frames could not be read.", RenderLive<NoticeBar>().Find("#malformed").TextContent);
    }

    [Fact]
    public void Retry_PlainUser_HasNoButton()
    {
        Market.Health = FakeMarket.Healthy(FakeMarket.Halted());
        Assert.Empty(RenderLive<NoticeBar>().FindAll("#retry"));
    }

    [Fact]
    public void Retry_Administrator_AsksForTheHaltedConnectionsInTheirNameOnce()
    {
        User.SetPolicies(Policies.Admin);
        Market.Health = FakeMarket.Healthy(FakeMarket.Lane(), FakeMarket.Halted(lane: 1)) with { Metrics = FakeMarket.Halted(lane: 2) };
        IRenderedComponent<LiveRoot> bar = RenderLive<NoticeBar>();
        bar.Find("#retry").Click();
        Assert.Equal([(1, "ana asked"), (2, "ana asked")], Market.Retries);
        Assert.Equal([(AuditAct.ConnectionRetried, new Actor("ana", UserAddress), "connection 1"), (AuditAct.ConnectionRetried, new Actor("ana", UserAddress), "connection 2")], Trail.Notes);
        Assert.True(bar.Find("#retry").HasAttribute("disabled"));
    }

    [Fact]
    public void Retry_HaltedAgain_MayBeAskedForAgain()
    {
        User.SetPolicies(Policies.Admin);
        Market.Health = FakeMarket.Healthy(FakeMarket.Halted());
        IRenderedComponent<LiveRoot> bar = RenderLive<NoticeBar>();
        bar.Find("#retry").Click();
        Market.Health = FakeMarket.Healthy(FakeMarket.Halted() with { NextAttemptAtMs = Views.AtMs + 660_000 });
        Tick(seconds: 1);
        bar.WaitForAssertion(() => Assert.False(bar.Find("#retry").HasAttribute("disabled")));
    }

    [Fact]
    public void Retry_NothingHalted_HasNoButton()
    {
        User.SetPolicies(Policies.Admin);
        Market.Health = FakeMarket.Healthy(FakeMarket.Lane(ConnectionState.Reconnecting, "connection refused"));
        Assert.Empty(RenderLive<NoticeBar>().FindAll("#retry"));
    }
}

using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Web.Live;

namespace Scalper.Tests.Components;

public sealed class ConnectionSummaryTests
{
    [Fact]
    public void Of_NoLanesYet_IsStartingWithoutAlarm()
    {
        ConnectionSummary summary = ConnectionSummary.Of(FakeMarket.Healthy());
        Assert.Equal((ConnectionState.Connecting, null), (summary.State, summary.Outage));
    }

    [Fact]
    public void Of_AllUp_SaysConnected() =>
        Assert.Equal("Bybit connected", ConnectionSummary.Of(FakeMarket.Healthy(FakeMarket.Lane(), FakeMarket.Lane(lane: 1))).Words);

    [Fact]
    public void Of_OneDown_CountsAndShowsTheWorstStateWithoutOutage()
    {
        ConnectionSummary summary = ConnectionSummary.Of(FakeMarket.Healthy(FakeMarket.Lane(), FakeMarket.Lane(ConnectionState.Reconnecting, "reset", 1)));
        Assert.Equal(("Bybit 1 of 2 connected", ConnectionState.Reconnecting, null), (summary.Words, summary.State, summary.Outage));
        Assert.Contains("last error: reset", summary.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NoneUp_SaysWhyAndThatItRetries() => Assert.Equal(
        "The exchange cannot be reached: connection refused. Retrying; nothing below is current.",
        ConnectionSummary.Of(FakeMarket.Healthy(FakeMarket.Lane(ConnectionState.Reconnecting, "connection refused."))).Outage);

    [Fact]
    public void Of_FirstAttemptUnderWay_IsNoOutage() =>
        Assert.Null(ConnectionSummary.Of(FakeMarket.Healthy(FakeMarket.Lane(ConnectionState.Connecting))).Outage);
}

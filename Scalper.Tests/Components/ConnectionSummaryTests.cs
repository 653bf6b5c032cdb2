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

    [Fact]
    public void Of_Halted_IsTheWorstStateAndSaysWhyAndUntilWhen()
    {
        ConnectionSummary summary = ConnectionSummary.Of(FakeMarket.Healthy(
            FakeMarket.Lane(ConnectionState.Reconnecting, "reset"), FakeMarket.Halted(1), FakeMarket.Lane(lane: 2), FakeMarket.Halted(3)));
        Assert.Equal(("Bybit 1 of 4 connected, 2 halted", ConnectionState.Failed, null), (summary.Words, summary.State, summary.Outage));
        Assert.Equal("Bybit 1, 3 halted: close code 1008: policy violation; next attempt 12:10:00 UTC.", summary.Halt);
        Assert.Contains(
            "Bybit 1: halted since 12:00:00 UTC (close code 1008: policy violation), next attempt 12:10:00 UTC", summary.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_HaltedForDifferentReasons_TellsEach()
    {
        ConnectionHealth refused = FakeMarket.Halted(1) with { Cause = "HTTP 403.", NextAttemptAtMs = null };
        Assert.Equal(
            "Bybit 0 halted: close code 1008: policy violation; next attempt 12:10:00 UTC. "
                + "Bybit 1 halted: HTTP 403; no attempt before an administrator asks.",
            ConnectionSummary.Of(FakeMarket.Healthy(FakeMarket.Halted(), refused)).Halt);
    }

    [Fact]
    public void Of_NextAttemptOnAnotherDay_SaysTheDay()
    {
        ConnectionHealth halted = FakeMarket.Halted() with { NextAttemptAtMs = Views.AtMs + 86_400_000 };
        Assert.EndsWith("next attempt 2026-11-22 12:00:00 UTC.", ConnectionSummary.Of(FakeMarket.Healthy(halted)).Halt, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_MachineClockWasSet_TellsMomentsOnTheMachinesClock()
    {
        EngineHealth health = FakeMarket.Healthy(FakeMarket.Halted()) with { Clock = new ClockReading(null, null, null, 5_000) };
        Assert.EndsWith("next attempt 12:10:05 UTC.", ConnectionSummary.Of(health).Halt, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_SomeHaltedAndTheRestDown_TellsBoth() => Assert.Equal(
        "The exchange cannot be reached: reset. Retrying; nothing below is current. "
            + "Bybit 1 halted: close code 1008: policy violation; next attempt 12:10:00 UTC.",
        ConnectionSummary.Of(FakeMarket.Healthy(FakeMarket.Lane(ConnectionState.Reconnecting, "reset"), FakeMarket.Halted(1))).Outage);

    [Fact]
    public void Of_TwoVenuesAlike_AreNamedTogether() =>
        Assert.Equal("Bybit, Binance connected", ConnectionSummary.Of(FakeMarket.Healthy(FakeMarket.Lane(), Binance(1))).Words);

    [Fact]
    public void Of_OneVenueOfTwoDown_IsAnOutageOfThatVenueAlone()
    {
        ConnectionSummary summary = ConnectionSummary.Of(FakeMarket.Healthy(
            FakeMarket.Lane(), FakeMarket.Halted(1), Binance(2, ConnectionState.Reconnecting, "reset") with { Route = "public" }, Binance(3, ConnectionState.Reconnecting) with { Route = "market" }));
        Assert.Equal("Bybit 1 of 2 connected, 1 halted; Binance reconnecting", summary.Words);
        Assert.Equal("No data of Binance.", summary.OutageTitle);
        Assert.Equal(
            "Binance cannot be reached: reset. Retrying; nothing of Binance is current. Bybit 1 halted: close code 1008: policy violation; next attempt 12:10:00 UTC.", summary.Outage);
        Assert.Contains("\nBinance 3 market: reconnecting", summary.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_BothVenuesDown_IsAnOutageOfAll()
    {
        ConnectionSummary summary = ConnectionSummary.Of(FakeMarket.Healthy(FakeMarket.Lane(ConnectionState.Reconnecting, "reset"), Binance(1, ConnectionState.Terminated)));
        Assert.Equal(("No data.", "Bybit cannot be reached: reset. Retrying; nothing of Bybit is current. The connection to Binance is stopped."), (summary.OutageTitle, summary.Outage));
    }

    [Fact]
    public void Of_RoutesHalted_AreNamed()
    {
        ConnectionHealth halted = FakeMarket.Halted(3) with { Venue = "Binance", Route = "market" };
        Assert.StartsWith("Binance 3 market halted:", ConnectionSummary.Of(FakeMarket.Healthy(FakeMarket.Lane(), Binance(2) with { Route = "public" }, halted)).Halt, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_MetricsFeedDown_DegradesWithoutAnOutage()
    {
        ConnectionHealth metrics = FakeMarket.Lane(ConnectionState.Reconnecting, "reset", 1) with { Role = ConnectionRole.Metrics };
        ConnectionSummary summary = ConnectionSummary.Of(FakeMarket.Healthy(FakeMarket.Lane()) with { Metrics = metrics });
        Assert.Equal(("Bybit connected, metrics reconnecting", true), (summary.Words, summary.IsDegraded));
        Assert.Equal((ConnectionState.Connected, null, null), (summary.State, summary.Outage, summary.Halt));
        Assert.Contains("\nBybit metrics: reconnecting", summary.Detail, StringComparison.Ordinal);
    }

    private static ConnectionHealth Binance(int index, ConnectionState state = ConnectionState.Connected, string? error = null) => FakeMarket.Lane(state, error, index) with { Venue = "Binance" };

    [Fact]
    public void Of_TopicsNotConfirmed_AreInTheDetail()
    {
        ConnectionHealth lane = FakeMarket.Lane() with { Topics = new TopicCounts(0, 1, 5, 2, 1), GoneSymbols = 1, Malformed = 3, MalformedShare = 0.001 };
        Assert.Equal(
            "Bybit 0: connected, 5 of 9 topics confirmed (1 sent, 2 rejected, 1 stale), 1 symbol gone, 2 reconnects, "
                + "3 malformed frames, 0.1 % of the last minute's",
            ConnectionSummary.Of(FakeMarket.Healthy(lane)).Detail);
    }
}

using System.Text.Json.Nodes;
using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Tests.Components;

namespace Scalper.Tests.Api;

public sealed class WebSocketHealthTests : ApiFixture
{
    private const string Route = "/api/websocket/health";

    [Fact]
    public async Task Health_OneConnection_HasTheDocumentedShape()
    {
        Market.Health = FakeMarket.Healthy(Full()) with { Quiet = 1, Clock = new ClockReading(-12.5, 3.25, Views.AtMs - 9_000, 0) };
        AssertJson(
            """
            {"ok":true,"status":"HEALTHY","at":1795262400000,"symbols":{"total":3,"live":2,"quiet":1,"stale":0,"invalid":1,"gone":0},
            "venues":[{"venue":"Bybit","clock":{"offsetMs":-12.5,"roundTripMs":3.25,"readAt":1795262391000,"wallStepMs":0},"metricsLag":null}],
            "connections":[{"venue":"Bybit","index":0,"route":"","role":"Main","state":"Connected","since":1795262339000,"cause":"opened","nextAttemptAt":null,
            "openedAt":1795262339000,"uptimeMs":61000,"connects":3,"reconnects":2,"losses":2,"lastError":"reset",
            "lastMessageAt":1795262399990,"lastMessageAgeMs":10,"lastDataAt":1795262399980,"lastDataAgeMs":20,"lastPongAt":1795262390000,
            "lastPongAgeMs":10000,"lastTurnAt":1795262399999,"lastTurnAgeMs":1,"messages":4000,"messagesPerSecond":12.5,"requests":7,
            "wireBytes":1000,"frameBytes":5000,"compressed":true,"malformed":4,"malformedShare":0.001,"malformedAlert":false,
            "topics":{"wanted":1,"sent":2,"confirmed":3,"rejected":4,"stale":5,"total":15},"goneSymbols":6,
            "delay":{"p50Ms":4.5,"p99Ms":20.25,"negative":8},
            "transitions":[{"at":1795262338000,"from":"Disconnected","to":"Connecting","cause":"started"},
            {"at":1795262339000,"from":"Connecting","to":"Connected","cause":"opened"}]}]}
            """,
            await GetJson(Route));
    }

    [Fact]
    public async Task Health_MetricsFeed_IsTheLastConnectionAndHasALag()
    {
        Market.Health = FakeMarket.Healthy(FakeMarket.Lane(), FakeMarket.Lane(lane: 1)) with
        {
            Metrics = FakeMarket.Lane(lane: 2) with { Role = ConnectionRole.Metrics },
            Lag = new LagReading(120, -0.5, 14),
        };
        JsonNode health = await GetJson(Route);
        Assert.Equal(["Main 0", "Main 1", "Metrics 2"], health["connections"]!.AsArray().Select(c => $"{c!["role"]} {c["index"]}"));
        AssertJson("""{"trades":120,"p50Ms":-0.5,"p99Ms":14}""", health["venues"]![0]!["metricsLag"]!);
    }

    [Fact]
    public async Task Health_NeverConnected_HasNullsForWhatNeverWas()
    {
        Market.Health = FakeMarket.Healthy(new ConnectionHealth { Venue = "Bybit", Index = 0, State = ConnectionState.Connecting });
        JsonNode connection = (await GetJson(Route))["connections"]![0]!;
        string[] none =
        [
            "since", "nextAttemptAt", "openedAt", "uptimeMs", "lastError", "lastMessageAt", "lastMessageAgeMs", "lastDataAt", "lastDataAgeMs",
            "lastPongAt", "lastPongAgeMs", "malformedShare",
        ];
        Assert.All(none, name => Assert.True(connection.AsObject().ContainsKey(name) && connection[name] is null, name));
        AssertJson("""{"p50Ms":null,"p99Ms":null,"negative":0}""", connection["delay"]!);
    }

    [Fact]
    public async Task Health_MachineClockWasSet_AgesStayRight()
    {
        const double StepMs = 3_600_000;
        ConnectionHealth connection = FakeMarket.Lane() with { LastMessageAtMs = Views.AtMs - 3_600_000 - 250 };
        Market.Health = FakeMarket.Healthy(connection) with { AtMs = Views.AtMs - (long)StepMs, Clock = new ClockReading(null, null, null, StepMs) };
        JsonNode health = await GetJson(Route);
        Assert.Equal(Views.AtMs - 3_600_000, health["at"]!.GetValue<long>());
        Assert.Equal(250, health["connections"]![0]!["lastMessageAgeMs"]!.GetValue<long>());
    }

    [Theory]
    [InlineData(EngineStatus.Degraded, ConnectionState.Connected, false, ConnectionState.Connected)]
    [InlineData(EngineStatus.Healthy, ConnectionState.Connected, true, ConnectionState.Connected)]
    [InlineData(EngineStatus.Healthy, ConnectionState.Failed, false, ConnectionState.Connected)]
    [InlineData(EngineStatus.Healthy, ConnectionState.Connected, false, ConnectionState.Failed)]
    public async Task Health_NotHealthyOrAnAlert_IsNotOk(EngineStatus status, ConnectionState main, bool malformed, ConnectionState metrics)
    {
        Market.Health = FakeMarket.Healthy(FakeMarket.Lane(main) with { IsMalformedAlert = malformed }) with
        {
            Status = status,
            Metrics = FakeMarket.Lane(metrics, lane: 1),
        };
        Assert.False((await GetJson(Route))["ok"]!.GetValue<bool>());
    }

    private static ConnectionHealth Full() => new()
    {
        Venue = "Bybit",
        Index = 0,
        State = ConnectionState.Connected,
        Cause = "opened",
        SinceMs = Views.AtMs - 61_000,
        OpenedAtMs = Views.AtMs - 61_000,
        Topics = new TopicCounts(1, 2, 3, 4, 5),
        GoneSymbols = 6,
        LastMessageAtMs = Views.AtMs - 10,
        LastDataAtMs = Views.AtMs - 20,
        LastPongAtMs = Views.AtMs - 10_000,
        LastTurnAtMs = Views.AtMs - 1,
        Connects = 3,
        Losses = 2,
        LastError = "reset",
        Messages = 4000,
        MessagesPerSecond = 12.5,
        Requests = 7,
        WireBytes = 1000,
        FrameBytes = 5000,
        IsCompressed = true,
        Malformed = 4,
        MalformedShare = 0.001,
        Delay = new DelayReading(4.5, 20.25, 8),
        History =
        [
            new ConnectionTransition((Views.AtMs - 62_000) * 1_000_000, ConnectionState.Disconnected, ConnectionState.Connecting, "started"),
            new ConnectionTransition((Views.AtMs - 61_000) * 1_000_000, ConnectionState.Connecting, ConnectionState.Connected, "opened"),
        ],
    };
}

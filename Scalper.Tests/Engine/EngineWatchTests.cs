using Microsoft.Extensions.Logging.Abstractions;
using Scalper.Core.Books;
using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Core.Primitives;
using Scalper.Core.Wire;
using Scalper.Tests.Components;
using Scalper.Tests.Feeds;

namespace Scalper.Tests.Engine;

/// <summary>What sees from outside that a lane no longer runs, or that a connection brings nothing while another does.</summary>
public sealed class EngineWatchTests : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly LaneProbe _probe = new();
    private readonly FeedThread _main;
    private readonly FeedThread _metrics;
    private readonly StillFeed _metricsFeed = new();
    private readonly RunningLanes _running;
    private readonly EngineWatch _watch;

    public EngineWatchTests()
    {
        _probe.NowMs = _time.NowMs - LaneProbe.OriginMs;
        _main = Thread(_probe.Lane.Routes[0], ConnectionRole.Main);
        _metrics = Thread(_metricsFeed, ConnectionRole.Metrics);
        _running = new RunningLanes([_probe.Lane], [_main], _probe.Symbols, _metrics);
        _watch = new EngineWatch(new FeedOptions { MetricsPatienceSeconds = 10 }, _time);
        _probe.Connect();
        _main.Machine.Opened(_probe.NowNs);
        _main.Tally.Opened(isCompressed: false, _probe.NowNs);
        _probe.Snapshot(LaneProbe.A);
        _probe.Snapshot(LaneProbe.B);
        _probe.Lane.Idle(_probe.NowNs + 100_000_000);
    }

    public void Dispose()
    {
        _main.Dispose();
        _metrics.Dispose();
    }

    [Theory]
    [Trait("Fault", "F-77")]
    [InlineData(8, BookStatus.Live)]
    [InlineData(9, BookStatus.Stale)]
    public void Look_LaneThatDoesNotTurn_IsNotServedAsLive(int seconds, BookStatus expected)
    {
        Look(seconds);
        Assert.Equal(expected, _probe.View(LaneProbe.A).Status);
    }

    [Fact]
    public void Look_LaneTurnsAgain_IsServedAgain()
    {
        Look(9);
        Assert.Equal("the engine does not keep up", _probe.View(LaneProbe.A).Fault.Describe());
        Assert.Equal(0, SymbolTally.Of(_running.Symbols).Live);

        _probe.NowMs += 9_000;
        _probe.Delta(LaneProbe.A, 11);
        Look(0);
        Assert.Equal((BookStatus.Live, 11), (_probe.View(LaneProbe.A).Status, _probe.View(LaneProbe.A).UpdateId));
    }

    [Fact]
    public void Look_BookThatIsNotLiveAnyway_KeepsItsOwnReason()
    {
        _probe.Delta(LaneProbe.A, 20);
        Look(9);
        Assert.Equal(BookFaultKind.SequenceGap, _probe.View(LaneProbe.A).Fault.Kind);
    }

    [Theory]
    [InlineData(10, 0, null)]
    [InlineData(11, 0, "no data for 10 s while the metrics feed delivers")]
    [InlineData(11, 2, "no data for 10 s while the metrics feed delivers")]
    [InlineData(11, 3, null)]
    [InlineData(11, null, null)]
    public void Look_MainConnectionSilent_IsReplacedOnlyWhileTheMetricsFeedDelivers(int silentSeconds, int? metricsAgeSeconds, string? expected)
    {
        _metricsFeed.DataAtNs = metricsAgeSeconds is { } age ? _time.NowNs() + ((silentSeconds - age) * 1_000_000_000L) : 0;
        Look(silentSeconds);
        Assert.Equal(expected, ReplaceCauseOf(_main));
        Assert.Null(ReplaceCauseOf(_metrics));
    }

    [Fact]
    public void Look_ConnectionJustOpened_IsGivenTime()
    {
        _time.Advance(TimeSpan.FromSeconds(60));
        _main.Tally.Lost();
        _main.Tally.Opened(isCompressed: false, _time.NowNs());
        _metricsFeed.DataAtNs = _time.NowNs();
        _watch.Look(_running);
        Assert.Null(ReplaceCauseOf(_main));
    }

    [Fact]
    public void Look_ConnectionThatIsDown_IsNotReplaced()
    {
        _main.Machine.Lost(new ConnectionEnd(ConnectionEndKind.Broken, "broken"), _time.NowNs());
        _metricsFeed.DataAtNs = _time.NowNs() + 60_000_000_000L;
        Look(60);
        Assert.Null(ReplaceCauseOf(_main));
    }

    [Fact]
    [Trait("Fault", "F-05")]
    public void Retry_ConnectedFeed_LeavesNoRetryForALaterBan()
    {
        _main.Retry("asked by an administrator");
        Assert.Null(RetryCauseOf(_main));
        _main.Machine.Lost(new ConnectionEnd(ConnectionEndKind.HttpRefusal, "refused", 403), _time.NowNs());
        _main.Retry("asked by an administrator");
        Assert.NotNull(RetryCauseOf(_main));
    }

    [Theory]
    [Trait("Fault", "F-07")]
    [InlineData(23.4, null)]
    [InlineData(23.6, "the venue ends connections after 24 h")]
    public void Look_ConnectionSoonToBeEndedByItsVenue_IsReplacedBefore(double hours, string? expected)
    {
        using FeedThread daily = Thread(_probe.Lane.Routes[0], ConnectionRole.Main, TimeSpan.FromHours(24));
        daily.Machine.Opened(_probe.NowNs);
        daily.Tally.Opened(isCompressed: false, _time.NowNs());
        _time.Advance(TimeSpan.FromHours(hours));
        _watch.Look(new RunningLanes([_probe.Lane], [daily], _probe.Symbols, metrics: null));
        Assert.Equal(expected, ReplaceCauseOf(daily));
    }

    private void Look(int seconds)
    {
        _time.Advance(TimeSpan.FromSeconds(seconds));
        _watch.Look(_running);
    }

    private FeedThread Thread(IFeed feed, ConnectionRole role, TimeSpan? longestLife = null)
    {
        FeedOptions options = new();
        FeedEndpoint endpoint = new()
        {
            Venue = "V",
            Index = 0,
            Role = role,
            Address = new Uri("ws://127.0.0.1:1/"),
            Ping = [],
            LongestLife = longestLife,
            Limits = new ConnectionLimits(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromHours(1)),
        };
        return new FeedThread(feed, endpoint, options, new VenueBudget(options), _time, NullLogger.Instance, _ => { }) { Delay = new MessageDelay(new VenueClock()) };
    }

    [System.Runtime.CompilerServices.UnsafeAccessor(System.Runtime.CompilerServices.UnsafeAccessorKind.Field, Name = "_replaceCause")]
    private static extern ref string? ReplaceCauseOf(FeedThread thread);

    [System.Runtime.CompilerServices.UnsafeAccessor(System.Runtime.CompilerServices.UnsafeAccessorKind.Field, Name = "_retryCause")]
    private static extern ref string? RetryCauseOf(FeedThread thread);

    /// <summary>A feed that only has a reading.</summary>
    private sealed class StillFeed : IFeed
    {
        public long DataAtNs { get; set; }

        public int Priority => 0;

        public ConnectionEnd? Demand => null;

        public MalformedFrames Malformed { get; } = new();

        public int Step(ReadOnlySpan<byte> frame, long receivedAtNs) => throw new NotSupportedException("brings no frames");

        public void Idle(long nowNs)
        {
        }

        public void Connected(IOutbox outbox, long nowNs) => throw new NotSupportedException("is never connected");

        public void Disconnected(long nowNs)
        {
        }

        public void Close()
        {
        }

        public void Read(out FeedReading reading) => reading = new FeedReading { DataAtNs = DataAtNs, TurnAtNs = DataAtNs };
    }
}

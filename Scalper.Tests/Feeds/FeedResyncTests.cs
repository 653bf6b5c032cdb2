using Scalper.Core.Feeds;
using Scalper.Core.Venues.Bybit;

namespace Scalper.Tests.Feeds;

/// <summary>A book that needs a snapshot: its topic alone, one attempt at a time, ever more rarely.</summary>
public sealed class FeedResyncTests
{
    private const long Second = 1_000_000_000;
    private const long Start = 1_786_000_000 * Second;

    private readonly SentRequests _sent = new();
    private readonly FeedSession _session = new(new BybitRequests(50), new FeedOptions(), ["A", "B"]);

    public FeedResyncTests()
    {
        _session.Connected(_sent, Start);
        _session.SnapshotArrived(0);
        _session.SnapshotArrived(1);
        _sent.All.Clear();
    }

    [Fact]
    public void RequestSnapshot_FirstFault_CyclesItsBookTopicAtOnce()
    {
        _session.RequestSnapshot(1, Start);
        Assert.Equal(["unsubscribe orderbook.50.B", "subscribe orderbook.50.B"], Sent());
    }

    [Fact]
    public void RequestSnapshot_ThousandGaps_AreOneAttempt()
    {
        for (int i = 0; i < 1_000; i++)
        {
            _session.RequestSnapshot(0, Start + (i * Second / 1_001));
            _session.Idle(Start + (i * Second / 1_001));
        }

        Assert.Equal(["unsubscribe orderbook.50.A", "subscribe orderbook.50.A"], Sent());
    }

    [Fact]
    public void Idle_SnapshotThatNeverComes_BacksOffToAMinute()
    {
        List<long> at = [];
        _session.RequestSnapshot(0, Start);
        for (long tenth = 0; tenth < 3_000; tenth++)
        {
            int before = _sent.All.Count;
            _session.Idle(Start + (tenth * Second / 10));
            at.AddRange(Enumerable.Repeat(tenth, (_sent.All.Count - before) / 2));
        }

        Assert.Equal([10, 30, 70, 150, 310, 630, 1230, 1830, 2430], at);
    }

    [Fact]
    public void SnapshotArrived_Resync_StopsItAndTheNextFaultWaitsItsTurn()
    {
        _session.RequestSnapshot(0, Start);
        _session.SnapshotArrived(0);
        _session.RequestSnapshot(0, Start + (Second / 2));
        Assert.Equal(2, _sent.All.Count);
        _session.Idle(Start + Second);
        Assert.Equal(4, _sent.All.Count);
        _session.SnapshotArrived(0);
        _session.Idle(Start + (100 * Second));
        Assert.Equal(4, _sent.All.Count);
    }

    [Fact]
    public void RequestSnapshot_AfterACalmMinute_IsAnsweredAtOnceAndBacksOffAnew()
    {
        for (int i = 0; i < 4; i++)
        {
            _session.RequestSnapshot(0, Start + ((1L << i) * Second));
            _session.SnapshotArrived(0);
        }

        _sent.All.Clear();
        long later = Start + (200 * Second);
        _session.RequestSnapshot(0, later);
        Assert.Equal(2, _sent.All.Count);
        _session.Idle(later + Second);
        Assert.Equal(4, _sent.All.Count);
    }

    [Fact]
    public void Idle_FirstSnapshotMissing_CyclesThatBookAloneAfterTheTimeout()
    {
        _session.Connected(_sent, Start);
        _session.SnapshotArrived(0);
        _sent.All.Clear();
        _session.Idle(Start + (10 * Second) - 1);
        Assert.Empty(_sent.All);
        _session.Idle(Start + (10 * Second));
        Assert.Equal(["unsubscribe orderbook.50.B", "subscribe orderbook.50.B"], Sent());
    }

    [Fact]
    public void OnReply_ToAnAttemptThatANewerOneReplaced_IsForgotten()
    {
        _session.RequestSnapshot(0, Start);
        string first = _sent.All[1].Id;
        _session.Idle(Start + Second);
        string second = _sent.All[3].Id;

        Assert.Null(SentRequests.Refuse(_session, first, "Invalid symbol :[orderbook.50.A]"));
        Assert.Empty(_session.Refused);
        Assert.Equal(0, SentRequests.Refuse(_session, second, "Invalid symbol :[orderbook.50.A]"));
    }

    [Fact]
    public void RequestSnapshot_RefusedBook_IsNotAskedForAgain()
    {
        _session.RequestSnapshot(0, Start);
        SentRequests.Refuse(_session, _sent.All[1].Id, "Invalid symbol :[orderbook.50.A]");
        _sent.All.Clear();
        _session.RequestSnapshot(0, Start + (500 * Second));
        _session.Idle(Start + (1_000 * Second));
        Assert.Empty(_sent.All);
    }

    [Fact]
    public void Disconnected_SendsNothingUntilTheNextConnection()
    {
        _session.Disconnected();
        _session.RequestSnapshot(0, Start + (100 * Second));
        _session.Idle(Start + (200 * Second));
        Assert.Empty(_sent.All);
        _session.Connected(_sent, Start + (300 * Second));
        Assert.Equal(6, _sent.Subscribed.Count());
    }

    private IEnumerable<string> Sent() => _sent.All.Select(r => $"{r.Operation} {string.Join(' ', r.Topics)}");
}

using Scalper.Core.Feeds;

namespace Scalper.Tests.Feeds;

/// <summary>A book that needs a snapshot: its topic alone, one attempt at a time, ever more rarely.</summary>
public sealed class FeedResyncTests
{
    private readonly FeedProbe _feed = new FeedProbe(["A", "B"]).ConnectAll();

    [Fact]
    public void RequestSnapshot_FirstFault_CyclesItsBookTopicAtOnce()
    {
        _feed.RequestSnapshot(1);
        Assert.Equal(["unsubscribe orderbook.50.B", "subscribe orderbook.50.B"], Sent());
    }

    [Fact]
    [Trait("Fault", "F-18")]
    public void RequestSnapshot_ThousandGaps_AreOneAttempt()
    {
        for (int i = 0; i < 1_000; i++)
        {
            _feed.Now = i / 1_001.0;
            _feed.RequestSnapshot(0);
            _feed.Session.Turn(_feed.NowNs);
        }

        Assert.Equal(["unsubscribe orderbook.50.A", "subscribe orderbook.50.A"], Sent());
    }

    [Fact]
    [Trait("Fault", "F-18")]
    public void Turn_SnapshotThatNeverComes_BacksOffToAMinute()
    {
        _feed.RequestSnapshot(0);
        List<double> at = [];
        while (_feed.Now < 250)
        {
            int before = _feed.Sent.All.Count;
            _feed.RunTo(_feed.Now + 0.1, 1);
            at.AddRange(_feed.Sent.All.Skip(before).Where(r => r.Operation == "subscribe" && r.Topics.Contains("orderbook.50.A")).Select(_ => Math.Round(_feed.Now, 1)));
        }

        Assert.Equal([1, 3, 7, 15, 31, 63, 123, 183, 243], at);
    }

    [Fact]
    public void Snapshot_Resync_StopsItAndTheNextFaultWaitsItsTurn()
    {
        _feed.RequestSnapshot(0);
        _feed.Snapshot(0);
        _feed.Now = 0.5;
        _feed.RequestSnapshot(0);
        Assert.Equal(2, _feed.Sent.All.Count);
        _feed.RunTo(1, 1);
        Assert.Equal(4, _feed.Sent.All.Count);
        _feed.Snapshot(0);
        _feed.RunTo(9, 0, 1);
        Assert.Equal(4, _feed.Sent.All.Count);
    }

    [Fact]
    public void RequestSnapshot_AfterACalmMinute_IsAnsweredAtOnceAndBacksOffAnew()
    {
        for (int i = 0; i < 4; i++)
        {
            _feed.Now = 1 << i;
            _feed.RequestSnapshot(0);
            _feed.Snapshot(0);
        }

        _feed.RunTo(200, 0, 1);
        _feed.Sent.All.Clear();
        _feed.RequestSnapshot(0);
        Assert.Equal(2, _feed.Sent.All.Count);
        _feed.RunTo(201.1, 1);
        Assert.Equal(4, _feed.Sent.All.Count);
    }

    [Fact]
    public void OnReply_ToAnAttemptThatANewerOneReplaced_IsForgotten()
    {
        _feed.RequestSnapshot(0);
        string first = _feed.Sent.All[1].Id;
        _feed.RunTo(1.1, 1);
        string second = _feed.Sent.All[3].Id;

        _feed.Refuse(first, "Invalid symbol :[orderbook.50.A]");
        Assert.Empty(_feed.Rejected);
        _feed.Refuse(second, "Invalid symbol :[orderbook.50.A]");
        Assert.Equal([0], _feed.RejectedBooks);
    }

    [Fact]
    public void RequestSnapshot_RefusedBook_IsNotAskedForAgainForMinutes()
    {
        _feed.RequestSnapshot(0);
        _feed.Refuse(_feed.Sent.All[1].Id, "Invalid symbol :[orderbook.50.A]");
        _feed.Sent.All.Clear();
        _feed.RequestSnapshot(0);
        _feed.RunTo(299, 0, 1);
        Assert.DoesNotContain("orderbook.50.A", _feed.Sent.Subscribed);
    }

    [Fact]
    public void Disconnected_SendsNothingUntilTheNextConnection()
    {
        _feed.Session.Disconnected();
        _feed.Now = 100;
        _feed.RequestSnapshot(0);
        _feed.RunTo(200);
        Assert.Empty(_feed.Sent.All);
        _feed.Connect();
        Assert.Equal(6, _feed.Sent.Subscribed.Count());
    }

    [Fact]
    public void Restart_WhileAnAttemptWaitsItsTurn_AsksAtOnce()
    {
        _feed.RequestSnapshot(0);
        _feed.Session.Restart(0, _feed.NowNs);
        Assert.Equal(["unsubscribe orderbook.50.A", "subscribe orderbook.50.A", "unsubscribe orderbook.50.A tickers.A", "subscribe orderbook.50.A tickers.A"], Sent());
    }

    [Fact]
    public void RemoveAndAdd_SeveralSymbols_TakesOneRequestEach()
    {
        _feed.Session.Remove([0, 1], _feed.NowNs);
        _feed.Session.Add([(0, new FeedSymbol("C", 0)), (1, new FeedSymbol("D", 1))], _feed.NowNs);
        Assert.Equal(
            [
                "unsubscribe orderbook.50.A publicTrade.A tickers.A orderbook.50.B publicTrade.B tickers.B",
                "subscribe orderbook.50.C publicTrade.C tickers.C orderbook.50.D publicTrade.D tickers.D",
            ],
            Sent());
    }

    [Fact]
    public void Remove_UnimportantSymbolWhileOthersWait_HoldsUpNoResync()
    {
        FeedProbe feed = new(["A", "B", "C"], new FeedOptions { RequestBurst = 1, RequestsPerSecond = 1 });
        feed.Connect().AcceptAll();
        feed.RunTo(0.1, 0, 1, 2);
        feed.Session.Remove([2], feed.NowNs);
        feed.RequestSnapshot(0);
        feed.Sent.All.Clear();

        // More important than C, less than A.
        feed.RunTo(5, () => feed.Share.Budget.TryTakeRequest(connection: 1, priority: 1, feed.NowNs));
        Assert.Equal(["unsubscribe orderbook.50.A", "subscribe orderbook.50.A"], feed.Sent.All.Take(2).Select(r => $"{r.Operation} {string.Join(' ', r.Topics)}"));
    }

    private IEnumerable<string> Sent() => _feed.Sent.All.Select(r => $"{r.Operation} {string.Join(' ', r.Topics)}");
}

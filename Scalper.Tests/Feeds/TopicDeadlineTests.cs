using Scalper.Core.Feeds;
using Scalper.Core.Wire;

namespace Scalper.Tests.Feeds;

/// <summary>A topic that falls silent on a connection that stands: asked for again alone, and only then at the cost of the connection.</summary>
public sealed class TopicDeadlineTests
{
    private readonly FeedProbe _feed = new FeedProbe(["A", "B", "C"]).ConnectAll();

    [Fact]
    [Trait("Fault", "F-01")]
    [Trait("Fault", "F-21")]
    public void Turn_SilentTicker_IsStaleAfterTenSecondsAndAskedForAloneThenBack()
    {
        _feed.RunTo(10, AllButTickerOfA);
        Assert.Empty(_feed.Sent.All);
        _feed.RunTo(10.1, AllButTickerOfA);
        Assert.Equal(["unsubscribe tickers.A", "subscribe tickers.A"], Sent());
        Assert.Equal(["tickers.A Stale"], _feed.Statuses.Where(s => !s.EndsWith("Confirmed", StringComparison.Ordinal)));

        _feed.Data(0, TopicKind.Ticker);
        Assert.Equal(new TopicCounts(0, 0, 9, 0, 0), _feed.Session.Count());
    }

    /// <summary>A venue that delists a symbol for a while forgets all its topics, also the one whose silence says nothing.</summary>
    [Fact]
    [Trait("Fault", "F-61")]
    public void Turn_BookAndTickerSilent_TradesAreAskedForTooAndConfirmedByTheAnswer()
    {
        _feed.RunTo(10.1, OthersThanA);
        Assert.DoesNotContain("publicTrade.A", _feed.Sent.Subscribed);
        _feed.Session.BookStale(0, _feed.NowNs);
        Assert.Contains("publicTrade.A", _feed.Sent.Subscribed);
        Assert.Equal(3, _feed.Session.Count().Stale);
        _feed.AcceptAll();
        Assert.Contains("publicTrade.A Confirmed", _feed.Statuses);
        Assert.DoesNotContain(_feed.Sent.All, r => r.Topics.Any(t => !t.EndsWith('A')));
    }

    [Fact]
    [Trait("Fault", "F-14")]
    public void Turn_OneTopicStaysSilent_DemandsAnotherConnectionOncePerTopicReplaceSeconds()
    {
        List<double> demanded = DemandsUntil(1_400, AllButTickerOfA);
        Assert.Equal(3, demanded.Count);
        Assert.InRange(demanded[0], 40.1, 43);
        Assert.All(demanded.Zip(demanded.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 600, 601));
        Assert.DoesNotContain(_feed.Sent.All, r => r.Topics.Any(t => t != "tickers.A"));
    }

    [Fact]
    public void Turn_MostTopicsStaySilent_DemandsAnotherConnectionAtOnceAlsoSoonAfterAnother()
    {
        Assert.Single(DemandsUntil(60, AllButTickerOfA));

        // The next connection: now one book is all that comes, with trades.
        _feed.Session.Disconnected();
        _feed.ConnectAll();
        double start = _feed.Now;
        List<double> demanded = DemandsUntil(start + 60, () =>
        {
            _feed.Snapshot(0);
            _feed.Data(1, TopicKind.Trades);
            if (_feed.Now - start is > 10 and < 10.15)
            {
                _feed.Session.BookStale(1, _feed.NowNs);
                _feed.Session.BookStale(2, _feed.NowNs);
            }
        });
        Assert.InRange(demanded[0] - start, 40, 43);
        Assert.True(demanded.Count > 1, "a majority does not wait its turn");
    }

    [Fact]
    public void Turn_SilentTopicThatComesBack_DemandsNothing()
    {
        _feed.RunTo(35, AllButTickerOfA);
        Assert.Empty(DemandsUntil(100, () => Array.ForEach([0, 1, 2], _feed.Deliver)));
        Assert.Equal(9, _feed.Session.Count().Confirmed);
    }

    [Fact]
    [Trait("Fault", "F-01")]
    public void Turn_PongsAndAnswersButNoData_DemandsAnotherConnectionAfterThirtySeconds()
    {
        List<double> demanded = DemandsUntil(31, () => SentRequests.Accept(_feed.Session, "77", _feed.NowNs));
        Assert.Equal(30.1, demanded[0], 3);
        Assert.Equal(ConnectionEndKind.Silence, _feed.Session.Demand!.Kind);
    }

    [Fact]
    [Trait("Fault", "F-17")]
    public void Turn_ThirdOfTheAnswersLost_EveryTopicIsConfirmedByItsFirstData()
    {
        FeedProbe feed = new([.. Enumerable.Range(0, 20).Select(i => $"S{i}")], new FeedOptions { TopicsPerRequest = 3, RequestBurst = 1_000 });
        feed.Connect();
        foreach ((string _, string id, string[] _) in feed.Sent.All.Where((_, i) => i % 3 != 0).ToArray())
        {
            SentRequests.Accept(feed.Session, id, feed.NowNs);
        }

        for (int i = 0; i < 20; i++)
        {
            feed.Snapshot(i);
            feed.Data(i, TopicKind.Ticker);
        }

        Assert.Equal(60, feed.Session.Count().Confirmed);
        feed.Sent.All.Clear();
        feed.RunTo(60, [.. Enumerable.Range(0, 20)]);
        Assert.Empty(feed.Sent.All);
    }

    [Fact]
    public void Turn_QuietTrades_AreNeverStale()
    {
        _feed.RunTo(250, () => Array.ForEach([0, 1, 2], i =>
        {
            _feed.Snapshot(i);
            _feed.Data(i, TopicKind.Ticker);
        }));
        Assert.Empty(_feed.Sent.All);
        Assert.Equal(9, _feed.Session.Count().Confirmed);
    }

    [Fact]
    public void Turn_ProcessThatDidNotRun_ReadsWhatWaitsBeforeItCallsAnythingSilent()
    {
        _feed.Now = 100;
        _feed.Session.Turn(_feed.NowNs);
        Assert.False(_feed.Session.IsAttentive);
        Assert.Null(_feed.Session.Demand);
        Array.ForEach([0, 1, 2], _feed.Deliver);
        _feed.RunTo(105);
        Assert.True(_feed.Session.IsAttentive);
        Assert.Equal(9, _feed.Session.Count().Confirmed);
        Assert.Empty(_feed.Sent.All);
    }

    [Fact]
    [Trait("Fault", "F-04")]
    public void Connected_HundredTimesThirtyTopics_AsksForAllEachTime()
    {
        FeedProbe feed = new([.. Enumerable.Range(0, 10).Select(i => $"S{i}")]);
        for (int i = 0; i < 100; i++)
        {
            feed.Connect();
            Assert.Equal(30, feed.Sent.Subscribed.Distinct().Count());
            feed.AcceptAll();
            Array.ForEach([.. Enumerable.Range(0, 10)], feed.Deliver);
            Assert.Equal(30, feed.Session.Count().Confirmed);
            feed.Session.Disconnected();
            Assert.Equal(30, feed.Session.Count().Wanted);
            feed.Sent.All.Clear();
            feed.Now += 1;
        }
    }

    [Fact]
    [Trait("Fault", "F-19")]
    public void Connected_ThreeHundredTopicsOneByOne_SendsNoFasterThanTheBudget()
    {
        FeedOptions options = new() { TopicsPerRequest = 1, RequestBurst = 20, RequestsPerSecond = 10 };
        FeedProbe feed = new([.. Enumerable.Range(0, 100).Select(i => $"S{i}")], options);
        feed.Connect();
        Assert.Equal(20, feed.Sent.All.Count);
        while (feed.Session.Count().Wanted > 0)
        {
            feed.RunTo(feed.Now + 0.1, feed.AcceptAll);
            Assert.InRange(feed.Sent.All.Count, 0, 20 + (10 * feed.Now) + 0.001);
            Array.ForEach([.. Enumerable.Range(0, 100)], i => ConfirmSent(feed, i));
        }

        Assert.InRange(feed.Now, 28, 29);
    }

    private static void ConfirmSent(FeedProbe feed, int symbol)
    {
        if (feed.Sent.Subscribed.Contains($"orderbook.50.S{symbol}"))
        {
            feed.Snapshot(symbol);
        }

        if (feed.Sent.Subscribed.Contains($"tickers.S{symbol}"))
        {
            feed.Data(symbol, TopicKind.Ticker);
        }
    }

    private void OthersThanA()
    {
        _feed.Deliver(1);
        _feed.Deliver(2);
    }

    private void AllButTickerOfA()
    {
        _feed.Snapshot(0);
        _feed.Data(0, TopicKind.Trades);
        _feed.Deliver(1);
        _feed.Deliver(2);
    }

    private List<double> DemandsUntil(double seconds, Action beforeTurn)
    {
        List<double> demanded = [];
        while (_feed.Now < seconds)
        {
            _feed.RunTo(_feed.Now + 0.1, beforeTurn);
            if (_feed.Session.Demand is not null)
            {
                demanded.Add(_feed.Now);
            }
        }

        return demanded;
    }

    private IEnumerable<string> Sent() => _feed.Sent.All.Select(r => $"{r.Operation} {string.Join(' ', r.Topics)}");
}

using FsCheck.Fluent;
using Scalper.Core.Feeds;
using Scalper.Core.Venues.Bybit;
using Scalper.Tests.Primitives;

namespace Scalper.Tests.Feeds;

/// <summary>Subscriptions: asked for in pieces, refused topics set aside, all asked for again on the next connection.</summary>
public sealed class FeedSessionTests
{
    [Fact]
    [Trait("Fault", "F-15")]
    public void Connected_ManyTopics_AsksInChunksWithIdsOfTheirOwn()
    {
        FeedProbe feed = Probe(["A", "B", "C"], topicsPerRequest: 4).Connect();
        Assert.Equal([4, 4, 1], feed.Sent.All.Select(r => r.Topics.Length));
        Assert.Equal(3, feed.Sent.All.Select(r => r.Id).Distinct().Count());
        Assert.Equal(
            ["orderbook.50.A", "publicTrade.A", "tickers.A", "orderbook.50.B", "publicTrade.B", "tickers.B", "orderbook.50.C", "publicTrade.C", "tickers.C"],
            feed.Sent.Subscribed);
    }

    [Fact]
    [Trait("Fault", "F-17")]
    public void OnData_FirstOfBookAndTicker_ConfirmsThem_AndTradesByTheAnswerAlone()
    {
        FeedProbe feed = Probe(["A"]).Connect();
        Assert.Equal(["orderbook.50.A Sent", "publicTrade.A Sent", "tickers.A Sent"], feed.Statuses);
        feed.AcceptAll();
        Assert.Equal(["orderbook.50.A Sent", "publicTrade.A Confirmed", "tickers.A Sent"], feed.Statuses);
        feed.Snapshot(0);
        feed.Data(0, TopicKind.Ticker);
        Assert.Equal(new TopicCounts(0, 0, 3, 0, 0), feed.Session.Count());
    }

    [Fact]
    public void OnData_SnapshotBeforeALostAnswer_ConfirmsTheTradesOfItsRequest()
    {
        FeedProbe feed = Probe(["A", "B"]).Connect();
        feed.Snapshot(1);
        Assert.Equal(["publicTrade.A Confirmed", "orderbook.50.B Confirmed", "publicTrade.B Confirmed"], feed.Statuses.Where(s => s.EndsWith("Confirmed", StringComparison.Ordinal)));
    }

    [Fact]
    [Trait("Fault", "F-14")]
    public void Turn_NoAnswerToOneTopic_AsksForItAloneEveryTenSeconds()
    {
        FeedProbe feed = Probe(["A", "B"]).Connect();
        feed.Snapshot(0);
        feed.Data(0, TopicKind.Ticker);
        feed.Data(1, TopicKind.Ticker);
        feed.Sent.All.Clear();
        feed.RunTo(25, 0);
        Assert.Equal(
            ["unsubscribe orderbook.50.B", "subscribe orderbook.50.B", "unsubscribe orderbook.50.B", "subscribe orderbook.50.B"],
            feed.Sent.All.Where(r => r.Topics.Contains("orderbook.50.B")).Select(r => $"{r.Operation} {string.Join(' ', r.Topics.Where(t => t != "tickers.B"))}"));
        Assert.Null(feed.Session.Demand);
    }

    [Fact]
    [Trait("Fault", "F-16")]
    public void OnReply_RefusalThatNamesATopic_AsksForTheRestAgain()
    {
        FeedProbe feed = Probe(["A", "B"]).Connect();
        feed.Refuse(feed.Sent.All[0].Id, "error:handler not found,topic:publicTrade.B");

        Assert.Equal(["orderbook.50.A", "publicTrade.A", "tickers.A", "orderbook.50.B", "tickers.B"], feed.Sent.All[1].Topics);
        Assert.Equal("error:handler not found,topic:publicTrade.B", feed.Rejected["publicTrade.B"]);
        Assert.Equal(1, feed.Session.Count().Rejected);
        Assert.False(feed.Session.IsRejected(1));
        Assert.Empty(feed.RejectedBooks);
    }

    [Fact]
    [Trait("Fault", "F-61")]
    public void OnReply_RefusedBook_TellsTheSymbol()
    {
        FeedProbe feed = Probe(["A", "B"]).Connect();
        feed.Refuse(feed.Sent.All[0].Id, "Invalid symbol :[orderbook.50.B]");
        Assert.Equal([1], feed.RejectedBooks);
        Assert.True(feed.Session.IsRejected(1));
    }

    [Fact]
    public void OnReply_AlreadySubscribed_AsksForTheRestAndRefusesNothing()
    {
        FeedProbe feed = Probe(["A"]).Connect();
        feed.Refuse(feed.Sent.All[0].Id, "error:already subscribed,topic:tickers.A");
        Assert.Equal(["orderbook.50.A", "publicTrade.A"], feed.Sent.All[1].Topics);

        feed.Refuse(feed.Sent.All[1].Id, "error:already subscribed,topic:publicTrade.A");
        feed.Refuse(feed.Sent.All[2].Id, "error:already subscribed,topic:orderbook.50.A");
        Assert.Equal(3, feed.Sent.All.Count);
        Assert.Empty(feed.Rejected);
    }

    [Fact]
    public void OnReply_RefusedForASymbolThatIsWantedNoMore_AsksForTheLastOfItsRequestAgain()
    {
        FeedProbe feed = Probe(["A", "B"], topicsPerRequest: 4).Connect();
        feed.Session.Remove([0], feed.NowNs);
        feed.Refuse(feed.Sent.All[0].Id, "error:handler not found,topic:tickers.A");
        Assert.Empty(feed.RejectedBooks);
        Assert.Equal(["orderbook.50.B Sent", "publicTrade.B Sent", "tickers.B Sent"], feed.Statuses);
        Assert.Equal(["orderbook.50.B"], feed.Sent.All[^1].Topics);
    }

    [Fact]
    public void OnReply_UnknownOrAnsweredRequest_HasNoEffect()
    {
        FeedProbe feed = Probe(["A"]).Connect();
        feed.AcceptAll();
        feed.Refuse(feed.Sent.All[0].Id, "Invalid symbol :[orderbook.50.A]");
        feed.Refuse("", "Invalid symbol :[orderbook.50.A]");
        feed.Refuse("77", "Invalid symbol :[orderbook.50.A]");
        Assert.Single(feed.Sent.All);
        Assert.Empty(feed.Rejected);
    }

    [Fact]
    [Trait("Fault", "F-04")]
    [Trait("Fault", "F-15")]
    public void Connected_Again_AsksForEverythingButWhatWasRefused()
    {
        FeedProbe feed = Probe(["A", "B"], topicsPerRequest: 4).Connect();
        feed.Refuse(feed.Sent.All[0].Id, "error:handler not found,topic:orderbook.50.A");
        feed.Session.Disconnected();
        for (int i = 0; i < 100; i++)
        {
            SentRequests again = new();
            feed.Now += 1;
            feed.Session.Connected(again, feed.NowNs);
            Assert.Equal(["publicTrade.A", "tickers.A", "orderbook.50.B", "publicTrade.B", "tickers.B"], again.Subscribed);
            Assert.All(again.All, r => Assert.InRange(r.Topics.Length, 1, 4));
            feed.Session.Disconnected();
        }
    }

    [Fact]
    [Trait("Fault", "F-16")]
    public void Turn_RefusedTopic_IsAskedForAgainAloneAfterMinutes()
    {
        FeedProbe feed = Probe(["A", "B"]).Connect();
        feed.Refuse(feed.Sent.All[0].Id, "error:handler not found,topic:orderbook.50.B");
        feed.AcceptAll();
        feed.Sent.All.Clear();
        feed.RunTo(299, Deliver);
        Assert.DoesNotContain("orderbook.50.B", feed.Sent.Subscribed);
        feed.RunTo(301, Deliver);
        Assert.Equal(["orderbook.50.B"], Assert.Single(feed.Sent.All, r => r.Operation == "subscribe" && r.Topics.Contains("orderbook.50.B")).Topics);
        feed.AcceptAll();
        feed.Snapshot(1);
        Assert.Equal(6, feed.Session.Count().Confirmed);

        void Deliver()
        {
            feed.Deliver(0);
            feed.Data(1, TopicKind.Ticker);
        }
    }

    [Fact]
    [Trait("Fault", "F-16")]
    public void OnReply_VenueThatRefusesWholeRequests_EndsWithAllGoodTopicsAcceptedAndOnlyBadOnesRefused()
    {
        string[] symbols = [.. Enumerable.Range(0, 12).Select(i => $"S{i}")];
        BybitRequests requests = new(50);
        string[] topics = [.. symbols.SelectMany(s => requests.Routes[0].Kinds.Select(k => requests.TopicOf(s, k)))];
        var cases = from bad in Gen.Choose(0, topics.Length - 1).ListOf(5)
                    from named in Gen.Elements(true, false)
                    from chunk in Gen.Choose(1, 40)
                    from burst in Gen.Elements(1, 1_000)
                    select (bad: bad.Select(b => topics[b]).ToHashSet(), named, chunk, burst);
        Properties.ForAll(cases, c =>
        {
            FeedProbe feed = new(symbols, new FeedOptions { TopicsPerRequest = c.chunk, RequestBurst = c.burst });
            feed.Connect();
            HashSet<string> accepted = [];
            for (int answered = 0; feed.Now < 9; feed.RunTo(feed.Now + 0.1))
            {
                for (; answered < feed.Sent.All.Count; answered++)
                {
                    (_, string id, string[] asked) = feed.Sent.All[answered];
                    if (asked.FirstOrDefault(c.bad.Contains) is { } offender)
                    {
                        feed.Refuse(id, c.named ? $"error:handler not found,topic:{offender}" : "params error");
                    }
                    else
                    {
                        SentRequests.Accept(feed.Session, id, feed.NowNs);
                        Assert.All(asked, t => Assert.True(accepted.Add(t), $"{t} was asked for twice"));
                    }
                }
            }

            Assert.Equal(topics.Except(c.bad).Order(), accepted.Order());
            Assert.Equal(c.bad.Order(), feed.Rejected.Keys.Order());
        });
    }

    private static FeedProbe Probe(string[] symbols, int topicsPerRequest = 100) =>
        new(symbols, new FeedOptions { TopicsPerRequest = topicsPerRequest, RequestBurst = 1_000 });
}

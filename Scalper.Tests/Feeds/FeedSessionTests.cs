using FsCheck.Fluent;
using Scalper.Core.Feeds;
using Scalper.Core.Venues.Bybit;
using Scalper.Tests.Primitives;

namespace Scalper.Tests.Feeds;

/// <summary>Subscriptions: asked for in pieces, refused topics set aside, all asked for again on the next connection.</summary>
public sealed class FeedSessionTests
{
    private readonly SentRequests _sent = new();

    [Fact]
    public void Connected_ManyTopics_AsksInChunksWithIdsOfTheirOwn()
    {
        Session(["A", "B", "C"], topicsPerRequest: 4).Connected(_sent, 0);
        Assert.Equal([4, 4, 1], _sent.All.Select(r => r.Topics.Length));
        Assert.Equal(3, _sent.All.Select(r => r.Id).Distinct().Count());
        Assert.Equal(
            ["orderbook.50.A", "publicTrade.A", "tickers.A", "orderbook.50.B", "publicTrade.B", "tickers.B", "orderbook.50.C", "publicTrade.C", "tickers.C"],
            _sent.Subscribed);
    }

    [Fact]
    public void OnReply_RefusalThatNamesATopic_AsksForTheRestAgain()
    {
        FeedSession session = Session(["A", "B"]);
        session.Connected(_sent, 0);
        Assert.Null(SentRequests.Refuse(session, _sent.All[0].Id, "error:handler not found,topic:publicTrade.B"));

        Assert.Equal(["orderbook.50.A", "publicTrade.A", "tickers.A", "orderbook.50.B", "tickers.B"], _sent.All[1].Topics);
        Assert.Equal("error:handler not found,topic:publicTrade.B", session.Refused["publicTrade.B"]);
        Assert.Equal((5, false), (session.TopicCount, session.IsRefused(1)));
    }

    [Fact]
    public void OnReply_RefusedBook_TellsTheSymbol()
    {
        FeedSession session = Session(["A", "B"]);
        session.Connected(_sent, 0);
        Assert.Equal(1, SentRequests.Refuse(session, _sent.All[0].Id, "Invalid symbol :[orderbook.50.B]"));
        Assert.True(session.IsRefused(1));
    }

    [Fact]
    public void OnReply_AlreadySubscribed_AsksForTheRestAndRefusesNothing()
    {
        FeedSession session = Session(["A"]);
        session.Connected(_sent, 0);
        Assert.Null(SentRequests.Refuse(session, _sent.All[0].Id, "error:already subscribed,topic:tickers.A"));
        Assert.Equal(["orderbook.50.A", "publicTrade.A"], _sent.All[1].Topics);

        SentRequests.Refuse(session, _sent.All[1].Id, "error:already subscribed,topic:publicTrade.A");
        SentRequests.Refuse(session, _sent.All[2].Id, "error:already subscribed,topic:orderbook.50.A");
        Assert.Equal(3, _sent.All.Count);
        Assert.Empty(session.Refused);
    }

    [Fact]
    public void OnReply_UnknownOrAnsweredRequest_HasNoEffect()
    {
        FeedSession session = Session(["A"]);
        session.Connected(_sent, 0);
        SentRequests.Accept(session, _sent.All[0].Id);
        Assert.Null(SentRequests.Refuse(session, _sent.All[0].Id, "Invalid symbol :[orderbook.50.A]"));
        Assert.Null(SentRequests.Refuse(session, "", "Invalid symbol :[orderbook.50.A]"));
        Assert.Null(SentRequests.Refuse(session, "77", "Invalid symbol :[orderbook.50.A]"));
        Assert.Single(_sent.All);
        Assert.Empty(session.Refused);
    }

    [Fact]
    public void Connected_Again_AsksForEverythingButWhatWasRefused()
    {
        FeedSession session = Session(["A", "B"], topicsPerRequest: 4);
        session.Connected(_sent, 0);
        SentRequests.Refuse(session, _sent.All[0].Id, "error:handler not found,topic:orderbook.50.A");
        session.Disconnected();
        for (int i = 0; i < 100; i++)
        {
            SentRequests again = new();
            session.Connected(again, i);
            Assert.Equal(["publicTrade.A", "tickers.A", "orderbook.50.B", "publicTrade.B", "tickers.B"], again.Subscribed);
            Assert.All(again.All, r => Assert.InRange(r.Topics.Length, 1, 4));
            session.Disconnected();
        }
    }

    [Fact]
    public void OnReply_VenueThatRefusesWholeRequests_EndsWithAllGoodTopicsAskedForAndOnlyBadOnesRefused()
    {
        string[] symbols = [.. Enumerable.Range(0, 12).Select(i => $"S{i}")];
        string[] topics = [.. symbols.SelectMany(new BybitRequests(50).TopicsOf)];
        var cases = from bad in Gen.Choose(0, topics.Length - 1).ListOf(5)
                    from named in Gen.Elements(true, false)
                    from chunk in Gen.Choose(1, 40)
                    select (bad: bad.Select(b => topics[b]).ToHashSet(), named, chunk);
        Properties.ForAll(cases, c =>
        {
            SentRequests sent = new();
            FeedSession session = Session(symbols, c.chunk);
            session.Connected(sent, 0);
            List<string> acked = [];
            for (int i = 0; i < sent.All.Count; i++)
            {
                (_, string id, string[] asked) = sent.All[i];
                if (asked.FirstOrDefault(c.bad.Contains) is { } offender)
                {
                    SentRequests.Refuse(session, id, c.named ? $"error:handler not found,topic:{offender}" : "params error");
                }
                else
                {
                    SentRequests.Accept(session, id);
                    acked.AddRange(asked);
                }
            }

            Assert.Equal(topics.Except(c.bad).Order(), acked.Order());
            Assert.Equal(c.bad.Order(), session.Refused.Keys.Order());
            Assert.Equal(topics.Length - c.bad.Count, session.TopicCount);
        });
    }

    private static FeedSession Session(string[] symbols, int topicsPerRequest = 100) =>
        new(new BybitRequests(50), new FeedOptions { TopicsPerRequest = topicsPerRequest }, symbols);
}

using Scalper.Core.Feeds;

namespace Scalper.Tests.Feeds;

/// <summary>A symbol of which nothing comes for minutes is given up, asked for again every few minutes, and comes back.</summary>
public sealed class GoneSymbolTests
{
    private static readonly string[] TopicsOfB = ["orderbook.50.B", "publicTrade.B", "tickers.B"];

    private readonly FeedProbe _feed = new FeedProbe(["A", "B"]).ConnectAll();

    [Fact]
    [Trait("Fault", "F-61")]
    public void Turn_SymbolSilentForFiveMinutes_IsGoneAndUnsubscribedAndTheOtherUntouched()
    {
        _feed.RunTo(299, 0);
        Assert.Empty(_feed.Gone);
        _feed.Sent.All.Clear();
        _feed.RunTo(301, 0);

        Assert.Equal([1], _feed.Gone);
        Assert.True(_feed.Session.IsGone(1));
        Assert.Equal((1, 3, 3), (_feed.Session.GoneCount, _feed.Session.Count().Confirmed, _feed.Session.Count().Wanted));
        Assert.Contains(_feed.Sent.All, r => r.Operation == "unsubscribe" && r.Topics.SequenceEqual(TopicsOfB));
        Assert.DoesNotContain(_feed.Sent.All, r => r.Topics.Any(t => t.EndsWith('A')));
    }

    [Fact]
    public void Turn_GoneSymbol_IsAskedForAgainEveryFiveMinutesAndOtherwiseLeftAlone()
    {
        _feed.RunTo(301, 0);
        List<double> asked = [];
        while (_feed.Now < 1_600)
        {
            _feed.Sent.All.Clear();
            _feed.RunTo(_feed.Now + 0.1, 0);
            _feed.AcceptAll();
            asked.AddRange(_feed.Sent.All.Where(r => r.Operation == "subscribe").Select(_ => _feed.Now));
        }

        Assert.InRange(asked.Count, 4, 5);
        Assert.All(asked.Zip(asked.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 300, 312));
        Assert.Single(_feed.Gone);
    }

    [Fact]
    public void OnData_GoneSymbolAskedForAgain_IsBack()
    {
        _feed.RunTo(301, 0);
        _feed.Sent.All.Clear();
        _feed.RunTo(605, 0);
        Assert.Equal(TopicsOfB, _feed.Sent.Subscribed);
        _feed.AcceptAll();
        _feed.Deliver(1);
        Assert.Equal((0, 6), (_feed.Session.GoneCount, _feed.Session.Count().Confirmed));
        _feed.Sent.All.Clear();
        _feed.RunTo(880, 0, 1);
        Assert.Empty(_feed.Sent.All);
    }

    /// <summary>What was on its way when the symbol was given up proves no subscription: the venue was told to end it.</summary>
    [Theory]
    [InlineData(TopicKind.Book)]
    [InlineData(TopicKind.Trades)]
    [InlineData(TopicKind.Ticker)]
    public void OnData_LateFrameOfAGoneSymbol_AllItsTopicsAreStillAskedForAgain(TopicKind late)
    {
        _feed.RunTo(301, 0);
        _feed.Sent.All.Clear();
        _feed.Data(1, late);
        _feed.RunTo(700, 0);
        Assert.Equal(TopicsOfB, TopicsOfB.Where(_feed.Sent.Subscribed.Contains));
    }

    /// <summary>Between the end of an old subscription and the request for the new one, which waits for a token.</summary>
    [Fact]
    [Trait("Fault", "F-17")]
    public void OnData_LateTradeBetweenUnsubscribeAndSubscribe_ConfirmsNothing()
    {
        FeedProbe feed = new(["A"], new FeedOptions { RequestBurst = 1, RequestsPerSecond = 1 });
        feed.Connect();
        feed.RunTo(10, () => feed.Data(0, TopicKind.Ticker));
        Assert.Equal(["subscribe", "unsubscribe"], feed.Sent.All.Select(r => r.Operation));
        Assert.Contains("publicTrade.A", feed.Sent.All[1].Topics);
        feed.Sent.All.Clear();
        feed.Data(0, TopicKind.Trades);
        feed.RunTo(15, () => feed.Data(0, TopicKind.Ticker));
        Assert.Contains("publicTrade.A", feed.Sent.Subscribed);
    }

    /// <summary>Those that are gone are asked for in vain every few minutes: no reason to take the connection from the others.</summary>
    [Fact]
    [Trait("Fault", "F-14")]
    public void Turn_MostSymbolsGone_NeverCostsTheOthersTheirConnection()
    {
        FeedProbe feed = new FeedProbe(["A", "B", "C", "D"]).ConnectAll();
        List<double> demanded = [];
        while (feed.Now < 2_000)
        {
            feed.RunTo(feed.Now + 0.1, 0);
            if (feed.Session.Demand is not null && feed.Session.GoneCount == 3)
            {
                demanded.Add(feed.Now);
            }
        }

        Assert.Equal(3, feed.Session.GoneCount);
        Assert.Empty(demanded);
    }

    [Fact]
    public void Turn_VenueSilentAsAWhole_MakesNoSymbolGone()
    {
        _feed.RunTo(400);
        Assert.Empty(_feed.Gone);
        Assert.Equal(0, _feed.Session.GoneCount);
    }

    [Fact]
    public void Turn_TimeWithoutAConnection_MakesNoSymbolGone()
    {
        _feed.RunTo(200, 0);
        _feed.Session.Disconnected();
        _feed.Now = 1_000;
        _feed.ConnectAll();
        _feed.RunTo(1_250, 0);
        Assert.Empty(_feed.Gone);
    }

    [Fact]
    public void Connected_WhileASymbolIsGone_AsksForTheOthersAloneUntilItsTime()
    {
        _feed.RunTo(301, 0);
        _feed.Session.Disconnected();
        _feed.Sent.All.Clear();
        _feed.Now = 310;
        _feed.Connect();
        Assert.Equal(["orderbook.50.A", "publicTrade.A", "tickers.A"], _feed.Sent.Subscribed);
        _feed.RunTo(602, 0);
        Assert.Equal(TopicsOfB, _feed.Sent.Subscribed.Skip(3));
    }

    [Fact]
    [Trait("Fault", "F-20")]
    [Trait("Fault", "F-67")]
    public void Turn_ThousandTimesGoneAndBack_VenueHoldsExactlyWhatIsWanted()
    {
        FeedProbe feed = new(["A", "B"], new FeedOptions { GoneSeconds = 31, FreshSeconds = 2, SilenceSeconds = 30, RequestBurst = 1_000, RequestsPerSecond = 1_000 });
        HashSet<string> held = [];
        int seen = 0;
        feed.Connect();
        for (int round = 0; round < 1_000; round++)
        {
            bool delivers = round % 2 == 0;
            feed.RunTo(feed.Now + 35, () =>
            {
                Follow();
                feed.AcceptAll();
                feed.Deliver(0);
                if (delivers && held.Contains("orderbook.50.B"))
                {
                    feed.Deliver(1);
                }
            });
            Follow();
        }

        Assert.InRange(feed.Gone.Count, 100, 500);
        Assert.Equal(feed.Session.Report().Where(t => t.Status is TopicStatus.Confirmed or TopicStatus.Sent or TopicStatus.Stale).Select(t => t.Topic).Order(), held.Order());

        void Follow()
        {
            for (; seen < feed.Sent.All.Count; seen++)
            {
                (string operation, _, string[] topics) = feed.Sent.All[seen];
                Array.ForEach(topics, t => Assert.True(operation == "subscribe" ? held.Add(t) : held.Remove(t), $"{operation} {t} twice"));
            }

            feed.Sent.All.Clear();
            seen = 0;
        }
    }
}

using Scalper.Core.Engine;
using Scalper.Core.Primitives;
using Scalper.Tests.Engine;
using static Scalper.Tests.Engine.LaneProbe;

namespace Scalper.Tests.Faults;

/// <summary>Known faults of books, through codec, lane and feed.</summary>
public sealed class BookFaultRowTests
{
    private readonly LaneProbe _probe = new LaneProbe().Connect();

    [Fact]
    [Trait("Fault", "F-22")]
    public void Step_OneDeltaMissing_NoReaderSeesAPriceUntilTheSnapshot()
    {
        List<BookStatus> seen = [];
        _probe.Snapshot(A);
        See();
        _probe.Delta(A, 12);
        See();
        for (int u = 13; u < 40; u++)
        {
            _probe.NowMs += 10;
            _probe.Delta(A, u);
            See();
            Assert.Equal((null, null, 0), (_probe.View(A).BestBidTicks, _probe.View(A).BestAskTicks, _probe.View(A).BidLevels));
        }

        _probe.Snapshot(A, u: 50);
        See();
        Assert.Equal([BookStatus.Live, BookStatus.Invalid, BookStatus.Live], seen);

        void See()
        {
            if (seen.Count == 0 || seen[^1] != _probe.View(A).Status)
            {
                seen.Add(_probe.View(A).Status);
            }
        }
    }

    [Fact]
    [Trait("Fault", "F-23")]
    public void Step_SnapshotWithoutFiveOldLevels_HoldsNoneOfThem()
    {
        _probe.Book(A, true, 10, [("100.0", "1"), ("99.9", "1"), ("99.8", "1"), ("99.7", "1"), ("99.6", "1"), ("99.5", "1")], [("100.1", "1")]);
        _probe.Lane.Disconnected(_probe.NowNs);
        Assert.Equal(BookStatus.Stale, _probe.View(A).Status);
        _probe.Connect();
        _probe.Book(A, true, 90, [("100.0", "2")], [("100.1", "1")]);
        Assert.Equal([new BookLevel(1_000, 2)], _probe.Copy(0).Bids);
    }

    [Fact]
    [Trait("Fault", "F-25")]
    public void Step_UpdateIdOneAtAnyPlace_IsAFreshBookAndGoesOn()
    {
        for (int place = 1; place <= 20; place++)
        {
            _probe.Snapshot(A, u: 100);
            for (int i = 1; i <= place; i++)
            {
                _probe.Delta(A, 100 + i);
            }

            _probe.Book(A, snapshot: false, u: 1, [("90.0", "1")], [("91.0", "2")]);
            Assert.Equal((BookStatus.Live, 1), (_probe.View(A).Status, _probe.View(A).UpdateId));
            Assert.Equal([new BookLevel(900, 1)], _probe.Copy(0).Bids);
            _probe.Book(A, false, 2, [("89.0", "1")], []);
            Assert.Equal((BookStatus.Live, 2, 2), (_probe.View(A).Status, _probe.View(A).UpdateId, _probe.View(A).BidLevels));
        }

        Assert.Equal(0, _probe.View(A).Faults);
    }

    [Fact]
    [Trait("Fault", "F-26")]
    public void Step_SameSnapshotThrice_StaysLiveAndFreshAndAsksForNothing()
    {
        _probe.Snapshot(A);
        _probe.Snapshot(B);
        _probe.Sent.All.Clear();
        for (int i = 0; i < 3; i++)
        {
            _probe.NowMs += 100;
            _probe.Snapshot(A);
            Assert.Equal((BookStatus.Live, 10, _probe.NowNs), (_probe.View(A).Status, _probe.View(A).UpdateId, _probe.View(A).UpdatedAtNs));
        }

        Assert.Equal(0, _probe.View(A).Faults);
        Assert.Empty(_probe.Sent.All);
    }

    [Fact]
    [Trait("Fault", "F-31")]
    public void Step_LostDelete_NoScoreIsMadeFromTheCrossedBook()
    {
        _probe.Snapshot(A);
        long scores = _probe.View(A).Scores;

        // The frame that took the ask at 100.1 away never said so.
        Assert.Equal(-1, _probe.Book(A, false, 11, [("100.2", "1")], [("100.4", "1")]));
        Assert.Equal((BookStatus.Invalid, scores), (_probe.View(A).Status, _probe.View(A).Scores));
        Assert.Contains("orderbook.50.AUSDT", _probe.Sent.All[^1].Topics);
        Assert.Equal(-1, _probe.Delta(A, 12));
    }

    [Fact]
    [Trait("Fault", "F-33")]
    public void Step_EachFrameTwiceAndALateCopy_GivesTheSameBook()
    {
        LaneProbe once = new LaneProbe().Connect();
        once.Snapshot(A);
        _probe.Snapshot(A);
        for (int i = 11; i <= 60; i++)
        {
            string quantity = $"{1 + (i % 7)}";
            once.Delta(A, i, quantity);
            _probe.Delta(A, i, quantity);
            _probe.Delta(A, i, quantity);
            _probe.Delta(A, Math.Max(11, i - 20), "999");
        }

        Assert.Equal(once.Copy(0).Asks, _probe.Copy(0).Asks);
        Assert.Equal(once.Copy(0).Bids, _probe.Copy(0).Bids);
        Assert.Equal((60, 0, BookStatus.Live), (_probe.View(A).UpdateId, _probe.View(A).Faults, _probe.View(A).Status));
    }

    [Theory]
    [Trait("Fault", "F-36")]
    [InlineData("gap")]
    [InlineData("crossed")]
    [InlineData("unreadable")]
    [InlineData("truncated")]
    public void Step_OneOfFiftyDamaged_TheOthersAreNeverNotLive(string damage)
    {
        string[] names = [.. Enumerable.Range(0, 50).Select(i => $"S{i}USDT")];
        LaneProbe probe = new LaneProbe(null, names).Connect();
        Array.ForEach(names, n => probe.Snapshot(n));
        for (int u = 11; u < 60; u++)
        {
            probe.NowMs += 20;
            Damage(probe, names[7], damage, u);
            foreach (string name in names.Where(n => n != names[7]))
            {
                probe.Delta(name, u);
                Assert.Equal(BookStatus.Live, probe.View(name).Status);
            }
        }

        Assert.False(probe.View(names[7]).IsLive);
    }

    [Theory]
    [Trait("Fault", "F-37")]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    public void Step_EmptyOrOneSidedBook_IsLiveWithoutANumberThatIsNone(int bids, int asks)
    {
        Assert.Equal(0, _probe.Book(A, true, 10, bids == 0 ? [] : [("100.0", "5")], asks == 0 ? [] : [("100.1", "5")]));
        _probe.Trades(A, 3);
        _probe.NowMs += 2_000;
        _probe.Book(A, false, 11, [], []);
        SymbolView view = _probe.View(A);
        Assert.Equal((BookStatus.Live, bids == 0, asks == 0), (view.Status, view.BestBidTicks is null, view.BestAskTicks is null));
        FiniteFigures.AssertIn(view);
    }

    [Fact]
    [Trait("Fault", "F-39")]
    public void Connected_Again_ServesNoPriceOfTheEarlierSubscription()
    {
        _probe.Snapshot(A);
        _probe.Lane.Disconnected(_probe.NowNs);
        _probe.NowMs += 1_000;
        _probe.Connect();
        Assert.Equal((BookStatus.Syncing, null, null), (_probe.View(A).Status, _probe.View(A).BestBidTicks, _probe.View(A).BestAskTicks));
        Assert.Empty(_probe.Copy(0).Bids);
        _probe.Delta(A, 11);
        Assert.Null(_probe.View(A).BestBidTicks);
    }

    private static void Damage(LaneProbe probe, string symbol, string damage, long u)
    {
        switch (damage)
        {
            case "gap":
                probe.Delta(symbol, u * 2);
                break;
            case "crossed":
                probe.Book(symbol, false, u, [("200.0", "1")], []);
                break;
            case "unreadable":
                probe.Book(symbol, false, u, [("100.05", "1")], []);
                break;
            default:
                probe.Step($$"""{"topic":"orderbook.50.{{symbol}}","type":"del""");
                break;
        }
    }
}

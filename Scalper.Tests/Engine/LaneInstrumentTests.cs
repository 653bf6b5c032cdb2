using Scalper.Core.Books;
using Scalper.Core.Engine;
using Scalper.Core.Primitives;
using Scalper.Tests.Feeds;
using static Scalper.Tests.Engine.LaneProbe;

namespace Scalper.Tests.Engine;

/// <summary>A change of a symbol's steps: metadata first, then the book anew; no level of two grids side by side.</summary>
public sealed class LaneInstrumentTests
{
    private readonly LaneProbe _probe = new LaneProbe().Connect();

    public LaneInstrumentTests()
    {
        _probe.Snapshot(A);
        _probe.Ticker(A);
        _probe.Trades(A, 3);
        _probe.Snapshot(B);
        _probe.Sent.All.Clear();
    }

    [Fact]
    [Trait("Fault", "F-56")]
    public void Step_LevelOffTheGrid_InvalidatesTheBookAndAsksForTheInstrument()
    {
        _probe.Book(A, false, 11, [("100.05", "1")], []);
        Assert.Equal(BookStatus.Invalid, _probe.View(A).Status);
        Assert.Equal([A], _probe.Desk.Asked);
        Assert.Equal(BookStatus.Live, _probe.View(B).Status);
    }

    [Fact]
    [Trait("Fault", "F-56")]
    public void Step_TradeOffTheGrid_AsksForTheInstrument()
    {
        _probe.Step($$"""{"topic":"publicTrade.AUSDT","type":"snapshot","ts":{{OriginMs}},"data":[{"T":{{OriginMs}},"s":"AUSDT","S":"Buy","v":"1","p":"100.05","i":"9","BT":false,"seq":1}]}""");
        Assert.Equal([A], _probe.Desk.Asked);
        Assert.Equal(3, _probe.Copy(0).Trades.Count);
    }

    [Fact]
    public void Step_VenueBeginsAnew_AsksForTheInstrument()
    {
        _probe.Snapshot(A, u: 1);
        Assert.Equal([A], _probe.Desk.Asked);
        Assert.Equal(BookStatus.Live, _probe.View(A).Status);
    }

    [Theory]
    [Trait("Fault", "F-56")]
    [InlineData("0.01", "100.05", 10_005)]
    [InlineData("0.5", "100.5", 201)]
    public void Change_Replacement_FinerOrCoarserTick_ServesNothingOfTheOldGridAndAsksForTheBook(string tick, string bid, long bidTicks)
    {
        FollowedSymbol replacement = new(new Instrument(A, DecimalStep.Parse(tick), DecimalStep.Parse("1")), lane: 0, place: 0);
        _probe.Lane.Change(new LaneChange { Replacements = [replacement] });
        _probe.Lane.Idle(_probe.NowNs);

        Assert.Equal((BookStatus.Stale, BookFaultKind.InstrumentChanged), (_probe.View(A).Status, _probe.View(A).Fault.Kind));
        replacement.Read(out SymbolView view);
        Assert.Equal((BookStatus.Syncing, null, null, null), (view.Status, view.BestBidTicks, view.LastTradeTicks, view.Ticker.BidPriceTicks));
        Assert.Equal(["unsubscribe orderbook.50.AUSDT", "subscribe orderbook.50.AUSDT"], Sent().Where(s => s.Contains("orderbook", StringComparison.Ordinal)));

        _probe.Book(A, false, 11, [(bid, "1")], []);
        _probe.Book(A, true, 20, [(bid, "1")], [("200", "1")]);
        replacement.Read(out view);
        Assert.Equal((BookStatus.Live, bidTicks, 20), (view.Status, view.BestBidTicks, view.UpdateId));
        Assert.Equal((BookStatus.Live, 0), (_probe.View(B).Status, _probe.Lane.Malformed));
    }

    /// <summary>Ticker frames hold changes only: what was merged on the old grid is void, so the whole is asked for again.</summary>
    [Fact]
    public void Change_Replacement_Ticker_IsAskedForAnewToo()
    {
        _probe.Lane.Change(new LaneChange { Replacements = [new FollowedSymbol(_probe.Symbols[0].Instrument, lane: 0, place: 0)] });
        _probe.Lane.Idle(_probe.NowNs);
        Assert.Contains("tickers.AUSDT", _probe.Sent.Subscribed);
        Assert.DoesNotContain("publicTrade.AUSDT", _probe.Sent.Subscribed);
    }

    [Fact]
    public void Change_ReplacementOfASymbolThatIsGone_IsExpectedAgainAndMayBeGoneAgain()
    {
        _probe.RunTo(301_000, () => _probe.Snapshot(B));
        Assert.True(_probe.View(A).IsGone);
        FollowedSymbol replacement = new(new Instrument(A, DecimalStep.Parse("0.01"), DecimalStep.Parse("1")), lane: 0, place: 0);
        _probe.Sent.All.Clear();
        _probe.Lane.Change(new LaneChange { Replacements = [replacement] });
        replacement.Read(out SymbolView view);
        Assert.Equal((BookStatus.Syncing, 0), (view.Status, _probe.Feed.GoneCount));
        Assert.Equal(["orderbook.50.AUSDT", "publicTrade.AUSDT", "tickers.AUSDT"], _probe.Sent.Subscribed.Order());

        _probe.RunTo(602_000, () => _probe.Snapshot(B));
        replacement.Read(out view);
        Assert.True(view.IsGone);
    }

    [Fact]
    public void Change_ReplacementOfARefusedSymbol_IsStillRefused()
    {
        LaneProbe probe = new LaneProbe(null, A).Connect();
        SentRequests.Refuse(probe.Feed, probe.Sent.All[0].Id, "Invalid symbol :[orderbook.50.AUSDT]", probe.NowNs);
        FollowedSymbol replacement = new(new Instrument(A, DecimalStep.Parse("0.01"), DecimalStep.Parse("1")), lane: 0, place: 0);
        probe.Lane.Change(new LaneChange { Replacements = [replacement] });
        replacement.Read(out SymbolView view);
        Assert.Equal(BookFaultKind.Rejected, view.Fault.Kind);
    }

    private IEnumerable<string> Sent() => _probe.Sent.All.SelectMany(r => r.Topics.Select(t => $"{r.Operation} {t}"));
}

using Scalper.Core.Engine;
using Scalper.Tests.Engine;
using static Scalper.Tests.Engine.LaneProbe;

namespace Scalper.Tests.Features;

/// <summary>Figures worked by hand through a lane, and where their series break.</summary>
public sealed class FigureBreakTests
{
    private readonly LaneProbe _probe = new LaneProbe().Connect();

    [Fact]
    public void Ofi_EachKindOfEvent_AddsWhatThePaperSays()
    {
        // The touch: 5 at 100.0, 3 at 100.1.
        _probe.Snapshot(A);
        AssertOfi(null, 0.25);

        // The same bid grows by 2, the same ask shrinks by 1.
        Move(1_000, 11, [("100.0", "7")], [("100.1", "2")]);
        AssertOfi(2 + 1, 0.5556);

        // The ask of 2 is gone, the next one is worse.
        Move(1_200, 12, [], [("100.1", "0"), ("100.3", "6")]);
        AssertOfi(3 + 2, 0.0769);

        // A better bid of 1; a better ask of 4.
        Move(1_400, 13, [("100.1", "1")], [("100.2", "4")]);
        AssertOfi(5 + 1 - 4, -0.6);

        // The better bid goes again; a second after the first event that event is out.
        Move(2_000, 14, [("100.1", "0")], []);
        AssertOfi(2 - 3 - 1, 0.2727);
    }

    [Fact]
    public void Ofi_BookReplaced_BeginsAnew()
    {
        _probe.Snapshot(A);
        Move(900, 11, [("100.0", "7")], []);
        _probe.NowMs = 1_100;
        _probe.Snapshot(A, u: 500);
        Assert.Null(_probe.View(A).Touch.Ofi1s);
        Move(2_100, 501, [("100.0", "6")], []);
        Assert.Equal(1, _probe.View(A).Touch.Ofi1s);
    }

    [Fact]
    public void Returns_MidMoves_AreOverTheWindowToTheFrameAndNoneBefore()
    {
        // Mids: 100.05 from 0 ms, 100.15 from 400 ms, 100.10 from 1,400 ms.
        _probe.Snapshot(A);
        Move(400, 11, [("100.1", "1")], [("100.1", "0"), ("100.2", "1")]);
        Assert.Equal(default, _probe.View(A).Returns);
        Move(1_000, 12, [], [("100.2", "2")]);
        Assert.Equal(10_000 * 0.1 / 100.05, _probe.View(A).Returns.Return1sBps!.Value, 1e-9);

        // What the mid was a second ago came with the frame of that very moment.
        Move(1_400, 13, [("100.1", "0")], []);
        Assert.Equal(-10_000 * 0.05 / 100.15, _probe.View(A).Returns.Return1sBps!.Value, 1e-9);
        Assert.Null(_probe.View(A).Returns.Return5sBps);
        Move(5_000, 14, [], [("100.2", "3")]);
        Assert.Equal(0, _probe.View(A).Returns.Return1sBps);
        Assert.Equal(10_000 * 0.05 / 100.05, _probe.View(A).Returns.Return5sBps!.Value, 1e-9);
    }

    [Fact]
    public void Returns_BookNotLiveWithinTheWindow_AreNone()
    {
        _probe.Snapshot(A);
        Move(6_000, 11, [("100.0", "7")], []);
        Assert.Equal(0, _probe.View(A).Returns.Return5sBps);

        // A gap, and the snapshot that mends it within the same millisecond.
        Move(6_100, 13, [("100.0", "6")], []);
        _probe.Snapshot(A, u: 500);
        Move(7_099, 501, [("100.0", "5")], []);
        Assert.Equal(default, _probe.View(A).Returns);
        Move(7_100, 502, [("100.0", "6")], []);
        Assert.Equal((0, null), (_probe.View(A).Returns.Return1sBps, _probe.View(A).Returns.Return5sBps));

        _probe.Lane.Disconnected(_probe.NowNs);
        _probe.Connect();
        _probe.Snapshot(A, u: 600);
        Assert.Equal(default, _probe.View(A).Returns);
    }

    [Fact]
    public void Returns_SnapshotOfALiveBook_DoNotBreak()
    {
        _probe.Snapshot(A);
        _probe.NowMs = 1_000;
        _probe.Book(A, true, 500, [("100.1", "5")], [("100.2", "3")]);
        Assert.Equal(10_000 * 0.1 / 100.05, _probe.View(A).Returns.Return1sBps!.Value, 1e-9);
    }

    [Fact]
    public void Cvd_LostConnection_IsNoneUntilTheNextTradeAndCountsFromThere()
    {
        _probe.Snapshot(A);
        _probe.Trades(A, 10);
        Assert.Equal((10, OriginMs), (_probe.View(A).Delta.Cvd, _probe.View(A).Delta.CvdSince));
        _probe.NowMs = 5_000;
        _probe.Lane.Disconnected(_probe.NowNs);
        _probe.NowMs = 9_000;
        _probe.Connect();
        _probe.Snapshot(A, u: 500);
        SymbolView view = _probe.View(A);
        Assert.Equal((default, true), (view.Delta, view.HasTradeGap));
        _probe.NowMs = 10_000;
        _probe.Trades(A, 3);
        Assert.Equal((3, OriginMs + 10_000), (_probe.View(A).Delta.Cvd, _probe.View(A).Delta.CvdSince));
        Assert.Null(_probe.View(A).Delta.Delta1s);
    }

    [Fact]
    public void Liquidity_BookByHand_GivesDepthAndSlippage()
    {
        // Mid 100.05: 5 bps reach to 99.999975 and 100.100025. Two bids and one ask are all there is.
        _probe.Book(A, true, 10, [("100.0", "5"), ("99.9", "40")], [("100.1", "30")]);
        SymbolView view = _probe.View(A);
        Assert.Equal((500.0, 500.0, 4_496.0), (view.Liquidity.BidDepth5Bps, view.Liquidity.BidDepth10Bps, view.Liquidity.BidDepth25Bps));
        Assert.Equal((3_003.0, 3_003.0), (view.Liquidity.AskDepth5Bps, view.Liquidity.AskDepth25Bps));
        Assert.Equal(0.05 / 100.05 * 10_000, view.Liquidity.BuySlippageBps!.Value, 1e-9);

        // 500 at 100.0 takes 5; 500 more at 99.9.
        Assert.Equal((100.05 - (1_000 / (5 + (500 / 99.9)))) / 100.05 * 10_000, view.Liquidity.SellSlippageBps!.Value, 1e-9);

        // Worth 300.3: too thin for a buy of 1,000.
        Move(100, 11, [], [("100.1", "3")]);
        Assert.Null(_probe.View(A).Liquidity.BuySlippageBps);
    }

    [Fact]
    public void Liquidity_FullSideThatEndsBeforeTheBand_IsNone()
    {
        // Fifty asks of a tenth of a bps are all that is subscribed to; the bids are fewer, so they are all there is.
        (string, string)[] asks = [.. Enumerable.Range(1, 50).Select(i => ($"{10_000 + i}.0", "1"))];
        _probe.Book(A, true, 10, [("10000.0", "1")], asks);
        SymbolView view = _probe.View(A);
        Assert.NotNull(view.Liquidity.AskDepth25Bps);

        asks = [.. Enumerable.Range(1, 50).Select(i => ($"{100_000 + i}.0", "1"))];
        _probe.Book(A, true, 11, [("100000.0", "1")], asks);
        view = _probe.View(A);
        Assert.Equal((null, null, 100_000.0), (view.Liquidity.AskDepth5Bps, view.Liquidity.AskDepth25Bps, view.Liquidity.BidDepth25Bps));
    }

    [Fact]
    public void ScoreSide_BookLost_BeginsAnew()
    {
        Steady(0, 61_000);
        Assert.Equal(0, _probe.View(A).ScoreSide.ChangesPerMinute);
        Assert.Null(_probe.View(A).ScoreSide.SecondsSinceChange);

        // Both sides of the book change places.
        Move(61_500, 900, [("100.0", "1"), ("99.9", "1")], [("100.1", "90")]);
        Move(62_500, 901, [], []);
        Assert.Equal((1, 1.0), (_probe.View(A).ScoreSide.ChangesPerMinute, _probe.View(A).ScoreSide.SecondsSinceChange));
        _probe.Snapshot(A, u: 3);
        Assert.NotNull(_probe.View(A).ScoreSide.ChangesPerMinute);
        _probe.Lane.Disconnected(_probe.NowNs);
        _probe.Connect();
        _probe.Snapshot(A);
        Assert.Equal(default, _probe.View(A).ScoreSide);
    }

    [Fact]
    public void Cvd_LastPriceMovedWithoutATrade_BeginsAnew()
    {
        _probe.Snapshot(A);
        _probe.Trades(A, 10);
        LastPrice("snapshot", "100.0");
        _probe.NowMs = 5_000;
        LastPrice("delta", "100.2");

        // The trade that moved it is overdue.
        _probe.RunTo(20_000, () => { });
        _probe.Trades(A, 4);
        _probe.Snapshot(A, u: 500);
        Assert.Equal((4, OriginMs + 20_000), (_probe.View(A).Delta.Cvd, _probe.View(A).Delta.CvdSince));
    }

    [Theory]
    [InlineData("100.5", "100.0", 50.0)]
    [InlineData("1e308", "1e-308", null)]
    [InlineData("100.5", "0", null)]
    public void Basis_WhateverTheTickerSays_IsFiniteOrNone(string mark, string index, double? expected)
    {
        _probe.Step($$$"""{"topic":"tickers.AUSDT","type":"snapshot","data":{"symbol":"AUSDT","markPrice":"{{{mark}}}","indexPrice":"{{{index}}}"},"cs":1,"ts":1}""");
        _probe.Snapshot(A);
        Assert.Equal(expected is null, _probe.View(A).Contract.BasisBps is null);
        Assert.Equal(expected ?? 0, _probe.View(A).Contract.BasisBps ?? 0, 1e-9);
    }

    private void LastPrice(string type, string price) =>
        _probe.Step($$$"""{"topic":"tickers.AUSDT","type":"{{{type}}}","data":{"symbol":"AUSDT","lastPrice":"{{{price}}}"},"cs":1,"ts":1}""");

    private void Steady(long fromMs, long toMs)
    {
        _probe.NowMs = fromMs;
        _probe.Book(A, true, 10, [("100.0", "90"), ("99.9", "4")], [("100.1", "3")]);
        for (long at = fromMs + 1_000, u = 899 - ((toMs - fromMs) / 1_000) + 1; at <= toMs; at += 1_000, u++)
        {
            _probe.NowMs = at;
            _probe.Book(A, at == fromMs + 1_000, u, [("100.0", "90"), ("99.9", "4")], [("100.1", "3")]);
        }
    }

    private void Move(long atMs, long u, (string, string)[] bids, (string, string)[] asks)
    {
        _probe.NowMs = atMs;
        _probe.Book(A, false, u, bids, asks);
    }

    private void AssertOfi(double? ofi, double imbalance)
    {
        Assert.Equal(ofi, _probe.View(A).Touch.Ofi1s);
        Assert.Equal(imbalance, _probe.View(A).Touch.TouchImbalance!.Value, 5e-5);
    }
}

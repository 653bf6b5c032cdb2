using Scalper.Core.Features;
using Scalper.Core.Primitives;
using Scalper.Tests.Reference;
using static Scalper.Tests.Engine.LaneProbe;

namespace Scalper.Tests.Engine;

/// <summary>The walls of a symbol as its detail tells them.</summary>
public sealed class WallCaseTests
{
    private readonly LaneProbe _probe = new LaneProbe().Connect();
    private long _update = 10;
    private int _trades;

    public WallCaseTests() => Snapshot(levels: 20);

    private IReadOnlyList<WallCase> Cases => _probe.Copy(0).WallCases;

    [Fact]
    public void Copy_WallThatStands_IsOpenAndGrows()
    {
        At(1_000).Bid(995, 5_000);
        Assert.Equal(new WallCase(BookSide.Bid, 995, 5_000, WallOrigin.Came, Ns(1_000), 0, 0, 0, 0, WallCaseClass.Open), Assert.Single(Cases));
        At(2_000).Bid(995, 5_500);
        Assert.Equal(500, Assert.Single(Cases).Added);
    }

    [Fact]
    public void Copy_WallTradedAway_IsTraded()
    {
        At(1_000).Bid(995, 5_000);
        At(2_000).Sell(995, 4_900, sequenceAhead: 1);
        Bid(995, 100);
        Assert.Equal(new WallCase(BookSide.Bid, 995, 5_000, WallOrigin.Came, Ns(1_000), Ns(2_000), 0, 0, 4_900, WallCaseClass.Traded), Assert.Single(Cases));
    }

    [Fact]
    public void Copy_TradeThatComesLate_TurnsPulledIntoTraded()
    {
        At(1_000).Bid(995, 5_000);
        At(2_000).Bid(995, 0);
        Assert.Equal((5_000, 0, WallCaseClass.Pulled), Told());
        At(2_500).Sell(995, 3_000, sequenceAhead: 0);
        Assert.Equal((2_000, 3_000, WallCaseClass.Traded), Told());

        (long, long, WallCaseClass) Told() => (Cases[0].Pulled, Cases[0].Traded, Cases[0].Class);
    }

    [Fact]
    public void Copy_BookIsLost_SoIsTheWall()
    {
        At(1_000).Bid(995, 5_000);
        At(2_000)._probe.Lane.Disconnected(_probe.NowNs);
        Assert.Equal((WallCaseClass.Lost, Ns(2_000)), (Cases[0].Class, Cases[0].ClosedAtNs));
        At(3_000)._probe.Connect();
        Snapshot(levels: 20, wall: 995);
        Assert.Equal([(WallCaseClass.Open, WallOrigin.Found), (WallCaseClass.Lost, WallOrigin.Came)], Cases.Select(c => (c.Class, c.Origin)));
    }

    [Fact]
    public void Copy_BetterPricesPushTheWallOut_ItLeft()
    {
        At(500).Snapshot(levels: 50);
        At(1_000).Bid(950, 5_000);
        At(2_000)._probe.Book(A, false, ++_update, [("100.0", "10"), ("95.0", "0")], []);
        Assert.Equal((WallCaseClass.Left, Ns(2_000), 0L), (Cases[0].Class, Cases[0].ClosedAtNs, Cases[0].Pulled));
    }

    [Fact]
    public void Copy_LongAfterItClosed_TheCaseIsStillTold()
    {
        At(1_000).Bid(995, 5_000);
        At(2_000).Bid(995, 10);
        WallCase told = Assert.Single(Cases);
        for (int second = 3; second < 200; second++)
        {
            At(second * 1_000).Bid(1_000, 10 + (second % 2));
        }

        Assert.Equal(told, Assert.Single(Cases));
    }

    [Fact]
    public void Copy_MoreThanFifty_TheNewestAreToldFirst()
    {
        At(1_000).Bid(990, 9_000_000);
        for (int i = 0; i < 70; i++)
        {
            At(2_000 + (i * 3_000)).Bid(985, 2_000_000_000);
            At(3_000 + (i * 3_000)).Bid(985, 10);
        }

        Assert.Equal(50, Cases.Count);
        Assert.Equal(Enumerable.Range(0, 50).Select(i => Ns(2_000 + ((69 - i) * 3_000))), Cases.Select(c => c.OpenedAtNs));
        Assert.All(Cases, c => Assert.Equal((WallCaseClass.Pulled, 1_000_000_000L), (c.Class, c.ClosedAtNs - c.OpenedAtNs)));
    }

    private static long Ns(long milliseconds) => (OriginMs + milliseconds) * 1_000_000;

    private static string Price(long ticks) => $"{ticks / 10}.{ticks % 10}";

    private WallCaseTests At(long milliseconds)
    {
        _probe.NowMs = milliseconds;
        return this;
    }

    private void Snapshot(int levels, long wall = 0) => _probe.Book(
        A, true, ++_update,
        [.. Enumerable.Range(0, levels).Select(i => (Price(999 - i), 999 - i == wall ? "5000" : "10"))],
        [.. Enumerable.Range(0, levels).Select(i => (Price(1_001 + i), "10"))]);

    private void Bid(long ticks, long lots) => _probe.Book(A, false, ++_update, [(Price(ticks), $"{lots}")], []);

    private void Sell(long ticks, long lots, int sequenceAhead) => _probe.Step(FrameText.Trades(
        A, OriginMs + _probe.NowMs, [new TradeText($"{++_trades}", (_update + sequenceAhead) * 10, false, null, Price(ticks), $"{lots}", false, false, OriginMs + _probe.NowMs)]));
}

using Scalper.Core.Engine;
using Scalper.Tests.Reference;
using static Scalper.Tests.Engine.LaneProbe;

namespace Scalper.Tests.Engine;

/// <summary>What a lane leaves out is counted where the outside can see it.</summary>
public sealed class LaneCountTests
{
    private readonly LaneProbe _probe = new LaneProbe().Connect();
    private int _trades;

    [Fact]
    public void OnTrades_SentAgainAfterALostConnection_AreLeftOutAndCounted()
    {
        _probe.Snapshot(A);
        Trades(6_999, 7_000);
        _probe.Lane.Disconnected(_probe.NowNs);
        _probe.Connect();
        _probe.Snapshot(A, u: 800);

        Trades(6_998, 6_999, 7_001);

        SymbolView view = _probe.View(A);
        Assert.Equal((2, 3), (view.ReplayedTrades, view.TradeFlow.TradeCount));
    }

    [Fact]
    public void OnTrades_VenueCountsAnewAfterALostConnection_NoneIsLeftOut()
    {
        _probe.Snapshot(A);
        Trades(6_999, 7_000);
        _probe.Lane.Disconnected(_probe.NowNs);
        _probe.Connect();
        _probe.Snapshot(A, u: 5);

        Trades(51, 52);

        Assert.Equal((0, 4), (_probe.View(A).ReplayedTrades, _probe.View(A).TradeFlow.TradeCount));
    }

    [Fact]
    public void OnBook_FramesThatChangeNothing_AreCountedByKind()
    {
        _probe.Delta(A, 9);
        _probe.Snapshot(A);
        _probe.Delta(A, 10);
        _probe.Delta(A, 9);
        _probe.Book(A, false, 11, [("98.0", "0")], []);

        SymbolView view = _probe.View(A);
        Assert.Equal((1, 2, 1, true), (view.UnanchoredFrames, view.RepeatedFrames, view.UnknownRemovals, view.IsLive));
    }

    private void Trades(params long[] sequences) => _probe.Step(FrameText.Trades(
        A, OriginMs + _probe.NowMs, sequences.Select(seq => new TradeText($"{++_trades}", seq, true, null, "100.1", "1", false, false, OriginMs + _probe.NowMs))));
}

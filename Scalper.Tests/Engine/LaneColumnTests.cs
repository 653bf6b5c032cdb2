using Scalper.Core.Engine;
using Scalper.Core.Heatmap;
using Scalper.Core.Primitives;
using Scalper.Tests.Heatmap;
using Scalper.Tests.Reference;
using static Scalper.Tests.Engine.LaneProbe;

namespace Scalper.Tests.Engine;

/// <summary>Columns of 1 s: when they close, what shows in them, what they say of gaps.</summary>
public sealed class LaneColumnTests
{
    private const long First = OriginMs / 1_000;

    private readonly LaneProbe _probe = new LaneProbe().Connect();
    private int _trades;

    [Fact]
    public void Idle_QuietSymbol_ItsColumnsCloseWithTheBookAsItIs()
    {
        At(500).Snapshot(A);
        _probe.RunTo(3_100, () => { });
        Assert.Equal(
            [
                $"1000 {First + 1} key=True broken=False status= score={Score()} bids={Levels((1000, 5), (999, 4))} asks={Levels((1001, 3))} cells=",
                $"1000 {First + 2} key=False broken=False status= score={Score()} bids={Levels((1000, 5), (999, 4))} asks={Levels((1001, 3))} cells=",
            ],
            Columns().Select(c => c.ToString()));
    }

    [Fact]
    public void Step_FrameAtTheEnd_ShowsInTheNextColumnOnly()
    {
        At(500).Snapshot(A);
        At(1_000).Delta(A, 11, "1");
        At(1_999).Delta(A, 12, "7");
        At(2_000).Delta(A, 13, "9");
        At(3_000).Delta(A, 14, "2");
        Assert.Equal([(1, 7), (2, 9)], Columns().Select(c => (c.Index - First, c.Asks[0].Lots)));
    }

    [Fact]
    public void Columns_BookLostAndBack_SayWhenItWasNotLive()
    {
        At(500).Snapshot(A);
        At(2_300).Lane.Disconnected(_probe.NowNs);
        At(2_600).Connect().Snapshot(A);
        At(3_500).Delta(A, u: 99);
        _probe.RunTo(5_200, () => { });
        _probe.Lane.Disconnected(_probe.NowNs);
        _probe.RunTo(6_200, () => { });
        _probe.Connect();
        _probe.RunTo(7_200, () => { });
        _probe.Snapshot(A);
        _probe.RunTo(9_000, () => { });
        Assert.Equal(
            [(1, null, false), (2, null, true), (3, 4, true), (4, 4, true), (5, 0, true), (6, 1, true), (7, null, true), (8, null, false)],
            Columns().Select(c => ((int)(c.Index - First), c.Status, c.IsBroken)));
        Assert.Equal([1L, 7L], Columns().Where(c => c.IsKey).Select(c => c.Index - First));
        Assert.All(Columns(), c => Assert.Equal(c.Status is null, c.Score is not null && c.Bids.Count > 0));
    }

    [Fact]
    public void Idle_LaneStoodStill_ColumnsInBetweenAreMissing()
    {
        At(500).Snapshot(A);
        _probe.RunTo(2_000, () => { });
        At(4_000).Lane.Idle(_probe.NowNs);
        At(6_001).Lane.Idle(_probe.NowNs);
        _probe.RunTo(9_000, () => { });
        Assert.Equal([(1, true), (2, false), (3, false), (7, true), (8, false)], Columns().Select(c => ((int)(c.Index - First), c.IsKey)));
    }

    [Fact]
    public void Step_Trades_AreInTheColumnOfTheirArrivalByTheRulesOfTheTape()
    {
        At(500).Snapshot(A);
        At(1_000);
        Trade("100.1", "2", isBuy: true);
        Trade("99.9", "3", isBuy: false, id: 50);
        Trade("99.9", "3", isBuy: false, id: 50);
        Trade("100.0", "8", isBuy: true, isBlock: true);
        At(1_999);
        Trade("100.1", "4", isBuy: false, ageMs: 900);
        Trade("100.0", "1", isBuy: true, isRpi: true);
        Trade("100.1", "5", isBuy: true, ageMs: 2 * 24 * 3_600_000);
        At(2_000);
        Trade("100.2", "6", isBuy: true, ageMs: 500);
        At(3_000).Lane.Idle(_probe.NowNs);
        Assert.Equal(
            [[new PlainCell(999, 0, 3), new PlainCell(1_000, 1, 0), new PlainCell(1_001, 2, 4)], [new PlainCell(1_002, 6, 0)]],
            Columns().Select(c => c.Cells));
    }

    [Fact]
    public void ReadColumns_Tape_ComesOldestFirst()
    {
        At(500).Snapshot(A);
        Trade("100.1", "2", isBuy: true);
        Trade("100.1", "3", isBuy: true);
        Assert.Equal([2L, 3L], _probe.Lane.ReadColumns(_probe.Symbols[0])!.Trades.Select(t => t.QtyLots));
    }

    [Fact]
    public void ReadColumns_SymbolDroppedReplacedOrGone_NothingIsHeldAndItsPagesAreBack()
    {
        At(500).Snapshot(A);
        _probe.Snapshot(B);
        _probe.RunTo(2_000, () => { });
        Assert.True(_probe.Pages.Used > 0);
        FollowedSymbol replacement = new(_probe.Symbols[0].Instrument, lane: 0, place: 0);
        _probe.Lane.Change(new LaneChange { Replacements = [replacement], Drops = [_probe.Symbols[1]] });
        Assert.Null(_probe.Lane.ReadColumns(_probe.Symbols[0]));
        Assert.Null(_probe.Lane.ReadColumns(_probe.Symbols[1]));
        Assert.Empty(_probe.Lane.ReadColumns(replacement)!.Columns);
        Assert.Equal(0, _probe.Pages.Used);
    }

    [Fact]
    public void Close_LaneStops_ItsPagesAreBack()
    {
        At(500).Snapshot(A);
        _probe.RunTo(2_000, () => { });
        _probe.Lane.Close();
        Assert.Equal(0, _probe.Pages.Used);
    }

    [Fact]
    public void ReadColumns_LaneWithoutPages_KeepsNoPast()
    {
        FollowedSymbol symbol = new(SteadyFrames.Instrument, lane: 0, place: 0);
        Lane lane = new(new EngineOptions(), [symbol], [50]);
        lane.Step(SteadyFrames.Snapshot, _probe.NowNs);
        Assert.Null(lane.ReadColumns(symbol));
    }

    private static string Levels(params (long Price, long Lots)[] levels) => string.Join(' ', levels.Select(l => new PlainLevel(l.Price, l.Lots)));

    private PlainScore Score()
    {
        ColumnScore score = ColumnScore.Of(_probe.View(A).Score);
        return new PlainScore((int)score.Side, score.Hundredths);
    }

    private LaneProbe At(long milliseconds)
    {
        _probe.NowMs = milliseconds;
        return _probe;
    }

    private void Trade(string price, string quantity, bool isBuy, int? id = null, bool isBlock = false, bool isRpi = false, long ageMs = 0)
    {
        TradeText trade = new($"{id ?? 1_000 + ++_trades}", 1, isBuy, null, price, quantity, isBlock, isRpi, OriginMs + _probe.NowMs - ageMs);
        _probe.Step(FrameText.Trades(A, OriginMs + _probe.NowMs, [trade]));
    }

    private IReadOnlyList<PlainColumn> Columns() => ReferenceChain.ReadAll(1_000, _probe.Lane.ReadColumns(_probe.Symbols[0])!.Columns);
}

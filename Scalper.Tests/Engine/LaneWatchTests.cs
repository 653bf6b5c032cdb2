using System.Threading.Channels;
using Scalper.Core.Engine;
using Scalper.Core.Heatmap;
using Scalper.Tests.Heatmap;
using static Scalper.Tests.Engine.LaneProbe;

namespace Scalper.Tests.Engine;

/// <summary>Columns of 100 ms: they go to one listener while it listens.</summary>
public sealed class LaneWatchTests
{
    private const long First = OriginMs / 100;

    private readonly LaneProbe _probe = new LaneProbe().Connect();
    private readonly Channel<ColumnUpdate> _updates = Channel.CreateUnbounded<ColumnUpdate>();
    private long _update = 10;

    public LaneWatchTests()
    {
        _probe.NowMs = 500;
        _probe.Snapshot(A);
    }

    [Fact]
    public void Watch_FromTheNextWholeColumnOn_EveryColumnComesWithItsTrades()
    {
        _probe.RunTo(750, () => { });
        _probe.Trades(A, 2);
        Assert.Equal(2, _probe.Lane.Watch(_probe.Symbols[0], _updates.Writer)!.Trades.Count);
        _probe.RunTo(810, () => { });
        _probe.Trades(A, 3);
        _probe.RunTo(8_010, Busy);
        ColumnUpdate[] updates = Read();

        Assert.Equal(Enumerable.Range(8, 72), updates.Select(u => (int)(u.Index - First)));
        Assert.Equal(3, updates[0].Trades.Count);
        Assert.All(updates.Skip(1), u => Assert.Empty(u.Trades));
        IReadOnlyList<PlainColumn> columns = Plain(updates);
        Assert.Equal(updates.Select(u => (u.Index, u.IsKey)), columns.Select(c => (c.Index, c.IsKey)));
        Assert.Equal([new PlainCell(1_001, 3, 0)], columns[0].Cells);
        Assert.All(columns, c => Assert.Equal((null, 2), (c.Status, c.Bids.Count)));
        // The first stands for its second, in the first half of which there was no book.
        Assert.Equal(columns[0], Assert.Single(columns, c => c.IsBroken));
        Assert.Equal(72, columns.Select(c => c.Asks[0].Lots).Distinct().Count());
    }

    [Fact]
    public void Watch_KeyColumns_OneIsAtAWholeSecondSoonAndThereAreNever64WithoutOne()
    {
        _probe.RunTo(750, () => { });
        _probe.Lane.Watch(_probe.Symbols[0], _updates.Writer);
        _probe.RunTo(30_000, Busy);
        long[] keys = [.. Read().Where(u => u.IsKey).Select(u => u.Index)];
        Assert.Equal([First + 8, First + 10], keys.Take(2));
        Assert.All(keys.Zip(keys.Skip(1)), k => Assert.InRange(k.Second - k.First, 1, 64));
    }

    [Fact]
    public void Watch_NobodyReads_TheNextColumnThatFitsIsAKeyAndBringsTheTrades()
    {
        Channel<ColumnUpdate> small = Channel.CreateBounded<ColumnUpdate>(1);
        _probe.Lane.Watch(_probe.Symbols[0], small.Writer);
        _probe.RunTo(1_050, () => { });
        _probe.Trades(A, 2);
        _probe.RunTo(1_350, () => { });
        Assert.True(small.Reader.TryRead(out ColumnUpdate? first));
        _probe.RunTo(1_450, () => { });
        Assert.True(small.Reader.TryRead(out ColumnUpdate? second));
        Assert.Equal((First + 6, true, 0), (first.Index, first.IsKey, first.Trades.Count));
        Assert.Equal((First + 13, true, 2), (second.Index, second.IsKey, second.Trades.Count));
        Assert.Equal(second.Index, Assert.Single(ReferenceChain.ReadAll(100, second.Column)).Index);
    }

    [Fact]
    public void Watch_BookLostAndLaneStoodStill_TheChainSaysSo()
    {
        _probe.Lane.Watch(_probe.Symbols[0], _updates.Writer);
        _probe.RunTo(1_050, () => { });
        _probe.Lane.Disconnected(_probe.NowNs);
        _probe.RunTo(1_250, () => { });
        _probe.NowMs = 5_000;
        _probe.Connect();
        _probe.NowMs = 5_140;
        _probe.Snapshot(A);
        _probe.RunTo(5_300, () => { });
        IReadOnlyList<PlainColumn> columns = Plain(Read());
        Assert.Equal(
            [(6, null, true), (7, null, false), (8, null, false), (9, null, false), (10, 3, true), (11, 3, true), (50, 1, true), (51, null, true), (52, null, false)],
            columns.Select(c => ((int)(c.Index - First), c.Status, c.IsBroken)));
    }

    [Fact]
    public void Watch_Again_CompletesTheFirstWriterAndUnwatchOfItChangesNothing()
    {
        Channel<ColumnUpdate> second = Channel.CreateUnbounded<ColumnUpdate>();
        _probe.Lane.Watch(_probe.Symbols[0], _updates.Writer);
        _probe.Lane.Watch(_probe.Symbols[0], second.Writer);
        Assert.True(_updates.Reader.Completion.IsCompletedSuccessfully);
        _probe.Lane.Unwatch(_probe.Symbols[0], _updates.Writer);
        _probe.RunTo(1_000, () => { });
        Assert.Equal(4, second.Reader.Count);
    }

    [Fact]
    public void Unwatch_Listener_HearsNoMoreAndItsWriterIsLeftOpen()
    {
        _probe.Lane.Watch(_probe.Symbols[0], _updates.Writer);
        _probe.RunTo(1_000, () => { });
        _probe.Lane.Unwatch(_probe.Symbols[0], _updates.Writer);
        _probe.RunTo(2_000, () => { });
        Assert.Equal(4, Read().Length);
        Assert.False(_updates.Reader.Completion.IsCompleted);
    }

    [Theory]
    [InlineData("dropped")]
    [InlineData("replaced")]
    [InlineData("gone")]
    [InlineData("stopped")]
    public void Watch_SymbolIsKeptNoMore_CompletesTheWriter(string how)
    {
        FollowedSymbol symbol = _probe.Symbols[0];
        _probe.Snapshot(B);
        _probe.Lane.Watch(symbol, _updates.Writer);
        switch (how)
        {
            case "dropped":
                _probe.Lane.Change(new LaneChange { Drops = [symbol] });
                break;
            case "replaced":
                _probe.Lane.Change(new LaneChange { Replacements = [new FollowedSymbol(symbol.Instrument, lane: 0, place: 0)] });
                break;
            case "gone":
                _probe.RunTo(302_000, () => _probe.Delta(B, ++_update));
                Assert.True(_probe.View(A).IsGone);
                Assert.Null(_probe.Lane.Watch(symbol, _updates.Writer));
                break;
            default:
                _probe.Lane.Close();
                break;
        }

        Read();
        Assert.True(_updates.Reader.Completion.IsCompletedSuccessfully);
    }

    private static IReadOnlyList<PlainColumn> Plain(ColumnUpdate[] updates) => ReferenceChain.ReadAll(100, [.. updates.SelectMany(u => u.Column)]);

    private ColumnUpdate[] Read()
    {
        List<ColumnUpdate> read = [];
        while (_updates.Reader.TryRead(out ColumnUpdate? update))
        {
            read.Add(update);
        }

        return [.. read];
    }

    private void Busy() => _probe.Delta(A, ++_update, askQuantity: $"{_update}");
}

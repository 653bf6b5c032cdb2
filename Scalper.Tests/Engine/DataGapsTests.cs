using Scalper.Core.Engine;
using Scalper.Core.Scoring;
using Scalper.Core.Tape;
using static Scalper.Tests.Engine.LaneProbe;

namespace Scalper.Tests.Engine;

/// <summary>Spans without the book or with trades missing, as a symbol's detail tells them.</summary>
public sealed class DataGapsTests
{
    private readonly LaneProbe _probe = new LaneProbe().Connect();

    [Fact]
    public void Copy_BookAndTradesLost_TellsFromWhenToWhen()
    {
        At(300).Snapshot(A);
        _probe.Trades(A, 1);
        At(2_000).Lane.Disconnected(_probe.NowNs);
        At(2_500).Connect();
        At(2_900).Snapshot(A);
        At(3_000).Delta(A, u: 99);
        Assert.Equal(
            [(0, 300, DataGapKind.Book), (2_000, 2_500, DataGapKind.Trades), (2_000, 2_900, DataGapKind.Book), (3_000, -1, DataGapKind.Book)],
            Gaps().OrderBy(g => (g.Item1, g.Item2)));
    }

    [Fact]
    public void Copy_ScorePoints_AreBrokenWhereTheBookWas()
    {
        At(300).Snapshot(A);
        _probe.RunTo(31_000, () => { });
        _probe.Lane.Disconnected(_probe.NowNs);
        _probe.RunTo(61_000, () => { });
        ScorePoint[] points = [.. _probe.Copy(0).ScorePoints[CandleInterval.Seconds15]];

        // Origin is 10 s into an interval of 15 s; the book is doubted 10 s after its only frame.
        Assert.Equal([-10, 5, 20, 35, 50], points.Select(p => (int)(p.OpenAtMs - OriginMs) / 1_000));
        Assert.Equal([true, true, true, true, true], points.Select(p => p.IsBroken));
        Assert.Equal([true, true, false, false, false], points.Select(p => p.Value is not null));
        Assert.Equal(_probe.View(A).Score.Value, points[1].Value!.Value, 0.005);
    }

    [Fact]
    public void Copy_ManyGaps_TheLastAreKeptAndOneThatLastsIsNotLost()
    {
        DataGaps gaps = new();
        gaps.Begin(DataGapKind.Trades, 1);
        for (long at = 10; at < 10_000; at += 10)
        {
            gaps.Begin(DataGapKind.Book, at);
            gaps.Begin(DataGapKind.Book, at + 3);
            gaps.End(DataGapKind.Book, at + 5);
        }

        IReadOnlyList<DataGap> held = gaps.Copy();
        Assert.Equal(DataGaps.Capacity, held.Count);
        Assert.Equal(new DataGap(1, 0, DataGapKind.Trades), held[0]);
        Assert.Equal(Enumerable.Range(0, 255).Select(i => new DataGap(7_450 + (10 * i), 7_455 + (10 * i), DataGapKind.Book)), held.Skip(1));
    }

    [Fact]
    public void Begin_NoTimeIsKnown_IsNoSpan()
    {
        DataGaps gaps = new();
        gaps.Begin(DataGapKind.Book, 0);
        gaps.End(DataGapKind.Book, 5);
        Assert.Empty(gaps.Copy());
    }

    private LaneProbe At(long milliseconds)
    {
        _probe.NowMs = milliseconds;
        return _probe;
    }

    private IEnumerable<(int, int, DataGapKind)> Gaps() =>
        _probe.Copy(0).Gaps.Select(g => (Ms(g.FromNs), g.ToNs == 0 ? -1 : Ms(g.ToNs), g.Kind));

    private static int Ms(long nanoseconds) => (int)((nanoseconds / 1_000_000) - OriginMs);
}

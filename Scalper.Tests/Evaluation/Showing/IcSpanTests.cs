using Scalper.Core.Evaluation;
using Scalper.Web.Evaluation;

namespace Scalper.Tests.Evaluation.Showing;

public sealed class IcSpanTests
{
    [Fact]
    public void Of_FewBlocks_IsEachBlockByItselfWithoutAnInterval()
    {
        IcSpan[] spans = [.. IcSpan.Of([new IcPoint(600, 0.1, null, 3), new IcPoint(1_200, null, null, 0)])];
        Assert.Equal([(600L, 1), (1_200L, 1)], spans.Select(s => (s.StartSecond, s.Blocks)));
        Assert.Equal((0.1, 0L, 0L), (spans[0].Ic.Rank.Mean, spans[0].Ic.Scaled.Count, spans[1].Ic.Rank.Count));
    }

    [Fact]
    public void Of_ManyBlocks_IsEachDayAsItsBlocksAre()
    {
        IcPoint[] points = [.. Enumerable.Range(100, 400).Select(i => new IcPoint(i * 600L, Math.Sin(i), i < 150 ? null : Math.Cos(i), 5))];
        IReadOnlyList<IcSpan> spans = IcSpan.Of(points);
        Assert.Equal([0L, 86_400L, 172_800L, 259_200L], spans.Select(s => s.StartSecond));
        Assert.Equal([44, 144, 144, 68], spans.Select(s => s.Blocks));
        Assert.Equal(points.Skip(44).Take(144).Average(p => p.Rank!.Value), spans[1].Ic.Rank.Mean, 12);
        Assert.Equal(138, spans[1].Ic.Scaled.Count);
    }
}

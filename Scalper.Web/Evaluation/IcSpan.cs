using Scalper.Core.Evaluation;

namespace Scalper.Web.Evaluation;

/// <summary>The IC over some time: of one block, or of a day's.</summary>
/// <param name="StartSecond">Unix time of its first block, or of the day.</param>
/// <param name="Blocks">Blocks in it.</param>
public sealed record IcSpan(long StartSecond, int Blocks, IcSeries Ic)
{
    private const long DaySeconds = 86_400;

    // As many points as a chart can tell apart.
    private const int MostBlocks = 288;

    /// <summary>Every block by itself as long as there are few; else every day (UTC), which has an interval from 30 blocks on.</summary>
    /// <param name="points">Oldest first.</param>
    public static IReadOnlyList<IcSpan> Of(IReadOnlyList<IcPoint> points) => points.Count <= MostBlocks
        ? [.. points.Select(p => new IcSpan(p.StartSecond, 1, With(default, p)))]
        : [.. points.GroupBy(p => p.StartSecond / DaySeconds).Select(day => new IcSpan(day.Key * DaySeconds, day.Count(), day.Aggregate(default(IcSeries), With)))];

    private static IcSeries With(IcSeries series, IcPoint point) => series.With(new IcPair(point.Rank, point.Scaled));
}

namespace Scalper.Core.Quality;

/// <summary>The thresholds of all criteria over 15 minutes. Reasons for each number: docs/data-quality.md.</summary>
public static class QualityTable
{
    /// <summary>In the order in which criteria that are as bad as each other are named.</summary>
    public static IReadOnlyList<QualityThreshold> Rows { get; } = Array.AsReadOnly<QualityThreshold>(
    [
        new(QualityCriterion.SequenceGaps, IsLeast: false, A: 0, B: 2, C: 5, D: 15),
        new(QualityCriterion.CrossedSeconds, IsLeast: false, A: 0, B: 2, C: 10, D: 60),
        new(QualityCriterion.UnreadableFrames, IsLeast: false, A: 0, B: 2, C: 5, D: 15),
        new(QualityCriterion.DataAge, IsLeast: false, A: 10, B: 30, C: 90, D: 300),
        new(QualityCriterion.Lag, IsLeast: false, A: 50, B: 150, C: 500, D: 2_000),
        new(QualityCriterion.Resyncs, IsLeast: false, A: 1, B: 3, C: 8, D: 20),
        new(QualityCriterion.LiveShare, IsLeast: true, A: 99, B: 97, C: 90, D: 50),
    ]);
}

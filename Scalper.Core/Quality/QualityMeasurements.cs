namespace Scalper.Core.Quality;

/// <summary>What was measured of a symbol in its window, at most the last 15 minutes.</summary>
/// <param name="ObservedSeconds">Time in the window in which it was followed and we ran.</param>
/// <param name="LivePercent">Of that time, 0 to 100.</param>
/// <param name="DataAgeSeconds">Longest time without data while the venue delivered elsewhere.</param>
/// <param name="LagMilliseconds">Highest median of a minute behind the metrics feed, below zero where always ahead; none without enough trades.</param>
/// <param name="IsGone">It is given up at this moment.</param>
public readonly record struct QualityMeasurements(
    double ObservedSeconds,
    double LivePercent,
    long SequenceGaps,
    long Resyncs,
    double CrossedSeconds,
    long UnreadableFrames,
    double DataAgeSeconds,
    double? LagMilliseconds,
    bool IsGone)
{
    /// <summary>The value that a criterion judges; none where there is nothing to judge.</summary>
    public double? Of(QualityCriterion criterion) => criterion switch
    {
        QualityCriterion.Gone => null,
        QualityCriterion.SequenceGaps => SequenceGaps,
        QualityCriterion.CrossedSeconds => CrossedSeconds,
        QualityCriterion.UnreadableFrames => UnreadableFrames,
        QualityCriterion.DataAge => DataAgeSeconds,
        QualityCriterion.Lag => LagMilliseconds,
        QualityCriterion.Resyncs => Resyncs,
        QualityCriterion.LiveShare => LivePercent,
        _ => throw new InvalidOperationException($"Unknown criterion {criterion}."),
    };
}

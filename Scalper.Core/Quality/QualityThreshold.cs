namespace Scalper.Core.Quality;

/// <summary>One row of the table of thresholds: the worst value that still gets each grade. What is worse than the last gets F.</summary>
/// <param name="IsLeast">True where the values are the least, false where they are the most.</param>
public sealed record QualityThreshold(QualityCriterion Criterion, bool IsLeast, double A, double B, double C, double D)
{
    public QualityGrade Grade(double value) =>
        Meets(value, A) ? QualityGrade.A
        : Meets(value, B) ? QualityGrade.B
        : Meets(value, C) ? QualityGrade.C
        : Meets(value, D) ? QualityGrade.D
        : QualityGrade.F;

    /// <summary>The worst value that still gets a grade; F has none.</summary>
    public double LimitOf(QualityGrade grade) => grade switch
    {
        QualityGrade.A => A,
        QualityGrade.B => B,
        QualityGrade.C => C,
        QualityGrade.D => D,
        _ => throw new ArgumentOutOfRangeException(nameof(grade), grade, "Only A to D have a limit."),
    };

    private bool Meets(double value, double limit) => IsLeast ? value >= limit : value <= limit;
}

namespace Scalper.Core.Quality;

/// <summary>Measurements to a grade: the worst criterion decides. Pure.</summary>
public static class QualityGrader
{
    public static SymbolQuality Grade(in QualityMeasurements measured)
    {
        List<QualityFinding>? findings = null;
        if (measured.IsGone)
        {
            Add(new QualityFinding(QualityCriterion.Gone, QualityGrade.F, 0, 0, measured.ObservedSeconds));
        }

        foreach (QualityThreshold row in QualityTable.Rows)
        {
            if (measured.Of(row.Criterion) is { } value && row.Grade(value) is var grade and not QualityGrade.A)
            {
                Add(new QualityFinding(row.Criterion, grade, value, row.LimitOf(grade - 1), measured.ObservedSeconds));
            }
        }

        return SymbolQuality.Of(findings is null ? [] : [.. findings.OrderByDescending(f => f.Grade).ThenBy(f => f.Criterion)]);

        void Add(in QualityFinding finding) => (findings ??= []).Add(finding);
    }
}

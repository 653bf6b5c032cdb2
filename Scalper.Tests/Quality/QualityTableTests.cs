using Scalper.Core.Quality;

namespace Scalper.Tests.Quality;

/// <summary>The table of thresholds: the document and the code say the same, and every edge is where it says.</summary>
public sealed class QualityTableTests
{
    private static readonly QualityMeasurements Clean = new(
        ObservedSeconds: 900, LivePercent: 100, SequenceGaps: 0, Resyncs: 0, CrossedSeconds: 0, UnreadableFrames: 0, DataAgeSeconds: 0, LagMilliseconds: 0, IsGone: false);

    public static TheoryData<QualityCriterion, QualityGrade> Edges
    {
        get
        {
            TheoryData<QualityCriterion, QualityGrade> edges = [];
            foreach (DocumentedThreshold row in DocumentedThreshold.All)
            {
                for (QualityGrade grade = QualityGrade.A; grade < QualityGrade.F; grade++)
                {
                    edges.Add(row.Criterion, grade);
                }
            }

            return edges;
        }
    }

    [Fact]
    public void Document_Table_IsTheOneInTheCode() => Assert.Equal(
        QualityTable.Rows.Select(r => $"{r.Criterion} {r.IsLeast} {r.A} {r.B} {r.C} {r.D}"),
        DocumentedThreshold.All.Select(r => $"{r.Criterion} {r.IsLeast} {string.Join(' ', r.Limits)}"));

    [Fact]
    public void Table_EveryCriterionThatHasAValue_HasOneRowInTheOrderOfNaming() =>
        Assert.Equal(Enum.GetValues<QualityCriterion>().Where(c => c != QualityCriterion.Gone), QualityTable.Rows.Select(r => r.Criterion));

    [Theory]
    [MemberData(nameof(Edges))]
    public void Grade_AtEachLimit_StillGetsTheGradeAndOneStepBeyondDoesNot(QualityCriterion criterion, QualityGrade grade)
    {
        DocumentedThreshold row = DocumentedThreshold.All.Single(r => r.Criterion == criterion);
        double limit = row.Limits[(int)grade];
        double worse = Step(criterion, limit, up: !row.IsLeast), better = Step(criterion, limit, up: row.IsLeast);

        Assert.Equal(grade, QualityGrader.Grade(With(criterion, limit)).Grade);
        Assert.Equal(grade + 1, QualityGrader.Grade(With(criterion, worse)).Grade);
        if (better is >= 0 and <= 100_000)
        {
            Assert.Equal(grade, QualityGrader.Grade(With(criterion, better)).Grade);
        }

        QualityFinding finding = Assert.Single(QualityGrader.Grade(With(criterion, worse)).Findings);
        Assert.Equal((criterion, grade + 1, worse, limit), (finding.Criterion, finding.Grade, finding.Value, finding.Limit));
    }

    // The next value that the measurement can take: counts are whole.
    private static double Step(QualityCriterion criterion, double value, bool up) => criterion switch
    {
        QualityCriterion.SequenceGaps or QualityCriterion.Resyncs or QualityCriterion.UnreadableFrames => value + (up ? 1 : -1),
        _ => up ? Math.BitIncrement(value) : Math.BitDecrement(value),
    };

    private static QualityMeasurements With(QualityCriterion criterion, double value) => criterion switch
    {
        QualityCriterion.SequenceGaps => Clean with { SequenceGaps = (long)value },
        QualityCriterion.CrossedSeconds => Clean with { CrossedSeconds = value },
        QualityCriterion.UnreadableFrames => Clean with { UnreadableFrames = (long)value },
        QualityCriterion.DataAge => Clean with { DataAgeSeconds = value },
        QualityCriterion.Lag => Clean with { LagMilliseconds = value },
        QualityCriterion.Resyncs => Clean with { Resyncs = (long)value },
        QualityCriterion.LiveShare => Clean with { LivePercent = value },
        _ => throw new ArgumentOutOfRangeException(nameof(criterion), criterion, "A criterion that has a value."),
    };
}

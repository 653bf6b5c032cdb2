using FsCheck;
using FsCheck.Fluent;
using Scalper.Core.Quality;
using Scalper.Tests.Primitives;

namespace Scalper.Tests.Quality;

/// <summary>The worst criterion decides and is named first; nothing that gets worse makes a grade better.</summary>
public sealed class QualityGraderTests
{
    private static readonly QualityMeasurements Clean = new(900, 100, 0, 0, 0, 0, 0, null, IsGone: false);

    private static readonly Gen<long> Counts = Gen.Frequency((2, Gen.Constant(0L)), (5, Gen.Choose(0, 25).Select(n => (long)n)));

    private static readonly Gen<QualityMeasurements> Measurements =
        from live in Gen.Choose(0, 10_000)
        from gaps in Counts
        from resyncs in Counts
        from crossed in Gen.Choose(0, 700)
        from unreadable in Counts
        from age in Gen.Choose(0, 4_000)
        from lag in Gen.Choose(-100, 2_500)
        from measuresLag in Gen.Choose(0, 1)
        from gone in Gen.Choose(0, 9)
        select new QualityMeasurements(900, live / 100.0, gaps, resyncs, crossed / 10.0, unreadable, age / 10.0, measuresLag == 1 ? lag : null, gone == 0);

    [Fact]
    public void Grade_NothingToObjectTo_IsAWithoutReasons()
    {
        SymbolQuality quality = QualityGrader.Grade(Clean);
        Assert.Equal((QualityGrade.A, null, false, false), (quality.Grade, quality.Summary, quality.HidesScore, quality.DoubtsScore));
        Assert.Empty(quality.Reasons);
    }

    [Fact]
    public void Grade_SeveralFaults_AreAllNamedWorstFirstInWords()
    {
        SymbolQuality quality = QualityGrader.Grade(new QualityMeasurements(180, 89.999, 1, 4, 2.01, 1, 10.04, 151.2, IsGone: false));
        Assert.Equal(QualityGrade.D, quality.Grade);
        Assert.Equal(
            [
                "Live 89.99 % of 3 min; C asks for 90 %",
                "crossed for 2.1 s in 3 min; B allows 2 s",
                "151.2 ms behind the metrics feed; B allows 150 ms",
                "book asked for again 4 times in 3 min; B allows 3",
                "1 sequence gap in 3 min; A allows 0",
                "1 unreadable frame in 3 min; A allows 0",
                "silent for 10.1 s while the venue delivered; A allows 10 s",
            ],
            quality.Reasons);
        Assert.Equal("data quality D: Live 89.99 % of 3 min; C asks for 90 %", quality.Summary);
    }

    [Fact]
    public void Grade_EquallyBad_TheCauseIsNamedBeforeWhatFollowsFromIt() => Assert.Equal(
        [QualityCriterion.SequenceGaps, QualityCriterion.UnreadableFrames, QualityCriterion.Resyncs, QualityCriterion.LiveShare],
        QualityGrader.Grade(Clean with { SequenceGaps = 3, UnreadableFrames = 3, Resyncs = 6, LivePercent = 95 }).Findings.Select(f => f.Criterion));

    [Fact]
    public void Grade_Gone_IsFAndNamedFirstWhateverElseIsWrong()
    {
        Assert.Equal(["gone: nothing came for a long time"], QualityGrader.Grade(Clean with { IsGone = true }).Reasons);
        Assert.Equal(QualityCriterion.Gone, QualityGrader.Grade(Clean with { IsGone = true, LivePercent = 0, SequenceGaps = 99 }).Findings[0].Criterion);
    }

    [Theory]
    [InlineData(QualityGrade.A, 0, false, false)]
    [InlineData(QualityGrade.B, 1, false, false)]
    [InlineData(QualityGrade.C, 3, true, false)]
    [InlineData(QualityGrade.D, 6, false, true)]
    [InlineData(QualityGrade.F, 16, false, true)]
    public void Grade_Each_DoubtsOrHidesTheScore(QualityGrade grade, long gaps, bool doubts, bool hides)
    {
        SymbolQuality quality = QualityGrader.Grade(Clean with { SequenceGaps = gaps });
        Assert.Equal((grade, doubts, hides), (quality.Grade, quality.DoubtsScore, quality.HidesScore));
    }

    [Fact]
    public void Grade_AnyMeasurements_IsThatOfTheWorstFindingAndTheyAreInOrder() => Properties.ForAll(Measurements, m =>
    {
        SymbolQuality quality = QualityGrader.Grade(m);
        Assert.Equal(quality.Findings.Select(f => f.Grade).DefaultIfEmpty(QualityGrade.A).Max(), quality.Grade);
        Assert.Equal(quality.Findings.OrderBy(f => -(int)f.Grade).ThenBy(f => (int)f.Criterion), quality.Findings);
        Assert.DoesNotContain(quality.Findings, f => f.Grade == QualityGrade.A);
        Assert.Equal(quality.Findings.Count, quality.Reasons.Count);
    });

    [Fact]
    public void Grade_AnyMeasurementGetsWorse_NeverImproves()
    {
        int lowered = 0;
        Gen<(QualityMeasurements Before, QualityMeasurements After)> pairs =
            from before in Measurements
            from other in Measurements
            from which in Gen.Choose(0, 7)
            select (before, Worsen(before, other, which));
        Properties.ForAll(
            pairs,
            p =>
            {
                QualityGrade before = QualityGrader.Grade(p.Before).Grade!.Value, after = QualityGrader.Grade(p.After).Grade!.Value;
                Assert.True(after >= before, $"{before} became {after}: {p.Before} to {p.After}");
                lowered += after > before ? 1 : 0;
            },
            cases: 3_000);
        Assert.True(lowered > 100, $"only {lowered} of the changes changed a grade");
    }

    private static QualityMeasurements Worsen(in QualityMeasurements m, in QualityMeasurements other, int which) => which switch
    {
        0 => m with { LivePercent = Math.Min(m.LivePercent, other.LivePercent) },
        1 => m with { SequenceGaps = m.SequenceGaps + other.SequenceGaps },
        2 => m with { Resyncs = m.Resyncs + other.Resyncs },
        3 => m with { CrossedSeconds = m.CrossedSeconds + other.CrossedSeconds },
        4 => m with { UnreadableFrames = m.UnreadableFrames + other.UnreadableFrames },
        5 => m with { DataAgeSeconds = m.DataAgeSeconds + other.DataAgeSeconds },
        6 => m with { LagMilliseconds = Math.Max(m.LagMilliseconds ?? double.MinValue, other.LagMilliseconds ?? 3_000) },
        _ => m with { IsGone = true },
    };
}

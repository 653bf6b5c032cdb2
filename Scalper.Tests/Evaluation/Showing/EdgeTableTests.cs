using Scalper.Core.Evaluation;
using Scalper.Web.Evaluation;

namespace Scalper.Tests.Evaluation.Showing;

public sealed class EdgeTableTests
{
    [Fact]
    public void EdgesOf_SameReading_IsTheSameTableAndTheSameRow()
    {
        SampleEvaluation evaluation = SampleWorth.With(SampleWorth.Reading);
        ScoreWorth worth = new(evaluation);
        EdgeTable table = worth.EdgesOf("classic", 60)!;
        Assert.Same(table, worth.EdgesOf("classic", 60));
        Assert.Same(table.Find(71), table.Find(99));
        evaluation.Reading = SampleWorth.Reading with { Late = 2 };
        Assert.NotSame(table, worth.EdgesOf("classic", 60));
    }

    [Theory]
    [InlineData("classic", 7)]
    [InlineData("best", 60)]
    public void EdgesOf_WhatIsNotMeasured_IsNone(string model, int seconds) => Assert.Null(SampleWorth.Known.EdgesOf(model, seconds));

    /// <summary>A score on an edge belongs to the lower decile, and it is the score in hundredths that was measured.</summary>
    [Theory]
    [InlineData(38, 0)]
    [InlineData(38.004, 0)]
    [InlineData(38.006, 1)]
    [InlineData(62, 8)]
    [InlineData(62.01, 9)]
    [InlineData(0, 0)]
    [InlineData(100, 9)]
    public void DecileOf_Score_IsThatOfItsHundredths(double score, int decile) => Assert.Equal(decile, SampleWorth.Known.EdgesOf("classic", 60)!.DecileOf(score));

    [Fact]
    public void Find_DecileWithoutOutcomes_IsNone()
    {
        HorizonRecord[] empty = [.. SampleWorth.Reading.Records.Select(r => new HorizonRecord(r.Model, r.Horizon))];
        ScoreWorth worth = new(SampleWorth.With(SampleWorth.Reading with { Records = empty }));
        Assert.Null(worth.EdgesOf("classic", 60)!.Find(71));
    }
}

using Bunit;
using Scalper.Core.Quality;
using Scalper.Web.Components.Controls;

namespace Scalper.Tests.Components;

public sealed class WhyQualityTests : BunitContext
{
    [Fact]
    public void Show_SeveralReasons_AreSentencesWorstFirst()
    {
        QualityMeasurements measured = new(900, 98, 3, 2, 0, 0, 0, null, IsGone: false);
        IRenderedComponent<WhyQuality> shown = Show(QualityGrader.Grade(measured));
        Assert.Equal(("C", "the score is doubtful"), (shown.Find(".grade").TextContent, shown.Find(".why-aside").TextContent));
        Assert.Equal(
            ["3 sequence gaps in 15 min; B allows 2.", "Book asked for again 2 times in 15 min; A allows 1.", "Live 98 % of 15 min; A asks for 99 %."],
            shown.FindAll("li").Select(l => l.TextContent));
    }

    [Fact]
    public void Show_BestGrade_SaysThatNothingIsWrong()
    {
        IRenderedComponent<WhyQuality> shown = Show(SymbolQuality.Of([]));
        Assert.Equal(("A", "the score is shown"), (shown.Find(".grade").TextContent, shown.Find(".why-aside").TextContent));
        Assert.Equal("Nothing keeps it from A.", Assert.Single(shown.FindAll("li")).TextContent);
    }

    [Theory]
    [InlineData(6, "D")]
    [InlineData(16, "F")]
    public void Show_GradeThatHidesTheScore_SaysSo(long gaps, string grade)
    {
        IRenderedComponent<WhyQuality> shown = Show(QualityGrader.Grade(new QualityMeasurements(900, 100, gaps, 0, 0, 0, 0, null, IsGone: false)));
        Assert.Equal((grade, "the score is not shown"), (shown.Find(".grade").TextContent, shown.Find(".why-aside").TextContent));
    }

    [Fact]
    public void Show_NotGradedYet_SaysHowLongItWasObserved()
    {
        IRenderedComponent<WhyQuality> shown = Show(SymbolQuality.NotGraded(12.5, 60));
        Assert.Equal("–", shown.Find(".grade").TextContent);
        Assert.Equal("Not graded yet: observed for 12 of 60 s.", Assert.Single(shown.FindAll("li")).TextContent);
    }

    private IRenderedComponent<WhyQuality> Show(SymbolQuality quality) => Render<WhyQuality>(p => p.Add(q => q.Quality, quality));
}

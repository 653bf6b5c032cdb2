using Scalper.Web.Live;

namespace Scalper.Tests.Components;

public sealed class FigureTextsTests
{
    [Fact]
    public void Of_SameText_IsTheSameString() => Assert.Same(FigureTexts.Of("+12.34"), FigureTexts.Of("+12.34"));

    [Fact]
    public void Of_MoreTextsThanAreHeld_GivesEachAsItIs()
    {
        for (int i = 0; i < 100_000; i++)
        {
            string text = Figures.Whole(i);
            Assert.Equal(text, FigureTexts.Of(text));
        }
    }

    [Fact]
    public void Of_TextThatIsTooLongToBeHeld_IsAsItIs()
    {
        string text = new('7', 300);
        Assert.Equal(text, FigureTexts.Of(text));
        Assert.NotSame(FigureTexts.Of(text), FigureTexts.Of(text));
    }
}

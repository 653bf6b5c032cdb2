using Scalper.Web.Live;

namespace Scalper.Tests.Components;

public sealed class FigureTextsTests
{
    [Fact]
    public void Of_SameText_IsTheSameString() => Assert.Same(FigureTexts.Of("+12.34".AsSpan()), FigureTexts.Of("+12.34".AsSpan()));

    [Fact]
    public void Of_TextThatIsAString_IsHeldItself()
    {
        string text = $"made here {Guid.NewGuid():N}"[..40];
        Assert.Same(text, FigureTexts.Of(text));
        Assert.Same(text, FigureTexts.Of(text.AsSpan()));
    }

    [Fact]
    public void Of_MoreTextsThanAreHeld_GivesEachAsItIs()
    {
        for (int i = 0; i < 100_000; i++)
        {
            string text = Figures.Whole(i);
            Assert.Equal(text, FigureTexts.Of(text.AsSpan()));
        }
    }

    [Fact]
    public void Of_TextThatIsTooLongToBeHeld_IsAsItIs()
    {
        string text = new('7', 300);
        Assert.Equal(text, FigureTexts.Of(text.AsSpan()));
        Assert.NotSame(FigureTexts.Of(text.AsSpan()), FigureTexts.Of(text.AsSpan()));
    }
}

using Scalper.Web.Live;

namespace Scalper.Tests.Components;

public sealed class BarStyleTests
{
    [Theory]
    [InlineData(50, "margin-left:50.0%;width:0.0%")]
    [InlineData(61.34, "margin-left:50.0%;width:11.3%")]
    [InlineData(0, "margin-left:0.0%;width:50.0%")]
    [InlineData(100, "margin-left:50.0%;width:50.0%")]
    public void OfScore_Score_ReachesFromTheMiddle(double score, string style) => Assert.Equal(style, BarStyle.OfScore(score));

    [Theory]
    [InlineData(0, "margin-left:50.0%;width:0.0%")]
    [InlineData(-0.82, "margin-left:9.0%;width:41.0%")]
    [InlineData(1, "margin-left:50.0%;width:50.0%")]
    public void OfShare_Share_ReachesFromTheMiddle(double share, string style) => Assert.Equal(style, BarStyle.OfShare(share));

    [Theory]
    [InlineData(0, "width:0%")]
    [InlineData(0.7549, "width:75%")]
    [InlineData(1, "width:100%")]
    public void OfPart_Part_BeginsAtTheLeft(double part, string style)
    {
        Assert.Equal(style, BarStyle.OfPart(part));
        Assert.Same(BarStyle.OfPart(part), BarStyle.OfPart(part));
    }
}

using Scalper.Web.Sparklines;

namespace Scalper.Tests.Sparklines;

public sealed class SparklineTests
{
    [Theory]
    [InlineData(new float[0], "")]
    [InlineData(new[] { float.NaN, float.NaN }, "")]
    [InlineData(new[] { 1f, 2f, 3f }, "M57 18L58 10L59 2")]
    [InlineData(new[] { 5f, 5f }, "M58 10L59 10")]
    [InlineData(new[] { 4f }, "M59 10h.01")]
    [InlineData(new[] { 0f, 4f, float.NaN, 4f, float.NaN, 0f, 2f }, "M53 18L54 2M56 2h.01M58 18L59 10")]
    public void PathOf_Values_EndsAtTheRightAndIsBrokenAtHoles(float[] values, string path) => Assert.Equal(path, Sparkline.PathOf(values));

    [Fact]
    public void RangeOf_Holes_AreLeftOut()
    {
        Assert.Equal((-1f, 7f), Sparkline.RangeOf([float.NaN, 7, -1, float.NaN]));
        Assert.Equal((0f, 0f), Sparkline.RangeOf([float.NaN]));
    }
}

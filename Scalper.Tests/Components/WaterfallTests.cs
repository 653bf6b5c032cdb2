using Scalper.Core.Scoring;
using Scalper.Web.Live;

namespace Scalper.Tests.Components;

public sealed class WaterfallTests
{
    [Fact]
    public void Of_AnyContributions_PrintedFiguresAddUpAndStayWithinACent()
    {
        Random random = new(20261121);
        for (int i = 0; i < 5000; i++)
        {
            Contributions c = new(
                i % 7 == 0 ? null : (random.NextDouble() * 30) - 15,
                i % 5 == 0 ? null : (random.NextDouble() * 18) - 8,
                8 * random.Next(-1, 2),
                -12 * random.Next(2),
                i % 3 == 0 ? null : 17 * random.Next(-1, 2));
            Waterfall chart = Waterfall.Of(Views.ScoreOf(c));

            decimal printed = 50 + chart.Contributions.Sum(s => s.Shown) + (chart.Clamp?.Shown ?? 0);
            Assert.Equal(Waterfall.Round(chart.Score), printed);
            Assert.All(chart.Contributions, s => Assert.True(Math.Abs((double)s.Shown - (s.Value ?? 0)) <= 0.01 + 1e-9, $"case {i}: {s}"));
            Assert.Equal(chart.Raw, chart.Contributions[^1].To);
        }
    }

    [Fact]
    public void Of_MissingInputs_AreMarkedWithTheReasonAndCountNothing()
    {
        Waterfall chart = Waterfall.Of(Views.ScoreOf(new Contributions(null, null, 8, 0, null)));
        Assert.Equal(
            ["a side of the book is empty", "no trades on the tape yet", null, null, "61 one-second samples needed"],
            chart.Contributions.Select(s => s.WhyNone));
        Assert.Equal(58, chart.Score);
    }

    [Fact]
    public void Of_ZeroContribution_IsNotMarkedMissing() =>
        Assert.All(Waterfall.Of(Views.ScoreOf(new Contributions(0, 0, 0, 0, 0))).Contributions, s => Assert.Null(s.WhyNone));

    [Theory]
    [InlineData(20, -7, "Limit 100")]
    [InlineData(-80, 30, "Limit 0")]
    public void Of_BeyondTheScale_ShowsTheClampAsItsOwnBar(double first, double clamp, string label)
    {
        Waterfall chart = Waterfall.Of(Views.ScoreOf(new Contributions(first, 0, 20 * Math.Sign(first) + (first > 0 ? 0 : 20), 0, first > 0 ? 17 : 0)));
        Assert.NotNull(chart.Clamp);
        Assert.Equal((label, clamp), (chart.Clamp.Label, chart.Clamp.Value));
    }

    [Fact]
    public void Of_WithinTheScale_HasNoClamp() => Assert.Null(Waterfall.Of(Views.ScoreOf(Views.Typical)).Clamp);
}

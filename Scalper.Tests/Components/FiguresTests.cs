using Scalper.Core.Primitives;
using Scalper.Web.Live;

namespace Scalper.Tests.Components;

public sealed class FiguresTests
{
    [Theory]
    [InlineData(null, "–")]
    [InlineData(0.126, "+0.13")]
    [InlineData(-0.126, "−0.13")]
    [InlineData(0.004, "0.00")]
    [InlineData(-0.004, "0.00")]
    [InlineData(0.0, "0.00")]
    public void Signed_Value_SignsOnlyWhatIsNotZeroAsPrinted(double? value, string expected) => Assert.Equal(expected, Figures.Signed(value, 2));

    [Theory]
    [InlineData(null, "–")]
    [InlineData(0.0, "0.00")]
    [InlineData(0.0123, "0.0123")]
    [InlineData(9.994, "9.99")]
    [InlineData(9.996, "10.0")]
    [InlineData(999.4, "999")]
    [InlineData(999.6, "1.00K")]
    [InlineData(1234.0, "1.23K")]
    [InlineData(999_600.0, "1.00M")]
    [InlineData(2_345_678_901.0, "2.35B")]
    public void Compact_Value_HasThreeDigitsAndAUnit(double? value, string expected) => Assert.Equal(expected, Figures.Compact(value));

    [Theory]
    [InlineData(null, "–")]
    [InlineData(999L, "<1 s")]
    [InlineData(1000L, "1 s")]
    [InlineData(99_999L, "99 s")]
    [InlineData(100_000L, "1 m")]
    [InlineData(6_000_000L, "1 h")]
    public void Age_Milliseconds_CountsInOneUnit(long? milliseconds, string expected) => Assert.Equal(expected, Figures.Age(milliseconds));

    [Theory]
    [InlineData("0.10", 651_142L, "65114.2")]
    [InlineData("0.05", 3L, "0.15")]
    [InlineData("0.05", 20L, "1.00")]
    [InlineData("1", 15L, "15")]
    [InlineData("1.0", 15L, "15")]
    [InlineData("10", 3L, "30")]
    [InlineData("0.0000001", 12L, "0.0000012")]
    [InlineData("0.10", null, "–")]
    public void OnGrid_Steps_HasTheDigitsThatTheGridNeeds(string step, long? steps, string expected) => Assert.Equal(expected, Figures.OnGrid(DecimalStep.Parse(step), steps));

    [Theory]
    [InlineData("0.10", 65_114.26, "65114.3", "65114.26")]
    [InlineData("1", 65_114.26, "65114", "65114.3")]
    [InlineData("0.0000001", 0.00000126, "0.0000013", "0.00000126")]
    [InlineData("0.10", null, "–", "–")]
    public void NearAndWithinGrid_Price_HaveTheDigitsOfTheGridAndOneMore(string tick, double? price, string near, string within) =>
        Assert.Equal((near, within), (Figures.NearGrid(DecimalStep.Parse(tick), price), Figures.WithinGrid(DecimalStep.Parse(tick), price)));

    [Fact]
    public void Exact_Value_RoundTrips() => Assert.Equal("0.30000000000000004", Figures.Exact(0.1 + 0.2));
}

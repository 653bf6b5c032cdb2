using System.Text;
using System.Text.Json;
using FsCheck.Fluent;
using Scalper.Core.Primitives;
using Scalper.Tests.Captures;

namespace Scalper.Tests.Primitives;

public sealed class DecimalStepTests
{
    [Theory]
    [Trait("Fault", "F-35")]
    [InlineData("65114.2")]
    [InlineData("65114.20")]
    [InlineData("65114.200000")]
    [InlineData("065114.20")]
    [InlineData("6.51142e4")]
    [InlineData("651142E-1")]
    public void Parse_SamePriceSpelledDifferently_IsOneNumber(string text)
    {
        Assert.Equal((StepParse.Ok, 651_142), Parse("0.10", text));
    }

    [Theory]
    [InlineData("0.5", "65000.5", 130_001)]
    [InlineData("0.5", "1e3", 2_000)]
    [InlineData("5", "1.5e1", 3)]
    [InlineData("0.0000001", "0.0000123", 123)]
    [InlineData("0.0000001", "1E-7", 1)]
    [InlineData("0.001", "0", 0)]
    [InlineData("0.001", "0.000", 0)]
    [InlineData("0.001", "0e9", 0)]
    [InlineData("1", "1000000000000000", DecimalStep.MaxSteps)]
    public void Parse_OnGrid_CountsSteps(string step, string text, long expected)
    {
        Assert.Equal((StepParse.Ok, expected), Parse(step, text));
    }

    [Theory]
    [Trait("Fault", "F-57")]
    [InlineData("0.10", "65114.25")]
    [InlineData("0.5", "0.7")]
    [InlineData("5", "7")]
    [InlineData("0.001", "0.0005")]
    [InlineData("0.001", "1e-9")]
    [InlineData("0.001", "1e-300")]
    public void Parse_BetweenSteps_IsOffGrid(string step, string text)
    {
        Assert.Equal(StepParse.OffGrid, Parse(step, text).Result);
    }

    [Theory]
    [Trait("Fault", "F-58")]
    [InlineData("1", "1000000000000001")]
    [InlineData("0.001", "1000000000000.001")]
    [InlineData("0.001", "999999999999999999")]
    [InlineData("1", "1e16")]
    [InlineData("1", "1e300")]
    public void Parse_MoreThanMaxSteps_IsTooLarge(string step, string text)
    {
        Assert.Equal(StepParse.TooLarge, Parse(step, text).Result);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1,5")]
    [InlineData("1.2.3")]
    [InlineData("0x10")]
    public void Parse_NoPlainNumber_IsMalformed(string text)
    {
        Assert.Equal((StepParse.Malformed, 0), Parse("0.10", text));
    }

    [Theory]
    [Trait("Fault", "F-48")]
    [InlineData("0.10", 651_142, "65114.20")]
    [InlineData("0.010", 7_731, "77.310")]
    [InlineData("5", 3, "15")]
    [InlineData("0.5", 3, "1.5")]
    [InlineData("0.0000010", 12, "0.0000120")]
    [InlineData("0.001", 0, "0.000")]
    public void Format_Steps_WritesAsManyDecimalsAsTheStep(string step, long steps, string expected)
    {
        Assert.Equal(expected, DecimalStep.Parse(step).Format(steps));
    }

    [Theory]
    [InlineData("0.10", 651_142, "65114.2")]
    [InlineData("0.05", 20, "1.00")]
    [InlineData("5", 3, "15")]
    [InlineData("1.0", 3, "3")]
    [InlineData("0.0000010", 12, "0.000012")]
    public void FormatShort_Steps_LeavesOutWhatIsZeroOnTheWholeGrid(string step, long steps, string expected)
    {
        Assert.Equal(expected, DecimalStep.Parse(step).FormatShort(steps));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("0.000")]
    [InlineData("-0.1")]
    [InlineData("1e-3")]
    [InlineData("0.1 ")]
    [InlineData("one")]
    [InlineData("0.0000000000000000001")]
    [InlineData("10000000000001")]
    public void ParseStep_NoStep_SaysWhatWasExpected(string text)
    {
        Assert.False(DecimalStep.TryParse(text, out _));
        FormatException e = Assert.Throws<FormatException>(() => DecimalStep.Parse(text));
        Assert.Contains($"'{text}' is not a step: expected a positive decimal number", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Fault", "F-35")]
    [Trait("Fault", "F-57")]
    public void Format_AnyStepsOfAnyGrid_ParsesBackToTheSameNumberAndDouble()
    {
        var values = from step in Gen.Elements("0.5", "0.0000001", "0.10", "0.001", "5", "1", "0.25", "100", "0.000000000000000001")
                     from steps in Properties.Longs
                     from shift in Gen.Choose(0, 49)
                     select (step, steps: (steps % (DecimalStep.MaxSteps + 1)) >> shift);
        Properties.ForAll(values, v =>
        {
            DecimalStep grid = DecimalStep.Parse(v.step);
            string text = grid.Format(v.steps);
            Assert.Equal((StepParse.Ok, v.steps), Parse(v.step, text));
            if (text.Replace(".", "", StringComparison.Ordinal).TrimStart('0').Length <= 15)
            {
                Assert.Equal(double.Parse(text, System.Globalization.CultureInfo.InvariantCulture), grid.ToDouble(v.steps));
            }
        });
    }

    [CapturesFact]
    public void Format_EveryRecordedInstrument_WritesItsOwnTickAndStep()
    {
        int instruments = 0;
        foreach (JsonElement contract in RecordedInstruments.List())
        {
            foreach (string text in new[]
            {
                contract.GetProperty("priceFilter").GetProperty("tickSize").GetString()!,
                contract.GetProperty("lotSizeFilter").GetProperty("qtyStep").GetString()!,
            })
            {
                DecimalStep step = DecimalStep.Parse(text);
                Assert.Equal((StepParse.Ok, 1), Parse(text, text));
                Assert.Equal(text, step.Format(1));
                Assert.Equal((StepParse.Ok, 7_919), Parse(text, step.Format(7_919)));
            }

            instruments++;
        }

        Assert.Equal(800, instruments);
    }

    private static (StepParse Result, long Steps) Parse(string step, string text) =>
        (DecimalStep.Parse(step).Parse(Encoding.UTF8.GetBytes(text), out long steps), steps);
}

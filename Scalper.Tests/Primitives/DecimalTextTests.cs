using System.Globalization;
using System.Text;
using FsCheck.Fluent;
using Scalper.Core.Primitives;

namespace Scalper.Tests.Primitives;

public sealed class DecimalTextTests
{
    [Theory]
    [Trait("Fault", "F-48")]
    [InlineData("0", 0, 0)]
    [InlineData("7", 7, 0)]
    [InlineData("1.500000000000000000000000", 15, 1)]
    [InlineData("000000000000000000000000001.5", 15, 1)]
    [InlineData("1.05", 105, 2)]
    [InlineData("12e2", 12, -2)]
    [InlineData("12e+2", 12, -2)]
    [InlineData("1.2E-3", 12, 4)]
    [InlineData("900000000000000000", 900_000_000_000_000_000, 0)]
    public void TryRead_Number_GivesMantissaAndFraction(string text, long mantissa, int fraction)
    {
        Assert.True(DecimalText.TryRead(Encoding.UTF8.GetBytes(text), out long m, out int f));
        Assert.Equal((mantissa, fraction), (m, f));
    }

    [Theory]
    [InlineData(".")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("5.e1")]
    [InlineData("e5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1e-")]
    [InlineData("1e5.0")]
    [InlineData("1e99999999999")]
    [InlineData("1ee5")]
    [InlineData("12345678901234567890")]
    [InlineData("0.12345678901234567891")]
    [InlineData("1\0")]
    public void TryRead_NoNumberOrTooManyDigits_IsRefused(string text)
    {
        Assert.False(DecimalText.TryRead(Encoding.UTF8.GetBytes(text), out _, out _));
    }

    [Fact]
    public void TryRead_AnyDecimal_IsThatDecimal()
    {
        var values = from bits in Properties.Longs
                     from shift in Gen.Choose(0, 50)
                     from scale in Gen.Choose(0, 18)
                     select Scaled((bits % 100_000_000_000_000_000) >> shift, scale);
        Properties.ForAll(values, value =>
        {
            string text = value.ToString(CultureInfo.InvariantCulture);
            Assert.True(DecimalText.TryRead(Encoding.UTF8.GetBytes(text), out long mantissa, out int fraction));
            Assert.Equal(value, Scaled(mantissa, fraction));
        });
    }

    private static decimal Scaled(long mantissa, int scale) => new((int)mantissa, (int)(mantissa >> 32), 0, false, (byte)scale);
}

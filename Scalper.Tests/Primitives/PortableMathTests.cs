using Scalper.Core.Primitives;

namespace Scalper.Tests.Primitives;

public sealed class PortableMathTests
{
    private const long MostUlp = 4;
    private const int Samples = 200_000;

    [Fact]
    public void Log_WideRange_StaysWithinFourUlpOfTheLibrary()
    {
        SeededRandom random = new(1);
        for (int i = 0; i < Samples; i++)
        {
            double x = Math.ScaleB(1 + random.NextUnit(), (int)(random.NextUnit() * 2_040) - 1_020);
            AssertClose(Math.Log(x), PortableMath.Log(x), x);
        }
    }

    [Fact]
    public void Log_RatiosOfNeighbouringPrices_StaysWithinFourUlpOfTheLibrary()
    {
        SeededRandom random = new(2);
        for (int i = 0; i < Samples; i++)
        {
            double x = 1 + ((random.NextUnit() - 0.5) * Math.Pow(10, -random.NextUnit() * 14));
            AssertClose(Math.Log(x), PortableMath.Log(x), x);
        }
    }

    [Fact]
    public void Tanh_WideRange_StaysWithinFourUlpOfTheLibrary()
    {
        SeededRandom random = new(3);
        for (int i = 0; i < Samples; i++)
        {
            double x = (random.NextUnit() - 0.5) * Math.Pow(10, 2 - (random.NextUnit() * 16));
            AssertClose(Math.Tanh(x), PortableMath.Tanh(x), x);
        }
    }

    [Fact]
    public void Log_ExactPoints_AreExact()
    {
        Assert.Equal(0, PortableMath.Log(1));
        Assert.Equal(Math.Log(2), PortableMath.Log(2));
        Assert.Equal(-Math.Log(2), PortableMath.Log(0.5));
        AssertClose(Math.Log(double.MaxValue), PortableMath.Log(double.MaxValue), double.MaxValue);
        AssertClose(Math.Log(double.Epsilon), PortableMath.Log(double.Epsilon), double.Epsilon);
    }

    [Fact]
    public void Tanh_ExactPoints_AreExact()
    {
        Assert.Equal(0, PortableMath.Tanh(0));
        Assert.True(double.IsNegative(PortableMath.Tanh(-0.0)));
        Assert.Equal(1, PortableMath.Tanh(20.5));
        Assert.Equal(-1, PortableMath.Tanh(double.NegativeInfinity));
        Assert.Equal(1, PortableMath.Tanh(double.PositiveInfinity));
        Assert.True(double.IsNaN(PortableMath.Tanh(double.NaN)));
        Assert.Equal(double.Epsilon, PortableMath.Tanh(double.Epsilon));
        Assert.Equal(-PortableMath.Tanh(0.7), PortableMath.Tanh(-0.7));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Log_NoPositiveFiniteNumber_Throws(double x)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PortableMath.Log(x));
    }

    /// <summary>Were one of these to change, recordings would no longer replay to the same scores.</summary>
    [Theory]
    [InlineData(1.0000015, 0x3eb92a72346749ac)]
    [InlineData(0.9999231, unchecked((long)0xbf1428debd89676f))]
    [InlineData(65114.25, 0x40262af4c52a56dd)]
    [InlineData(1.23e-05, unchecked((long)0xc0269ca067c40971))]
    [InlineData(3.0, 0x3ff193ea7aad030b)]
    [InlineData(1e+300, 0x4085963447f87fb5)]
    public void Log_Pinned_GivesTheSameBitsEverywhere(double x, long bits)
    {
        Assert.Equal(bits, BitConverter.DoubleToInt64Bits(PortableMath.Log(x)));
    }

    [Theory]
    [InlineData(0.001, 0x3f50624d77516ce3)]
    [InlineData(-0.25, unchecked((long)0xbfcf597ea69a1c86))]
    [InlineData(0.36, 0x3fd617fc9aaeddd6)]
    [InlineData(1.0, 0x3fe85efab514f394)]
    [InlineData(-3.5, unchecked((long)0xbfeff112c63a9077))]
    [InlineData(19.0, 0x3fefffffffffffff)]
    public void Tanh_Pinned_GivesTheSameBitsEverywhere(double x, long bits)
    {
        Assert.Equal(bits, BitConverter.DoubleToInt64Bits(PortableMath.Tanh(x)));
    }

    private static void AssertClose(double expected, double actual, double x)
    {
        long apart = Math.Abs(BitConverter.DoubleToInt64Bits(expected) - BitConverter.DoubleToInt64Bits(actual));
        Assert.True(apart <= MostUlp, $"at {x:R}: expected {expected:R}, came {actual:R}, {apart} ulp apart");
    }
}

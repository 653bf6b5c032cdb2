using System.Text;
using FsCheck.Fluent;
using Scalper.Core.Primitives;

namespace Scalper.Tests.Primitives;

public sealed class TradeIdTests
{
    [Theory]
    [InlineData("20f43950-d8dd-5b31-9112-a178eb6023af")]
    [InlineData("ffffffff-ffff-ffff-ffff-ffffffffffff")]
    [InlineData("0")]
    [InlineData("9223372036854775807")]
    public void TryRead_VenueId_PrintsAsTheVenueWroteIt(string text)
    {
        Assert.True(TradeId.TryRead(Encoding.UTF8.GetBytes(text), out TradeId id));
        Assert.Equal(text, id.ToString());
    }

    [Fact]
    public void TryRead_Uuid_Holds128Bits()
    {
        Assert.True(TradeId.TryRead("20f43950-d8dd-5b31-9112-a178eb6023af"u8, out TradeId id));
        Assert.Equal(new TradeId(new UInt128(0x20f43950d8dd5b31, 0x9112a178eb6023af)), id);
        Assert.True(TradeId.TryRead("20F43950-D8DD-5B31-9112-A178EB6023AF"u8, out TradeId upper));
        Assert.Equal(id, upper);
    }

    [Theory]
    [InlineData("")]
    [InlineData("20f43950-d8dd-5b31-9112-a178eb6023a")]
    [InlineData("20f43950-d8dd-5b31-9112-a178eb6023ag")]
    [InlineData("20f43950+d8dd-5b31-9112-a178eb6023af")]
    [InlineData("20f43950d8dd5b319112a178eb6023af0000")]
    [InlineData("-1")]
    [InlineData("12345678901234567890")]
    public void TryRead_AnythingElse_IsRefused(string text)
    {
        Assert.False(TradeId.TryRead(Encoding.UTF8.GetBytes(text), out _));
    }

    [Fact]
    public void TryRead_AnyUuid_RoundTrips()
    {
        Properties.ForAll(Properties.Longs.Two(), halves =>
        {
            (long high, long low) = halves;
            Guid guid = new((int)(high >> 31), (short)(high >> 16), (short)high, BitConverter.GetBytes(low));
            Assert.True(TradeId.TryRead(Encoding.UTF8.GetBytes(guid.ToString()), out TradeId id));
            Assert.Equal(guid.ToString(), id.ToString());
        });
    }
}

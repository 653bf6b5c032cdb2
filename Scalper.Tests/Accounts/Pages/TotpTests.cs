using System.Text;

namespace Scalper.Tests.Accounts.Pages;

public sealed class TotpTests
{
    // RFC 6238, appendix B, mode SHA1.
    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void Code_VectorsOfTheRfc_AreMet(long seconds, string code) =>
        Assert.Equal(code, Totp.Code(Encoding.ASCII.GetBytes("12345678901234567890"), seconds / 30, digits: 8));

    // RFC 4648, section 10.
    [Theory]
    [InlineData("MZXW6YTBOI", "foobar")]
    [InlineData("MZXW 6YTB", "fooba")]
    [InlineData("MY", "f")]
    public void FromBase32_VectorsOfTheRfc_AreMet(string text, string plain) =>
        Assert.Equal(plain, Encoding.ASCII.GetString(Totp.FromBase32(text)));
}

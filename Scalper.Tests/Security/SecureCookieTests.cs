using Scalper.Web.Hosting;

namespace Scalper.Tests.Security;

public sealed class SecureCookieTests
{
    [Theory]
    [InlineData("Scalper.SignIn=x; path=/; secure; samesite=lax; httponly", "__Host-Scalper.SignIn=x; samesite=lax; httponly; secure; path=/")]
    [InlineData("Scalper.Form=x; path=/app; domain=example; httponly", "__Host-Scalper.Form=x; httponly; secure; path=/")]
    [InlineData("Scalper.SignInC1=y", "__Host-Scalper.SignInC1=y; secure; path=/")]
    [InlineData("__Host-Scalper.Form=x; secure; path=/", "__Host-Scalper.Form=x; secure; path=/")]
    public void Written_Line_CarriesThePrefixAndItsTerms(string line, string written) => Assert.Equal(written, SecureCookies.Written(line));

    [Theory]
    [InlineData("__Host-Scalper.SignIn=x; other=y", "Scalper.SignIn=x")]
    [InlineData("Scalper.SignIn=planted; __Host-Scalper.SignIn=x", "Scalper.SignIn=x")]
    [InlineData("Scalper.SignIn=planted", "")]
    public void Read_Header_TakesThoseWithThePrefixOnly(string header, string read) => Assert.Equal(read, SecureCookies.Read(header));
}

using Scalper.Web.Accounts;
using Scalper.Web.Accounts.SignIn;

namespace Scalper.Tests.Accounts;

public sealed class ReturnUrlTests
{
    [Theory]
    [InlineData("/", "/")]
    [InlineData("/dashboard", "/dashboard")]
    [InlineData("/symbol/BTCUSDT?tab=book&x=1", "/symbol/BTCUSDT?tab=book&x=1")]
    [InlineData("/search?q=50%25", "/search?q=50%25")]
    [InlineData(null, "/")]
    [InlineData("", "/")]
    [InlineData("dashboard", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("\\/evil.example", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("/%2Fevil.example", "/")]
    [InlineData("/%2f%2fevil.example", "/")]
    [InlineData("/%5Cevil.example", "/")]
    [InlineData("/%252Fevil.example", "/")]
    [InlineData("/%09/evil.example", "/")]
    [InlineData("http://evil.example/", "/")]
    [InlineData("https:evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/login", "/")]
    [InlineData("/logout", "/")]
    [InlineData("/setup?token=x", "/")]
    public void OrHome_Address_KeepsOnlyPathsOfThisSite(string? address, string destination) =>
        Assert.Equal(destination, ReturnUrl.OrHome(address));
}

using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Tests.Hosting;
using Scalper.Web.Accounts;

namespace Scalper.Tests.Accounts;

public sealed class SignInTests : IDisposable
{
    private readonly WebApp _app = WebApp.WithAdministrator();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("/login", "/")]
    [InlineData("/login?returnUrl=%2Fdashboard", "/dashboard")]
    [InlineData("/login?returnUrl=%2F%2Fevil.example", "/")]
    [InlineData("/login?returnUrl=%2F%252Fevil.example", "/")]
    public async Task SignIn_RightPassword_GoesToTheLocalReturnUrl(string path, string destination)
    {
        using HttpClient http = _app.CreateClient();
        using HttpResponseMessage answer = await WebApp.SignInAsync(http, path: path);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(destination, answer.Headers.Location?.OriginalString);
        Assert.True(await Session.IsSignedInAsync(http));

        using HttpResponseMessage again = await http.GetAsync(path);
        Assert.Equal(destination, again.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task SignIn_RightPassword_SetsACookieForThisSiteOnly()
    {
        using HttpClient http = _app.CreateClient();
        using HttpResponseMessage answer = await WebApp.SignInAsync(http);
        string cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("Scalper.SignIn=", StringComparison.Ordinal));
        Assert.Contains("; httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("; samesite=lax", cookie, StringComparison.Ordinal);
        Assert.Contains("; expires=", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_UnknownNameOrWrongPassword_GetsTheSamePage()
    {
        string wrongPassword = await RefusalAsync(WebApp.UserName, "not the password");
        string unknownName = await RefusalAsync("bob", "not the password");
        Assert.Contains("Name or password is wrong", wrongPassword, StringComparison.Ordinal);
        Assert.Equal(wrongPassword, unknownName.Replace("value=\"bob\"", $"value=\"{WebApp.UserName}\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SignIn_AfterFiveFailures_IsLockedAndSaysNoMore()
    {
        using HttpClient http = _app.CreateClient();
        for (int i = 0; i < 5; i++)
        {
            using HttpResponseMessage failure = await WebApp.SignInAsync(http, password: "not the password");
            Assert.Equal(HttpStatusCode.OK, failure.StatusCode);
        }

        using (HttpResponseMessage locked = await WebApp.SignInAsync(http))
        {
            Assert.Equal(HttpStatusCode.OK, locked.StatusCode);
            Assert.False(await Session.IsSignedInAsync(http));
        }

        await EndLockoutAsync();
        using HttpResponseMessage afterwards = await WebApp.SignInAsync(http);
        Assert.Equal(HttpStatusCode.Redirect, afterwards.StatusCode);
    }

    [Fact]
    public async Task SignIn_FourFailures_IsNotLocked()
    {
        using HttpClient http = _app.CreateClient();
        for (int i = 0; i < 4; i++)
        {
            (await WebApp.SignInAsync(http, password: "not the password")).Dispose();
        }

        using HttpResponseMessage answer = await WebApp.SignInAsync(http);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task SignIn_WithoutAntiforgeryToken_IsRefusedAndAskedAgain()
    {
        using HttpClient http = _app.CreateClient();
        using HttpResponseMessage answer = await WebApp.PostAsync(http, "/login", ("userName", WebApp.UserName), ("password", WebApp.Password));
        Assert.Contains("open for too long", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(await Session.IsSignedInAsync(http));
    }

    [Fact]
    public async Task SignOut_WithoutAntiforgeryToken_StaysSignedIn()
    {
        using HttpClient http = await _app.CreateSignedInClientAsync();
        using HttpResponseMessage answer = await WebApp.PostAsync(http, "/logout");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True(await Session.IsSignedInAsync(http));
    }

    [Fact]
    public async Task SignOut_WithItsForm_EndsTheSession()
    {
        CookieContainer cookies = new();
        using HttpClient http = _app.CreateDefaultClient(new CookieContainerHandler(cookies));
        (await WebApp.SignInAsync(http)).Dispose();
        Assert.True(await Session.IsSignedInAsync(http));

        string token = await FormTokens.ForAsync(_app, cookies.GetCookieHeader(http.BaseAddress!));
        using HttpResponseMessage answer = await WebApp.PostAsync(http, "/logout", ("__RequestVerificationToken", token));
        Assert.Equal("/login", answer.Headers.Location?.OriginalString);
        Assert.False(await Session.IsSignedInAsync(http));
    }

    [Fact]
    public async Task Session_ApplicationRestarts_GoesOn()
    {
        using TempFolder folder = new();
        string cookie;
        await using (WebApp first = new(folder.Path, ("Accounts:Bootstrap:UserName", WebApp.UserName), ("Accounts:Bootstrap:Password", WebApp.Password)))
        {
            using HttpClient http = first.CreateClient();
            using HttpResponseMessage answer = await WebApp.SignInAsync(http);
            cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("Scalper.SignIn=", StringComparison.Ordinal)).Split(';')[0];
        }

        await using WebApp restarted = new(folder.Path);
        using HttpClient later = restarted.CreateClient();
        later.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.True(await Session.IsSignedInAsync(later));
    }

    private async Task<string> RefusalAsync(string userName, string password)
    {
        using HttpClient http = _app.CreateClient();
        using HttpResponseMessage answer = await WebApp.SignInAsync(http, userName, password);
        string page = await answer.Content.ReadAsStringAsync();
        return System.Text.RegularExpressions.Regex.Replace(page, "RequestVerificationToken\" value=\"[^\"]+", "");
    }

    private async Task EndLockoutAsync()
    {
        using IServiceScope scope = _app.Services.CreateScope();
        UserManager<Account> accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        Account account = (await accounts.FindByNameAsync(WebApp.UserName))!;
        Assert.True(await accounts.IsLockedOutAsync(account));
        await accounts.SetLockoutEndDateAsync(account, DateTimeOffset.UnixEpoch);
    }
}

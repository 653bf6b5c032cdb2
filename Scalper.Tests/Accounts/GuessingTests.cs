using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Tests.Hosting;
using Scalper.Web.Accounts;
using Scalper.Web.Accounts.SignIn;
using Scalper.Web.Data;

namespace Scalper.Tests.Accounts;

/// <summary>Guessing is slow for who guesses, and nobody else's trouble.</summary>
public sealed class GuessingTests : IDisposable
{
    private readonly WebApp _app = WebApp.WithAdministrator();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task SignIn_ElevenGuessesFromOneAddress_TheLastIsToldToWait()
    {
        using HttpClient http = _app.CreateClient();
        for (int i = 0; i < 10; i++)
        {
            using HttpResponseMessage refused = await WebApp.SignInAsync(http, $"nobody{i}", "not the password");
            Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        }

        using HttpResponseMessage blocked = await WebApp.SignInAsync(http);
        Assert.Equal(HttpStatusCode.TooManyRequests, blocked.StatusCode);
        Assert.InRange(blocked.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        Assert.Contains("Try again in 1 min.", await blocked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_ThousandGuessesFromManyAddresses_AreLockedOutAndTheOwnerIsNot()
    {
        Assert.Equal(SignInStep.Done, await TryAsync("10.0.0.1", WebApp.Password));
        Dictionary<SignInStep, int> steps = [];
        for (int i = 0; i < 1_000; i++)
        {
            SignInStep step = await TryAsync($"10.1.0.{i % 50}", "not the password");
            steps[step] = steps.GetValueOrDefault(step) + 1;
        }

        Assert.Equal(50 * 10, steps[SignInStep.Refused]);
        Assert.Equal(50 * 10, steps[SignInStep.Blocked]);
        Assert.Equal(SignInStep.Refused, await TryAsync("10.2.0.1", WebApp.Password));
        Assert.Equal(SignInStep.Done, await TryAsync("10.0.0.1", WebApp.Password));
        Assert.True(await CheckedAsync() <= 5, "more than five of the guesses were compared with the password");
    }

    [Fact]
    public async Task SignIn_LockedByAnAdministrator_IsRefusedFromEverywhere()
    {
        Assert.Equal(SignInStep.Done, await TryAsync("10.0.0.1", WebApp.Password));
        using (IServiceScope scope = _app.Services.CreateScope())
        {
            ScalperDb db = scope.ServiceProvider.GetRequiredService<ScalperDb>();
            db.Users.Single().IsBarred = true;
            await db.SaveChangesAsync();
        }

        Assert.Equal(SignInStep.Refused, await TryAsync("10.0.0.1", WebApp.Password));
    }

    private async Task<SignInStep> TryAsync(string address, string password)
    {
        using IServiceScope scope = _app.Services.CreateScope();
        DefaultHttpContext context = new() { RequestServices = scope.ServiceProvider };
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        return (await scope.ServiceProvider.GetRequiredService<PasswordSignIn>().TryAsync(context, WebApp.UserName, password)).Step;
    }

    private async Task<int> CheckedAsync()
    {
        using IServiceScope scope = _app.Services.CreateScope();
        UserManager<Account> accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        return await accounts.GetAccessFailedCountAsync((await accounts.FindByNameAsync(WebApp.UserName))!);
    }
}

using System.Net;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Tests.Hosting;
using Scalper.Web.Accounts;

namespace Scalper.Tests.Accounts.Pages;

/// <summary>What changes who may get in asks for a fresh password.</summary>
public sealed class StepUpTests : IDisposable
{
    private static readonly TimeSpan Stale = TimeSpan.FromMinutes(5);
    private readonly AccountHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task EveryGuardedForm_SessionOfFiveMinutesAgo_LeadsToThePasswordAndHasNoEffect()
    {
        using Visitor ana = await _house.SignInAsync();
        string id = await _house.MakeAsync("bob");
        string before = await StateAsync();
        _house.Time.Advance(Stale);
        string[] guarded = GuardedForms();
        Assert.Contains("/admin/users/delete", guarded);
        Assert.Contains("/admin/keys/make", guarded);
        Assert.Contains("/account/second-factor/off", guarded);
        foreach (string path in guarded)
        {
            Answer asked = await ana.PostAsync(path, ("id", id), ("role", Roles.Admin), ("note", "Eve"), ("name", "robot"), ("days", "1"));
            Assert.Equal(HttpStatusCode.Redirect, asked.Status);
            string page = string.Join('/', path.Split('/').Take(3));
            Assert.Equal("/account/confirm?returnUrl=" + Uri.EscapeDataString(page), asked.Location);
        }

        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public async Task SecondFactorPage_SessionOfFiveMinutesAgo_ShowsNoSecret()
    {
        using Visitor bob = await _house.WelcomeAsync("bob");
        _house.Time.Advance(Stale);
        Answer asked = await bob.GetAsync("/account/second-factor");
        Assert.Equal("/account/confirm?returnUrl=%2Faccount%2Fsecond-factor", asked.Location);
    }

    [Fact]
    public async Task Confirm_RightPassword_GoesOnForFiveMinutes()
    {
        using Visitor ana = await _house.SignInAsync();
        string id = await _house.MakeAsync("bob");
        _house.Time.Advance(Stale);
        await ana.PostAsync("/admin/users/lock", ("id", id));
        Answer confirmed = await ana.PostAsync("/account/confirm?returnUrl=%2Fadmin%2Fusers", ("password", WebApp.Password));
        Assert.Equal("/admin/users", confirmed.Location);
        Assert.Equal("/admin/users", (await ana.PostAsync("/admin/users/lock", ("id", id))).Location);
        Assert.True(await _house.ReadAsync(db => db.Users.Where(u => u.Id == id).Select(u => u.IsBarred).SingleAsync()));

        _house.Time.Advance(Stale);
        Assert.StartsWith("/account/confirm", (await ana.PostAsync("/admin/users/unlock", ("id", id))).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Confirm_WrongPasswords_AreRefusedAndThrottled()
    {
        using Visitor ana = await _house.SignInAsync();
        _house.Time.Advance(Stale);
        for (int i = 0; i < 10; i++)
        {
            Assert.Equal("The password is wrong.", (await ana.PostAsync("/account/confirm", ("password", "not the password"))).Error);
        }

        (await ana.PostAsync("/account/confirm", ("password", WebApp.Password))).AssertHasToWait();
        Assert.StartsWith("/account/confirm", (await ana.PostAsync("/admin/users/invite", ("note", "Bob"), ("role", Roles.Viewer))).Location, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%2F%2Fevil.example")]
    [InlineData("https:evil.example")]
    [InlineData("%2F%5Cevil.example")]
    public async Task Confirm_ForeignReturnUrl_StaysOnTheSite(string address)
    {
        using Visitor ana = await _house.SignInAsync();
        Assert.Equal("/", (await ana.PostAsync("/account/confirm?returnUrl=" + address, ("password", WebApp.Password))).Location);
    }

    [Fact]
    public async Task Confirm_WithoutAntiforgeryToken_IsNoProof()
    {
        using Visitor ana = await _house.SignInAsync();
        _house.Time.Advance(Stale);
        Assert.Equal(HttpStatusCode.BadRequest, (await ana.SendBareAsync("/account/confirm", ("password", WebApp.Password))).Status);
        Assert.StartsWith("/account/confirm", (await ana.PostAsync("/admin/users/invite")).Location, StringComparison.Ordinal);
    }

    // What is followed changes nothing of who may get in.
    private const string Subscriptions = "/admin/subscriptions/";

    private string[] GuardedForms() => [.. _house.Served.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("POST") == true)
        .Select(e => e.RoutePattern.RawText!)
        .Where(path => (path.StartsWith("/admin/", StringComparison.Ordinal) && !path.StartsWith(Subscriptions, StringComparison.Ordinal)) || path.StartsWith("/account/second-factor", StringComparison.Ordinal))];

    // What the forms could change.
    private Task<string> StateAsync() => _house.ReadAsync(async db => string.Join(';',
        string.Join(',', await db.Users.OrderBy(u => u.UserName).Select(u => u.UserName + u.IsBarred + u.TwoFactorEnabled + u.SecurityStamp).ToListAsync()),
        string.Join(',', await db.UserRoles.OrderBy(r => r.UserId).Select(r => r.UserId + r.RoleId).ToListAsync()),
        await db.Invites.CountAsync(), await db.ApiKeys.CountAsync(), await db.UserTokens.CountAsync(), await db.Sessions.CountAsync()));
}

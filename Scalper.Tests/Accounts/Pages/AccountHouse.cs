using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Tests.Hosting;
using Scalper.Web.Accounts;
using Scalper.Web.Components;
using Scalper.Web.Data;

namespace Scalper.Tests.Accounts.Pages;

/// <summary>The application in memory with the administrator <see cref="WebApp.UserName"/>, a clock that can be set forward, and visitors.</summary>
public sealed class AccountHouse : IDisposable
{
    public const string HubNegotiation = "/hubs/market/negotiate?negotiateVersion=1";

    /// <summary>Stands for the network address, which clients in memory have none of.</summary>
    internal const string AddressHeader = "X-Test-Address";

    private readonly WebApp _app;
    private int _visitors;

    public AccountHouse()
        : this([])
    {
    }

    private AccountHouse((string, string)[] settings)
    {
        _app = WebApp.WithAdministrator([("Sandbox:Enabled", "true"), .. settings]);
        Served = _app.WithWebHostBuilder(host => host.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Time);
            services.AddSingleton<IStartupFilter, HeaderAddress>();
        }));
    }

    public ShiftedTime Time { get; } = new();

    public WebApplicationFactory<App> Served { get; }

    public string Folder => _app.Folder;

    public static AccountHouse With(params (string, string)[] settings) => new(settings);

    public void Dispose()
    {
        Served.Dispose();
        _app.Dispose();
    }

    internal Visitor Visit(string? address = null)
    {
        int visitor = Interlocked.Increment(ref _visitors);
        return new Visitor(Served, address ?? $"10.0.{visitor / 250}.{1 + (visitor % 250)}");
    }

    internal async Task<Visitor> SignInAsync(string userName = WebApp.UserName)
    {
        Visitor visitor = Visit();
        await visitor.SignInAsync(userName);
        return visitor;
    }

    /// <summary>Makes an account with <see cref="WebApp.Password"/>, whoever makes it, and returns its id.</summary>
    internal async Task<string> MakeAsync(string userName, string role = Roles.Viewer)
    {
        await using AsyncServiceScope scope = Served.Services.CreateAsyncScope();
        MadeAccount made = await scope.ServiceProvider.GetRequiredService<AccountMaker>().MakeAsync(userName, WebApp.Password, role, "test");
        Assert.Null(made.Refusal);
        return made.Account!.Id;
    }

    /// <summary>Makes an account and signs it in.</summary>
    internal async Task<Visitor> WelcomeAsync(string userName, string role = Roles.Viewer)
    {
        await MakeAsync(userName, role);
        return await SignInAsync(userName);
    }

    internal async Task<T> ReadAsync<T>(Func<ScalperDb, Task<T>> read)
    {
        await using AsyncServiceScope scope = Served.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<ScalperDb>());
    }

    internal Task<string> IdOfAsync(string userName) => ReadAsync(db => db.Users.Where(u => u.UserName == userName).Select(u => u.Id).SingleAsync());

    internal Task<string?> RoleOfAsync(string userName) => ReadAsync(db => (
        from user in db.Users
        join held in db.UserRoles on user.Id equals held.UserId
        join role in db.Roles on held.RoleId equals role.Id
        where user.UserName == userName
        select role.Name).SingleOrDefaultAsync());

    /// <summary>Holds that a cookie opens nothing any more: page, API and hub.</summary>
    internal async Task AssertOpensNothingAsync(string cookies)
    {
        Answer page = await Visitor.ReplayAsync(Served, cookies, HttpMethod.Get, "/account");
        Assert.Equal((HttpStatusCode.Redirect, "/login?returnUrl=%2Faccount"), (page.Status, page.Location));
        Assert.Equal(HttpStatusCode.Unauthorized, (await Visitor.ReplayAsync(Served, cookies, HttpMethod.Get, "/api/scores")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Visitor.ReplayAsync(Served, cookies, HttpMethod.Post, HubNegotiation)).Status);
    }

    private sealed class HeaderAddress : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, inner) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.TryParse(context.Request.Headers[AddressHeader], out IPAddress? address) ? address : IPAddress.Loopback;
                return inner(context);
            });
            next(app);
        };
    }
}

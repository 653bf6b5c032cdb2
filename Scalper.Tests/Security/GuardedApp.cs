using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Scalper.Core.Engine;
using Scalper.Tests.Components;
using Scalper.Tests.Hosting;
using Scalper.Web.Accounts;
using Scalper.Web.Components;

namespace Scalper.Tests.Security;

/// <summary>The whole application over a made-up engine with the symbol AUSDT, with an administrator and a key of each role.</summary>
public sealed class GuardedApp : IAsyncDisposable
{
    public const string ViewerKey = "viewer-key", AdminKey = "admin-key";

    private readonly WebApp _app;
    private readonly WebApplicationFactory<App> _served;
    private Uri? _site;

    public GuardedApp(params (string Key, string Value)[] settings)
        : this("Development", settings)
    {
    }

    public GuardedApp(string environment, params (string Key, string Value)[] settings)
    {
        _app = WebApp.WithAdministrator(
        [
            ("Api:Keys:0:Name", "screen"), ("Api:Keys:0:Key", ViewerKey),
            ("Api:Keys:1:Name", "robot"), ("Api:Keys:1:Key", AdminKey), ("Api:Keys:1:Role", "Admin"),
            ("Sandbox:Enabled", "true"), ("Sandbox:MessagesPerSecond", "10"), .. settings,
        ]);
        _served = _app.WithWebHostBuilder(host => host.UseEnvironment(environment).ConfigureTestServices(services => services
            .AddSingleton<IMarket>(Market)
            .AddSingleton<ILoggerProvider>(Log)));
        _served.ClientOptions.AllowAutoRedirect = false;
    }

    internal FakeMarket Market { get; } = new("AUSDT");

    internal CaughtLog Log { get; } = new();

    public IServiceProvider Services => _served.Services;

    /// <summary>Where it listens; the first to ask starts it there.</summary>
    public Uri Site => _site ??= Listen();

    /// <summary>All endpoints but assets.</summary>
    public IEnumerable<RouteEndpoint> Endpoints => Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null);

    /// <summary>A client that keeps cookies and follows no redirect; over a real socket once <see cref="Site"/> was asked for.</summary>
    public HttpClient CreateClient() =>
        _site is null ? _served.CreateClient() : new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = _site };

    /// <summary>A client of somebody with this role, or of nobody.</summary>
    public async Task<HttpClient> SignInAsync(string? role = Roles.Admin)
    {
        string userName = role == Roles.Admin ? WebApp.UserName : $"the-{role}";
        if (role is not null and not Roles.Admin)
        {
            await AddUserAsync(userName, role);
        }

        HttpClient http = CreateClient();
        if (role is not null)
        {
            using HttpResponseMessage answer = await WebApp.SignInAsync(http, userName);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }

        return http;
    }

    /// <summary>The Cookie header of the signed-in administrator.</summary>
    public async Task<string> CookieAsync()
    {
        CookieContainer cookies = new();
        using HttpClientHandler handler = new() { CookieContainer = cookies, AllowAutoRedirect = false };
        using HttpClient http = new(handler) { BaseAddress = Site };
        using HttpResponseMessage answer = await WebApp.SignInAsync(http);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return cookies.GetCookieHeader(Site);
    }

    public async ValueTask DisposeAsync()
    {
        await _served.DisposeAsync();
        await _app.DisposeAsync();
    }

    private Uri Listen()
    {
        _served.UseKestrel(0);
        _served.StartServer();
        return _served.ClientOptions.BaseAddress;
    }

    public async Task AddUserAsync(string userName, string role)
    {
        using IServiceScope scope = Services.CreateScope();
        UserManager<Account> accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        RoleManager<IdentityRole> roles = scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole>>();
        if (!await roles.RoleExistsAsync(role))
        {
            Assert.True((await roles.CreateAsync(new IdentityRole(role))).Succeeded);
        }

        if (await accounts.FindByNameAsync(userName) is null)
        {
            Account account = new() { UserName = userName };
            Assert.True((await accounts.CreateAsync(account, WebApp.Password)).Succeeded);
            Assert.True((await accounts.AddToRoleAsync(account, role)).Succeeded);
        }
    }
}

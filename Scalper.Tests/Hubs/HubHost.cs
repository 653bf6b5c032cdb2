using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Scalper.Core.Engine;
using Scalper.Tests.Components;
using Scalper.Tests.Hosting;
using Scalper.Tests.Security;
using Scalper.Web.Accounts.Sessions;
using Scalper.Web.Components;
using Scalper.Web.Hubs;

namespace Scalper.Tests.Hubs;

/// <summary>The application on a real port, over a made-up engine with symbols AUSDT and BUSDT that follow one script.</summary>
internal sealed class HubHost : IAsyncDisposable
{
    public const string Key = "hub-key";

    private readonly WebApp _app;
    private readonly WebApplicationFactory<App> _served;

    public HubHost(params (string Key, string Value)[] settings)
    {
        Market.Columns = _ => Script.Past;
        _app = WebApp.WithAdministrator([("Api:Keys:0:Name", "robot"), ("Api:Keys:0:Key", Key), .. settings]);
        _served = _app.WithWebHostBuilder(host => host.ConfigureTestServices(services => services
            .AddSingleton<IMarket>(Market)
            .AddSingleton<ILoggerProvider>(Log)
            .AddSingleton(s => ActivatorUtilities.CreateInstance<LiveConnections>(s, SessionTime))
            .AddSingleton(s => ActivatorUtilities.CreateInstance<SessionBook>(s, SessionTime))));
        _served.UseKestrel(0);
        _served.StartServer();
        Site = _served.ClientOptions.BaseAddress;
    }

    public FakeMarket Market { get; } = new("AUSDT", "BUSDT");

    /// <summary>By which sessions are looked at again.</summary>
    public ManualTime SessionTime { get; } = new();

    /// <summary>What was logged.</summary>
    public CaughtLog Log { get; } = new();

    public IServiceProvider Services => _served.Services;

    public ColumnScript Script { get; } = new(1);

    public Uri Site { get; }

    public WatchedSymbols Watched => _served.Services.GetRequiredService<WatchedSymbols>();

    public Task<HubConnection> ConnectAsync() => HubClient.ConnectAsync(Site, (HubClient.KeyHeader, Key));

    /// <summary>The Cookie header of somebody who has signed in.</summary>
    public async Task<string> SignInAsync()
    {
        CookieContainer cookies = new();
        using HttpClientHandler handler = new() { CookieContainer = cookies, AllowAutoRedirect = false };
        using HttpClient http = new(handler) { BaseAddress = Site };
        using HttpResponseMessage answer = await WebApp.SignInAsync(http);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return cookies.GetCookieHeader(Site);
    }

    /// <summary>The next columns of a symbol that is watched; waits where the watch is behind.</summary>
    public async Task FeedAsync(string symbol, int columns)
    {
        for (int i = 0; i < columns; i++)
        {
            Assert.True(await Market.Watchers[symbol].WaitToWriteAsync());
            Script.Next(Market.Watchers[symbol].TryWrite);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _served.DisposeAsync();
        await _app.DisposeAsync();
    }
}

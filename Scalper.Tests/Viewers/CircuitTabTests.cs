using System.Net;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Scalper.Benchmarks.Viewers.Circuits;
using Scalper.Tests.EndToEnd;
using Scalper.Tests.Hosting;
using Scalper.Web.Live;

namespace Scalper.Tests.Viewers;

/// <summary>The benchmark's tab without a browser, against the application.</summary>
public sealed class CircuitTabTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Open_ScorePage_GetsPicturesUntilItIsClosed()
    {
        await using WebApp app = WebApp.WithAdministrator();
        await using CircuitTab tab = await OpenAsync(app.ListenOnSocket());
        await Wait.ForAsync(() => Task.FromResult(tab.Pictures), pictures => pictures >= 3);
        tab.ThrowIfDead(Patience);
        Assert.True(tab.Batches >= tab.Pictures && tab.BatchBytes > 10_000 && tab.WireBytes > 1_000, $"{tab.Batches} batches, {tab.BatchBytes} bytes");
        LiveBridge bridge = app.Services.GetRequiredService<LiveBridge>();
        Assert.Equal(1, bridge.Viewers);
        await tab.CloseAsync(CancellationToken.None);
        await Wait.ForAsync(() => Task.FromResult(bridge.Viewers), viewers => viewers == 0);
    }

    /// <summary>The promise to whoever runs it: a tab that is gone without a word is held for no more than a minute.</summary>
    [Fact]
    public async Task Open_TabCutOff_IsDroppedWithinAMinute()
    {
        await using WebApp app = WebApp.WithAdministrator();
        CircuitTab tab = await OpenAsync(app.ListenOnSocket());
        LiveBridge bridge = app.Services.GetRequiredService<LiveBridge>();
        await Wait.ForAsync(() => Task.FromResult(bridge.Viewers), viewers => viewers == 1);
        await tab.DisposeAsync();
        TimeSpan kept = app.Services.GetRequiredService<IOptions<CircuitOptions>>().Value.DisconnectedCircuitRetentionPeriod;
        Assert.InRange(kept, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(50));
        await Wait.ForAsync(() => Task.FromResult(bridge.Viewers), viewers => viewers == 0);
    }

    // In processes of their own: the framework keeps the first application's choice for all of a process.
    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public async Task Open_CompressUpdates_DecidesWhatIsOnTheWire(string setting, bool isSmaller)
    {
        using TempFolder folder = new();
        await using AppProcess app = AppProcess.Start(
            "--environment=Development", "--Urls=http://127.0.0.1:0", $"--Storage:Directory={folder.Path}", $"--Accounts:Bootstrap:UserName={WebApp.UserName}",
            $"--Accounts:Bootstrap:Password={WebApp.Password}", $"--Dashboard:CompressUpdates={setting}");
        string ready = await app.WaitForLineAsync("Scalper is ready");
        await using CircuitTab tab = await OpenAsync(new Uri(ready[(ready.LastIndexOf(' ') + 1)..]));
        await Wait.ForAsync(() => Task.FromResult(tab.Pictures), pictures => pictures >= 3);
        Assert.True(isSmaller == (tab.WireBytes < tab.BatchBytes / 2), $"{tab.WireBytes} bytes on the wire, {tab.BatchBytes} unpacked");
    }

    [Fact]
    public async Task ThrowIfDead_ServerGone_SaysSo()
    {
        CircuitTab tab;
        await using (WebApp app = WebApp.WithAdministrator())
        {
            tab = await OpenAsync(app.ListenOnSocket());
        }

        await using (tab)
        {
            string message = await Wait.ForAsync(() => Task.FromResult(Record.Exception(() => tab.ThrowIfDead(Patience))?.Message ?? ""), m => m.Length > 0);
            Assert.Equal("A viewer's circuit has ended.", message);
        }
    }

    [Fact]
    public async Task Load_Stranger_IsRefused()
    {
        await using WebApp app = WebApp.WithAdministrator();
        Uri address = app.ListenOnSocket();
        CircuitException refused = await Assert.ThrowsAsync<CircuitException>(() => CircuitPage.LoadAsync(address, new CookieContainer(), CancellationToken.None));
        Assert.Equal("/: expected 200, got 302.", refused.Message);
    }

    private static async Task<CircuitTab> OpenAsync(Uri address)
    {
        CookieContainer cookies = await CircuitPage.SignInAsync(address, WebApp.UserName, WebApp.Password, CancellationToken.None);
        return await CircuitTab.OpenAsync(await CircuitPage.LoadAsync(address, cookies, CancellationToken.None), CancellationToken.None);
    }
}

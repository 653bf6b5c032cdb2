using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Scalper.Benchmarks.Viewers.Circuits;
using Scalper.Tests.EndToEnd;
using Scalper.Tests.Hubs;

namespace Scalper.Tests.Hosting;

/// <summary>The application as a process of its own is told to stop while its market runs: five seconds are what supervisors may count on.</summary>
public sealed class StopTests : IDisposable
{
    private const string Ready = "Scalper is ready: open ";
    private const string Key = "stop-key";
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [UnixTheory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Signal_RunningMarket_EndsCleanlyWithinFiveSeconds(string signal)
    {
        await using AppProcess app = Start();
        using HttpClient http = new() { BaseAddress = await AddressAsync(app) };
        Assert.Equal("ok", await http.GetStringAsync("/healthz"));
        await AssertEndsAsync(app, signal);
    }

    /// <summary>Whoever listens would listen for ever: the end of the application is the end of their streams.</summary>
    [UnixFact]
    public async Task Signal_OpenPageAndHubStreams_EndsCleanlyWithinFiveSeconds()
    {
        await using AppProcess app = Start();
        Uri address = await AddressAsync(app);
        CookieContainer cookies = await CircuitPage.SignInAsync(address, WebApp.UserName, WebApp.Password, CancellationToken.None);
        await using CircuitTab tab = await CircuitTab.OpenAsync(await CircuitPage.LoadAsync(address, cookies, CancellationToken.None), CancellationToken.None);
        await Wait.ForAsync(() => Task.FromResult(tab.Pictures), pictures => pictures >= 2);
        await using HubConnection connection = await HubClient.ConnectAsync(address, (HubClient.KeyHeader, Key));
        await using IAsyncEnumerator<JsonElement> health = connection.StreamAsync<JsonElement>("SubscribeHealth").GetAsyncEnumerator();
        await using IAsyncEnumerator<JsonElement> scores = connection.StreamAsync<JsonElement>("SubscribeScores", (object?)null).GetAsyncEnumerator();
        Assert.True(await health.MoveNextAsync());
        Assert.True(await scores.MoveNextAsync());
        await AssertEndsAsync(app, "TERM");
    }

    private AppProcess Start() => AppProcess.Start(
        "--Urls=http://127.0.0.1:0", $"--Storage:Directory={_folder.Path}", "--Sandbox:Enabled=true", "--Api:Keys:0:Name=stop", $"--Api:Keys:0:Key={Key}",
        $"--Accounts:Bootstrap:UserName={WebApp.UserName}", $"--Accounts:Bootstrap:Password={WebApp.Password}");

    private static async Task<Uri> AddressAsync(AppProcess app) => new((await app.WaitForLineAsync(Ready))[Ready.Length..]);

    private async Task AssertEndsAsync(AppProcess app, string signal)
    {
        long before = Stopwatch.GetTimestamp();
        app.Signal(signal);
        Assert.Equal(0, await app.WaitForExitAsync());
        TimeSpan took = Stopwatch.GetElapsedTime(before);
        Assert.True(took < TimeSpan.FromSeconds(5), $"It took {took.TotalSeconds:0.0} s.");
        Assert.Empty(app.Errors);
        Assert.Equal(["scalper.db"], Directory.EnumerateFiles(_folder.Path, "scalper.db*").Select(Path.GetFileName));
    }
}

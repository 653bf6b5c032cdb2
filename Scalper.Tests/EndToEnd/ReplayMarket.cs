using System.Net.Http.Json;
using System.Text.Json;
using Scalper.Tests.Captures;
using Scalper.Tests.Hosting;
using Scalper.Web.Api.Documents;

namespace Scalper.Tests.EndToEnd;

/// <summary>The application as users start it, with a live market that it records and a capture of a real exchange that it replays.</summary>
public sealed class ReplayMarket : IAsyncLifetime
{
    public const string Capture = "linear_20260809_BTCUSDT_SOLUSDT_ob200_trades_tickers_kline.jsonl.gz";

    private const string Key = "key-of-the-replay-tests";

    private readonly TempFolder _folder = new();
    private AppProcess? _app;

    public Browser Browser { get; } = new();

    public Uri Address { get; private set; } = null!;

    /// <summary>Where the live market is recorded.</summary>
    public string Recordings => Path.Combine(_folder.Path, "recordings");

    public async Task InitializeAsync()
    {
        await Browser.InitializeAsync();
        if (CapturePath.Present)
        {
            (_app, Address) = await StartAsync(_folder.Path, CapturePath.Bybit(Capture), "--Universe:MaxSymbols=8", "--Sandbox:MessagesPerSecond=300");
        }
    }

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        _folder.Dispose();
    }

    /// <summary>The application on a folder of its own, with a replay that plays.</summary>
    public static async Task<(AppProcess App, Uri Address)> StartAsync(string folder, string from, params string[] more)
    {
        AppProcess app = AppProcess.Start(
            [
                "--environment=Development", "--Urls=http://127.0.0.1:0", $"--Storage:Directory={folder}", "--Sandbox:Enabled=true", "--Recording:Enabled=true", "--Recording:MinimumFreeGigabytes=0",
                $"--Accounts:Bootstrap:UserName={WebApp.UserName}", $"--Accounts:Bootstrap:Password={WebApp.Password}", "--Api:Keys:0:Name=tests", $"--Api:Keys:0:Key={Key}", "--Api:Keys:0:Role=Admin", $"--Replay:From={from}", .. more,
            ]);
        string line = await app.WaitForLineAsync("Scalper is ready: open ");
        return (app, new Uri(line[line.IndexOf("http", StringComparison.Ordinal)..]));
    }

    /// <summary>A client with an administrator's key of the API.</summary>
    public static HttpClient ClientOf(Uri address, string key = Key)
    {
        HttpClient http = new() { BaseAddress = address };
        http.DefaultRequestHeaders.Add("X-Api-Key", key);
        return http;
    }

    public HttpClient CreateClient() => ClientOf(Address);

    /// <summary>A page of the application, signed in.</summary>
    public async Task<BrowserPage> OpenAsync()
    {
        BrowserPage open = await Browser.OpenAsync(Address);
        await open.SignInAsync();
        return open;
    }

    /// <summary>Sends a command to a replay and returns where it stands then.</summary>
    public static async Task<ReplayDocument> TellAsync(HttpClient http, int replay, string command)
    {
        using HttpResponseMessage answer = await http.PostAsync($"/replay/{replay}/api/replay/{command}", null);
        string body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{command}: {body}");
        return JsonSerializer.Deserialize<ReplayDocument>(body, ApiJson.Options)!;
    }

    /// <summary>Where a replay stands.</summary>
    public static async Task<ReplayDocument> ReadAsync(HttpClient http, int replay) =>
        (await http.GetFromJsonAsync<ReplayDocument>($"/replay/{replay}/api/replay", ApiJson.Options))!;
}

using System.Net;
using System.Text.Json;
using Scalper.Tests.Hosting;
using Scalper.Tests.Replay.Session;
using Scalper.Tests.Replays;
using Scalper.Web.Api.Documents;

namespace Scalper.Tests.EndToEnd;

/// <summary>Pages of replays that end: closed by somebody, or by a fault.</summary>
public sealed class ReplayEndPageTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [BrowserTheory]
    [InlineData("")]
    [InlineData("symbol")]
    public async Task Close_WhileAPageShowsIt_ThePageSaysSoAndLeadsOn(string shown)
    {
        await using AppProcess app = ReplayProcess.Start(_folder.Path);
        Uri address = await ReplayProcess.AddressAsync(app);
        await using BrowserPage open = await browser.OpenAsync(address);
        await open.SignInAsync();
        await open.Page.GotoAsync($"/replay/1/{shown}");
        await open.Page.WaitForSelectorAsync("#replay-bar");

        using HttpClient http = ReplayMarket.ClientOf(address);
        using HttpResponseMessage closed = await http.DeleteAsync("/api/replays/1");
        Assert.Equal(HttpStatusCode.NoContent, closed.StatusCode);

        await open.Page.WaitForSelectorAsync("a[href='/replays']:text-is('Go to Replays')");
        Assert.Contains("Replay 1 is not open, or not any more.", await open.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal($"/replay/1/{shown}", new Uri(open.Page.Url).AbsolutePath);
        Assert.True(await open.Page.IsVisibleAsync("a[href='/']"));
        await open.Page.ClickAsync("a[href='/replays']");
        await open.Page.WaitForSelectorAsync("#replays-empty");
        await open.Page.GotoAsync("/");
        await open.Page.WaitForSelectorAsync(".shell:not([data-replay]) tr:has([data-symbol])");
    }

    [BrowserFact]
    public async Task Fault_InTheMiddleOfTheRecording_BarAndApiSaySoAndLiveGoesOn()
    {
        await using AppProcess app = ReplayProcess.Start(_folder.Path, "--Replay:Speed=0.25");
        Uri address = await ReplayProcess.AddressAsync(app);
        using HttpClient http = ReplayMarket.ClientOf(address);
        ReplayDocument before = await ReplayMarket.TellAsync(http, 1, "pause");
        await using BrowserPage open = await browser.OpenAsync(address);
        await open.SignInAsync();
        await open.Page.GotoAsync("/replay/1/");
        await open.Page.WaitForSelectorAsync("#replay-bar[data-state=Paused]");

        CaptureFile.Break(Directory.GetFiles(_folder.Path, "*.jsonl").Single());
        using HttpResponseMessage sought = await http.PostAsync($"/replay/1/api/replay/seek?at={before.To:0}", null);
        Assert.Equal(HttpStatusCode.Conflict, sought.StatusCode);
        string told = JsonDocument.Parse(await sought.Content.ReadAsStringAsync()).RootElement.GetProperty("detail").GetString()!;
        Assert.Matches("^The replay has a fault: [^/]+, line [0-9]+: expected ", told);

        ReplayDocument after = await Wait.ForAsync(() => ReplayMarket.ReadAsync(http, 1), r => r.State == "Faulted");
        Assert.Equal(told, after.Fault);
        await open.Page.WaitForSelectorAsync("#replay-bar[data-state=Faulted]");
        Assert.Equal("stopped by a fault", await open.Page.InnerTextAsync("#replay-state"));
        Assert.Equal(told, await open.Page.InnerTextAsync("#replay-complaint"));
        Assert.Equal(0, await open.Page.Locator("#replay-bar :is(button, input, select):enabled").CountAsync());
        Assert.Empty(open.Errors);
        Assert.Equal("DOWN", await StatusAsync(http, "/replay/1"));

        // Live knows nothing of it, and it is closed as any other.
        await Wait.ForAsync(() => StatusAsync(http, ""), s => s == "HEALTHY");
        using HttpResponseMessage closed = await http.DeleteAsync("/api/replays/1");
        Assert.Equal(HttpStatusCode.NoContent, closed.StatusCode);
        Assert.Equal("[]", await http.GetStringAsync("/api/replays"));
    }

    private static async Task<string> StatusAsync(HttpClient http, string path) =>
        JsonDocument.Parse(await http.GetStringAsync(path + "/api/engine/health")).RootElement.GetProperty("status").GetString()!;
}

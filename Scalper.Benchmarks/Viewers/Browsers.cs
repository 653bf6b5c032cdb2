using Microsoft.Playwright;
using Scalper.Benchmarks.Viewers.Circuits;
using Scalper.Benchmarks.Rig;

namespace Scalper.Benchmarks.Viewers;

/// <summary>A real Chromium of this machine.</summary>
internal sealed class Browsers : IAsyncDisposable
{
    private static readonly string[] Flags =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browsers(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<Browsers> StartAsync()
    {
        string path = new[] { Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists)
            ?? throw new CircuitException("Expected a Chromium at /usr/bin/chromium, /usr/bin/google-chrome or in the variable CHROMIUM; found none.");
        IPlaywright playwright = await Playwright.CreateAsync();
        try
        {
            return new Browsers(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Flags }));
        }
        catch
        {
            playwright.Dispose();
            throw;
        }
    }

    /// <summary>Signs in in a window of 1440x900 of its own and waits for the score table.</summary>
    public async Task<BrowserTab> OpenAsync(Installation installation)
    {
        BrowserTab tab = new(await OpenPageAsync(installation));
        await tab.SignInAsync(Installation.UserName, Installation.Password);
        return tab;
    }

    /// <summary>An empty page in a window of 1440x900 of its own.</summary>
    public async Task<IPage> OpenPageAsync(Installation installation)
    {
        IBrowserContext context = await _browser.NewContextAsync(new()
        {
            BaseURL = installation.Address.ToString(), ViewportSize = new() { Width = 1440, Height = 900 }, DeviceScaleFactor = 1,
        });
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}

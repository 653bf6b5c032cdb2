using Microsoft.Playwright;

namespace Scalper.Tests.EndToEnd;

/// <summary>A real Chromium: one process for all tests of a run, started by the first that needs it. Pages of different tests share nothing else.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--disable-smooth-scrolling", "--disable-extensions",
    ];

    // Ends with the driver, and that with the run: no class knows that it is the last.
    private static readonly Lazy<Task<IBrowser>> Process = new(LaunchAsync);

    private const float PatienceMilliseconds = 120_000;

    private IBrowser? _browser;

    /// <summary>The browser's file; null where the machine has none. The one without windows does the same for a quarter less of the processor.</summary>
    public static string? Path { get; } =
        new[] { Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/google-chrome" }
            .FirstOrDefault(File.Exists);

    public async Task InitializeAsync() => _browser = Path is null ? null : await Process.Value;

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>A page without cookies; what goes wrong in its scripts is noted.</summary>
    public async Task<BrowserPage> OpenAsync(Uri address, int width = 1440, int height = 900)
    {
        IBrowserContext context = await _browser!.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = width, Height = height },
            DeviceScaleFactor = 1,
        });
        // A page that is right and slow, on a machine that others use too, is no fault.
        context.SetDefaultTimeout(PatienceMilliseconds);
        return new BrowserPage(await context.NewPageAsync());
    }

    private static async Task<IBrowser> LaunchAsync()
    {
        IPlaywright playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path, Args = Flags });
    }
}

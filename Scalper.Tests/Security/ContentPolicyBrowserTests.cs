using Microsoft.Playwright;
using Scalper.Tests.EndToEnd;
using Scalper.Tests.Hosting;
using Scalper.Web.Components.Gallery;

namespace Scalper.Tests.Security;

/// <summary>S-19: every page meets its own Content Security Policy, in a real browser.</summary>
public sealed class ContentPolicyBrowserTests(Browser browser) : IClassFixture<Browser>
{
    private const string Listen =
        """
        window.violations = [];
        document.addEventListener('securitypolicyviolation', e => window.violations.push(`${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber} ${e.sample}`));
        """;

    [BrowserFact]
    public async Task Pages_All_BreakNoRuleAndLogNoError()
    {
        await using WebApp app = WebApp.WithAdministrator(("Universe:MaxSymbols", "8"));
        BrowserPage open = await browser.OpenAsync(app.ListenOnSocket());
        List<string> complaints = Watch(open.Page);
        await open.Page.AddInitScriptAsync(Listen);
        await open.SignInAsync();
        foreach ((string path, string ready) in Pages())
        {
            await open.Page.GotoAsync(path);
            await open.Page.WaitForSelectorAsync(ready);
            complaints.AddRange((await open.Page.EvaluateAsync<string[]>("window.violations")).Select(v => $"{path}: {v}"));
        }

        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
        Assert.Empty(open.Errors);
    }

    [BrowserTheory]
    [InlineData("/setup#")]
    [InlineData("/login")]
    public async Task AccountPages_Stranger_BreakNoRule(string path)
    {
        bool isSetup = path.StartsWith("/setup", StringComparison.Ordinal);
        await using WebApp app = isSetup ? new WebApp() : WebApp.WithAdministrator();
        Uri site = app.ListenOnSocket();
        string token = ((Web.Accounts.SignIn.SetupGate)app.Services.GetService(typeof(Web.Accounts.SignIn.SetupGate))!).Token ?? "";
        BrowserPage open = await browser.OpenAsync(site);
        List<string> complaints = Watch(open.Page);
        await open.Page.AddInitScriptAsync(Listen);
        await open.Page.GotoAsync(path + (isSetup ? token : ""));
        await open.Page.WaitForSelectorAsync("#userName");
        complaints.AddRange(await open.Page.EvaluateAsync<string[]>("window.violations"));
        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }

    [BrowserFact]
    public async Task InlineScript_WithoutTheNonce_DoesNotRun()
    {
        await using WebApp app = WebApp.WithAdministrator(("Universe:MaxSymbols", "8"));
        BrowserPage open = await browser.OpenAsync(app.ListenOnSocket());
        await open.Page.AddInitScriptAsync(Listen);
        await open.SignInAsync();
        await open.Page.EvaluateAsync(
            """
            () => {
              const script = document.createElement('script');
              script.textContent = 'window.ran = true';
              document.head.append(script);
              const image = document.createElement('div');
              image.innerHTML = '<img src=x onerror="window.ran = true">';
              document.body.append(image);
            }
            """);
        await open.Page.WaitForFunctionAsync("() => window.violations.length >= 2");
        Assert.False(await open.Page.EvaluateAsync<bool>("!!window.ran"));
    }

    private static IEnumerable<(string Path, string Ready)> Pages() =>
    [
        ("/", "tr:has([data-symbol])"),
        ("/monitor-micro", "tr[data-symbol] [data-status=Live]"),
        ("/api-docs", ".opblock-summary"),
        ("/symbol/BTCUSDT", "#symbol-page[data-stream=live] .lad-row"),
        ("/feeds", "main h1"),
        ("/recordings", "#recording-state"),
        ("/no-such-page", "main h1"),
        .. GallerySheet.All.Select(sheet => (sheet.Address, ".example")),
    ];

    // A page that is not there is told as an error by the browser itself.
    private static List<string> Watch(IPage page)
    {
        List<string> complaints = [];
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !page.Url.EndsWith("/no-such-page", StringComparison.Ordinal))
            {
                complaints.Add($"{page.Url}: {message.Text}");
            }
        };
        return complaints;
    }
}

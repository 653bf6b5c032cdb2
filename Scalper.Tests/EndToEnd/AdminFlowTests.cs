using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Scalper.Core.Engine;
using Scalper.Tests.Hosting;

namespace Scalper.Tests.EndToEnd;

/// <summary>What an administrator does, in a browser, over a market of eight symbols.</summary>
public sealed class AdminFlowTests : IAsyncLifetime
{
    private static readonly string[] Pages = ["subscriptions", "subscriptions?show=left-out&find=USDC", "users", "keys", "audit", "settings", "licences"];

    private readonly PageMarket _market = new(("Universe:MaxSymbols", "8"));

    private IMarket Market => _market.App.Services.GetRequiredService<IMarket>();

    private string[] Followed => [.. Market.Symbols.Select(s => s.Instrument.Symbol)];

    public Task InitializeAsync() => _market.InitializeAsync();

    public Task DisposeAsync() => _market.DisposeAsync();

    [BrowserFact]
    public async Task Subscriptions_ListsPreviewedAppliedAndResynced_AreWhatTheMarketFollows()
    {
        await using BrowserPage open = await _market.OpenAsync();
        IPage page = open.Page;
        await page.ClickAsync(".pages a:text('Admin')");
        string leaves = Followed[^1];
        string comes = Market.Universe!.Verdicts.Last(v => !v.IsFollowed && v.Listed!.IsTrading).Symbol;
        await page.FillAsync("#include", comes.ToLowerInvariant());
        await page.FillAsync("#exclude", leaves);
        await page.ClickAsync("button:text('Preview these lists')");
        Assert.Contains(comes, await page.InnerTextAsync("[data-part=added]"), StringComparison.Ordinal);
        Assert.Contains(leaves, await page.InnerTextAsync("[data-part=dropped]"), StringComparison.Ordinal);
        Assert.Contains(leaves, Followed);
        Assert.Empty(await PageAccess.FaultsAsync(page));
        await ScreenshotTests.SaveAsync(page, "subscriptions-1440x900");

        await page.ClickAsync("#preview button:text('Apply')");
        Assert.Equal("Applied: 1 added, 1 dropped, 0 changed.", await page.InnerTextAsync(".done"));
        Assert.Contains(comes, Followed);
        Assert.DoesNotContain(leaves, Followed);

        await Wait.ForAsync(
            async () =>
            {
                await page.GotoAsync($"/admin/subscriptions?show=confirmed&find={comes}");
                return await page.Locator($"tr[data-symbol={comes}]").CountAsync();
            },
            rows => rows == 1);
        await page.ClickAsync($"button[value={comes}]");
        Assert.Equal($"{comes}: snapshot asked for.", await page.InnerTextAsync(".done"));
        Assert.Equal(comes, await page.InputValueAsync("#find"));
        Assert.Empty(open.Errors);
    }

    [BrowserFact]
    public async Task Key_MadeUsedAndRevoked_IsInTheAuditLog()
    {
        await using BrowserPage open = await _market.OpenAsync("/admin/keys");
        IPage page = open.Page;
        await page.FillAsync("#name", "a bot");
        await page.ClickAsync("button:text('Make the key')");
        string key = await page.InnerTextAsync("#made-key");
        using HttpClient http = new() { BaseAddress = _market.Address };
        http.DefaultRequestHeaders.Add("X-Api-Key", key);
        using (HttpResponseMessage let = await http.GetAsync("/api/scores"))
        {
            Assert.True(let.IsSuccessStatusCode);
        }

        await page.ClickAsync("tr:has-text('a bot') button:text('Revoke')");
        using HttpResponseMessage refused = await http.GetAsync("/api/scores");
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, refused.StatusCode);

        await page.ClickAsync("nav a:text-is('Users')");
        await page.FillAsync("#note", "Carla");
        await page.ClickAsync("button:text('Make a link')");
        Assert.Contains("/invite#", await page.InnerTextAsync("#invite-link"), StringComparison.Ordinal);

        await page.ClickAsync("nav a:text-is('Audit log')");
        string log = await page.InnerTextAsync("main");
        Assert.All(new[] { "API key made", "API key revoked", "Invite made" }, act => Assert.Contains(act, log, StringComparison.Ordinal));
        Assert.Empty(open.Errors);
    }

    /// <summary>What an administrator does to an account is felt at once in the browser of whoever has it.</summary>
    [BrowserFact]
    public async Task Account_RoleChangedSignedOutAndLocked_IsFeltInItsOwnBrowser()
    {
        await using BrowserPage admin = await _market.OpenAsync("/admin/users");
        await using BrowserPage carla = await _market.OpenAsync("/", user: "carla");
        await admin.Page.ReloadAsync();
        ILocator row = admin.Page.Locator("tr[data-account=carla]");

        await row.Locator("select[name=role]").SelectOptionAsync("Viewer");
        await row.Locator("button:text-is('Change')").ClickAsync();
        Assert.Equal("Viewer", await row.Locator("select[name=role]").InputValueAsync());
        await AssertSignedOutAsync(carla);

        await carla.SignInAsync("carla");
        await ActAsync(row, "Sign out everywhere");
        Assert.Equal("0", await row.Locator("[data-label=Browsers]").InnerTextAsync());
        await AssertSignedOutAsync(carla);

        await carla.SignInAsync("carla");
        await ActAsync(row, "Lock");
        Assert.Equal("Locked", await row.Locator("[data-label=State]").InnerTextAsync());
        await AssertSignedOutAsync(carla);
        await carla.Page.FillAsync("#userName", "carla");
        await carla.Page.FillAsync("#password", WebApp.Password);
        await carla.Page.ClickAsync("button[type=submit]");
        Assert.NotEmpty(await carla.Page.InnerTextAsync("[role=alert]"));

        await ActAsync(row, "Unlock");
        Assert.Equal("Open", await row.Locator("[data-label=State]").InnerTextAsync());
        await carla.SignInAsync("carla");
        await admin.Page.GotoAsync("/admin/audit");
        string log = await admin.Page.InnerTextAsync("main");
        Assert.All(new[] { "Role changed", "Account locked", "Account unlocked" }, act => Assert.Contains(act, log, StringComparison.Ordinal));
        Assert.Empty(admin.Errors);
    }

    [BrowserFact]
    public async Task Pages_EveryWidth_HaveNoFaults()
    {
        foreach ((int width, int height) in new[] { (1440, 900), (390, 844) })
        {
            await using BrowserPage open = await _market.OpenAsync("/admin", width: width, height: height);
            foreach (string path in Pages)
            {
                await open.Page.GotoAsync("/admin/" + path);
                IReadOnlyList<string> faults = await PageAccess.FaultsAsync(open.Page);
                Assert.True(faults.Count == 0, $"{path} at {width}: {string.Join("; ", faults)}");
            }

            Assert.Empty(open.Errors);
        }
    }

    private static async Task ActAsync(ILocator row, string title)
    {
        await row.Locator("summary:text-is('More')").ClickAsync();
        await row.Locator($"button:text-is('{title}')").ClickAsync();
        await Assertions.Expect(row.Locator("details[open]")).ToHaveCountAsync(0);
    }

    // By a page that is asked for and by one that is open: its circuit is told to go to the form.
    private static async Task AssertSignedOutAsync(BrowserPage open)
    {
        await Wait.ForAsync(() => Task.FromResult(open.Page.Url), url => url.Contains("/login", StringComparison.Ordinal));
        await open.Page.GotoAsync("/monitor-micro");
        Assert.Contains("/login", open.Page.Url, StringComparison.Ordinal);
    }
}

using System.Net.Http.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Scalper.Tests.Hosting;
using Scalper.Web.Accounts;
using Scalper.Web.Market;

namespace Scalper.Tests.EndToEnd;

/// <summary>What the browser tests of several pages look at, and what they do to the exchange behind them.</summary>
internal static class PageWatch
{
    /// <summary>Who may look at everything and change nothing.</summary>
    public const string PlainUser = "ben";

    public static async Task AddPlainUserAsync(WebApp app)
    {
        using IServiceScope scope = app.Services.CreateScope();
        await AddUserAsync(scope.ServiceProvider.GetRequiredService<UserManager<Account>>(), PlainUser);
    }

    public static async Task AddUserAsync(UserManager<Account> accounts, string user)
    {
        Account account = new() { UserName = user };
        Assert.True((await accounts.CreateAsync(account, WebApp.Password)).Succeeded);
        Assert.True((await accounts.AddToRoleAsync(account, Roles.Viewer)).Succeeded);
    }

    /// <summary>Has the sandbox exchange do something.</summary>
    public static Task ControlAsync(WebApp app, object command) => ControlAsync(app.Services, command);

    /// <inheritdoc cref="ControlAsync(WebApp, object)"/>
    public static async Task ControlAsync(IServiceProvider services, object command)
    {
        Uri rest = services.GetRequiredService<SandboxExchange>().Addresses!.Value.RestUrl;
        using HttpClient http = new();
        using HttpResponseMessage answer = await http.PostAsJsonAsync(new Uri(rest, "control"), command);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Goes through the page with the Tab key and names what had the focus; "invisible: " where that is not to be seen.</summary>
    public static async Task<IReadOnlyList<string>> TabThroughAsync(IPage page, int steps, string key = "Tab")
    {
        List<string> seen = [];
        for (int i = 0; i < steps; i++)
        {
            await page.Keyboard.PressAsync(key);
            string name = await page.EvaluateAsync<string>(
                """
                () => {
                  const e = document.activeElement;
                  if (e === document.body) return 'none';
                  const style = getComputedStyle(e);
                  const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
                  return (seen ? '' : 'invisible: ') + (e.id || e.getAttribute('aria-label') || e.innerText.trim());
                }
                """);
            seen.Add(name);
        }

        return seen;
    }

    /// <summary>The page is not wider than its window.</summary>
    public static async Task AssertNoSidewaysScrollAsync(IPage page) =>
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "the page scrolls sideways");
}

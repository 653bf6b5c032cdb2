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
        UserManager<Account> accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        Assert.True((await accounts.CreateAsync(new Account { UserName = PlainUser }, WebApp.Password)).Succeeded);
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

    /// <summary>Visible texts, of the whole page or of a part of it, of which the contrast against what is behind them is under 4.5:1, with the ratio.</summary>
    public static async Task<string[]> FaintTextsAsync(IPage page, string within = "body") => await page.EvaluateAsync<string[]>(
        """
        within => {
          const parse = c => { const n = c.match(/[\d.]+/g).map(Number); return { r: n[0], g: n[1], b: n[2], a: n[3] ?? 1 }; };
          const over = (top, under) => ({ r: top.r * top.a + under.r * (1 - top.a), g: top.g * top.a + under.g * (1 - top.a), b: top.b * top.a + under.b * (1 - top.a), a: 1 });
          const channel = v => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
          const light = c => 0.2126 * channel(c.r) + 0.7152 * channel(c.g) + 0.0722 * channel(c.b);
          const behind = e => { const layers = []; for (; e; e = e.parentElement) layers.push(parse(getComputedStyle(e).backgroundColor)); return layers.reverse().reduce((under, top) => over(top, under), { r: 13, g: 17, b: 23, a: 1 }); };
          const opacity = e => { let o = 1; for (; e; e = e.parentElement) o *= Number(getComputedStyle(e).opacity); return o; };
          const faint = new Set();
          const walk = document.createTreeWalker(document.querySelector(within), NodeFilter.SHOW_TEXT);
          for (let node = walk.nextNode(); node; node = walk.nextNode()) {
            const e = node.parentElement, text = node.textContent.trim();
            const style = getComputedStyle(e);
            if (!text || ['SCRIPT', 'STYLE'].includes(e.tagName) || !e.checkVisibility({ visibilityProperty: true }) || e.closest('.visually-hidden') || e.closest(':disabled')) continue;
            const ground = behind(e), ink = parse(style.color);
            const seen = over({ ...ink, a: ink.a * opacity(e) }, ground);
            const [a, b] = [light(seen), light(ground)].sort((x, y) => y - x);
            const ratio = (a + 0.05) / (b + 0.05);
            if (ratio < 4.5) faint.add(`${text} ${ratio.toFixed(2)}`);
          }
          return [...faint];
        }
        """,
        within);

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

using Microsoft.Playwright;

namespace Scalper.Tests.EndToEnd;

/// <summary>What the tests do on the score table.</summary>
internal static class ScorePage
{
    /// <summary>Waits until the symbol's row shows a score and returns its text.</summary>
    public static async Task<string> ScoreTextAsync(IPage page, string symbol) =>
        (await (await page.WaitForSelectorAsync(FigureOf(symbol)))!.InnerTextAsync()).Trim();

    /// <summary>Waits until the symbol's row shows another score.</summary>
    public static async Task WaitForOtherScoreAsync(IPage page, string symbol, string before) => await page.WaitForFunctionAsync(
        "([selector, before]) => { const now = document.querySelector(selector)?.innerText.trim(); return now && now !== before; }",
        new[] { FigureOf(symbol), before });

    /// <summary>Puts the pointer on the table, where rows keep their places, and returns the first symbol that has a score.</summary>
    public static Task<string> HoldFirstAsync(IPage page) => HoldAsync(page, "tr:has(.score-figure) [data-symbol]");

    /// <summary>The same for the first symbol, whether it has a score or not: one whose data come late has none.</summary>
    public static Task<string> HoldAnyAsync(IPage page) => HoldAsync(page, "tr [data-symbol]");

    private static async Task<string> HoldAsync(IPage page, string row)
    {
        await HoldAsync(page);
        return await page.GetAttributeAsync(row, "data-symbol")
            ?? throw new InvalidOperationException("A row without its symbol.");
    }

    /// <summary>Types a filter, and waits until the table shows what fits alone: a row that goes between the look and a click would leave it to another.</summary>
    public static async Task FilterAsync(IPage page, string text)
    {
        await page.FillAsync("#filter", text);
        await page.WaitForFunctionAsync("() => /^\\d+ of \\d+/.test(document.getElementById('shown').innerText)");
    }

    /// <summary>Opens a symbol's explanation.</summary>
    public static async Task OpenWhyAsync(IPage page, string symbol)
    {
        await HoldAsync(page);
        await page.ClickAsync($"tr:has([data-symbol=\"{symbol}\"]) td[data-col=symbol]");
        await page.WaitForSelectorAsync($"#why[data-symbol=\"{symbol}\"] #why-score");
    }

    /// <summary>Reads the open explanation in one look, so that no tick falls between its numbers.</summary>
    public static async Task<WhyNumbers> ReadWhyAsync(IPage page)
    {
        double?[] values = await page.EvaluateAsync<double?[]>(
            """
            () => {
              const value = e => e.dataset.value === "" || e.dataset.value === undefined ? null : Number(e.dataset.value);
              const steps = [...document.querySelectorAll('#why tr[data-contribution]:not([data-contribution="clamp"])')].map(value);
              return [value(document.querySelector('#why-score')), ...steps];
            }
            """);
        return new WhyNumbers(values[0]!.Value, values[1..]);
    }

    private static string FigureOf(string symbol) => $"tr:has([data-symbol=\"{symbol}\"]) .score-figure";

    // A row that changes its place between the look and the click would leave the click to another.
    private static async Task HoldAsync(IPage page)
    {
        await page.HoverAsync(".table");
        await page.WaitForSelectorAsync("#held:not([hidden])", new() { State = WaitForSelectorState.Attached });
    }
}

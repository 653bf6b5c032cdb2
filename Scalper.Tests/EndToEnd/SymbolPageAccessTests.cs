using Microsoft.Playwright;

namespace Scalper.Tests.EndToEnd;

/// <summary>Everybody can use the symbol page, on a desk and on a phone: <see cref="PageAccess"/> finds nothing on it, in any colours.</summary>
[Collection(SymbolPageTestGroup.Name)]
public sealed class SymbolPageAccessTests(SymbolPageMarket market) : IAsyncLifetime
{
    public Task InitializeAsync() => Browser.Path is null ? Task.CompletedTask : market.CalmAsync();

    public Task DisposeAsync() => market.ClearAsync();

    [BrowserFact]
    public async Task Desk_EveryPreset_HasNoFaults()
    {
        await using SymbolPageTab tab = await (await market.OpenAsync(user: PageWatch.PlainUser, width: 1920, height: 1080)).LiveAsync();
        // The picture has no colours of the presets' that could be read, and drawing it leaves the page little time.
        await tab.PressAsync("p");
        await tab.ViewAsync(v => v.IsPaused);
        foreach (string preset in new[] { "RedGreen", "BlueOrange", "GreenRed" })
        {
            await tab.Page.ClickAsync("#strip-settings");
            await tab.Page.CheckAsync($"#settings input[value={preset}]");
            await tab.Page.WaitForSelectorAsync($"#colours[data-colours={preset}]", new() { State = WaitForSelectorState.Attached });
            await tab.Page.Keyboard.PressAsync("Escape");
            await AssertNoFaultsAsync(tab, preset);
        }

        await tab.Page.ClickAsync("[data-toggles=why]");
        await tab.Page.WaitForSelectorAsync("#pane-why #why-score");
        await tab.Page.ClickAsync("[data-toggles=statistics]");
        await tab.Page.WaitForSelectorAsync("#pane-statistics svg");
        await AssertNoFaultsAsync(tab, "with every pane");
        await tab.Page.ClickAsync("[data-toggles=why]");
        await tab.Page.ClickAsync("[data-toggles=statistics]");
        await tab.Page.WaitForSelectorAsync("#pane-statistics", new() { State = WaitForSelectorState.Detached });
    }

    [BrowserFact]
    public async Task Phone_HasNoFaultsAndDoesNotScrollSideways()
    {
        await using SymbolPageTab tab = await (await market.OpenAsync(width: 390, height: 844)).LiveAsync();
        await AssertNoFaultsAsync(tab, "phone");
        await PageWatch.AssertNoSidewaysScrollAsync(tab.Page);
    }

    [BrowserFact]
    public async Task Laptop_EveryButtonOfEveryBar_IsInSight()
    {
        await using SymbolPageTab tab = await (await market.OpenAsync()).LiveAsync();
        string[] cut = await tab.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('.mk-bar :is(button, input, [role=slider]), .symbol-head button')].filter(e => e.checkVisibility()).filter(e => {
              const box = e.getBoundingClientRect(), edge = e.closest('.pane, .symbol-head').getBoundingClientRect();
              return box.left < edge.left - 1 || box.right > edge.right + 1 || box.bottom > edge.bottom;
            }).map(e => e.ariaLabel || e.innerText)
            """);
        Assert.Empty(cut);
    }

    private static async Task AssertNoFaultsAsync(SymbolPageTab tab, string what)
    {
        IReadOnlyList<string> faults = await PageAccess.FaultsAsync(tab.Page);
        Assert.True(faults.Count == 0, string.Join('\n', faults.Prepend(what)));
        Assert.Empty(tab.Errors);
    }
}

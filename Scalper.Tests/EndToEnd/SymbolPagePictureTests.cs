namespace Scalper.Tests.EndToEnd;

/// <summary>The pictures of the symbol page, kept as those of <see cref="ScreenshotTests"/> are: with a wall, and with a gap.</summary>
[Trait("Category", "Screenshots")]
[Collection(SymbolPageTestGroup.Name)]
public sealed class SymbolPagePictureTests(SymbolPageMarket market) : IAsyncLifetime
{
    private static readonly (string Name, int Width, int Height)[] Sizes = [("1440x900", 1440, 900), ("1920x1080", 1920, 1080), ("390x844", 390, 844)];

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => market.ClearAsync();

    [BrowserFact]
    public async Task Symbol_EverySize_IsDrawnWithoutScrollingSideways()
    {
        await market.ControlAsync(new { cmd = "wall", symbol = SymbolPageMarket.Symbol, side = "bid", bps = 0.4, times = 15, seconds = 300 });
        foreach ((string name, int width, int height) in Sizes)
        {
            await using SymbolPageTab tab = await (await market.OpenAsync(width: width, height: height)).LiveAsync();
            if (ScreenshotTests.Folder is not null)
            {
                // A picture of a page that has been looked at for a while.
                await tab.Page.WaitForFunctionAsync("from => Date.now() > from + 60_000", await tab.Page.EvaluateAsync<double>("Date.now()"), new() { Timeout = 90_000 });
            }

            await ScreenshotTests.SaveAsync(tab.Page, $"symbol-{name}");
            Assert.Empty(tab.Errors);
        }

        await using SymbolPageTab gap = await (await market.OpenAsync()).LiveAsync();
        await market.ControlAsync(new { cmd = "silence", symbol = SymbolPageMarket.Symbol, depth = 50 });
        await gap.Page.WaitForSelectorAsync(".lad-body .mk-note:has-text('Book is stale')");
        await ScreenshotTests.SaveAsync(gap.Page, "symbol-gap-1440x900");
        Assert.Empty(gap.Errors);
    }
}

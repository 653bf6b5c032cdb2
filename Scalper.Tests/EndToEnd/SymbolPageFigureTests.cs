using Microsoft.Playwright;

namespace Scalper.Tests.EndToEnd;

/// <summary>The rows of ladder and tape against what the API says, and how they hold still.</summary>
[Collection(SymbolPageTestGroup.Name)]
public sealed class SymbolPageFigureTests(SymbolPageMarket market) : IAsyncLifetime
{
    private const string LadderRows = "() => [...document.querySelectorAll('.lad-row[data-price]')].map(r => [Number(r.dataset.price), Number(r.dataset.bid), Number(r.dataset.ask)])";
    private const string Instrumented =
        "window.audioContexts = 0; window.AudioContext = class extends AudioContext { constructor(...given) { super(...given); window.audioContexts++; } };";

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => market.ClearAsync();

    [BrowserFact]
    public async Task Ladder_PausedMarket_RowsAreTheBookAtEveryCompression()
    {
        await using SymbolPageTab tab = await (await market.OpenAsync(user: PageWatch.PlainUser)).LiveAsync();
        SymbolPageLevels book = await market.Book.PauseAsync();
        await tab.PressAsync(" ");
        await AssertLadderAsync(tab, book, compression: 1);
        foreach (int compression in new[] { 2, 5, 10 })
        {
            await tab.PressAsync("+");
            await tab.Page.WaitForSelectorAsync($".lad-compression:text-is('{compression} ticks')");
            await AssertLadderAsync(tab, book, compression);
        }

        foreach (int _ in new[] { 5, 2, 1 })
        {
            await tab.PressAsync("-");
        }

        await tab.Page.WaitForSelectorAsync(".lad-compression:text-is('1 tick')");
        await AssertLadderAsync(tab, book, compression: 1);
        Assert.Empty(tab.Errors);
    }

    [BrowserFact]
    public async Task Ladder_UnderThePointer_PricesStandUntilSpaceCentres()
    {
        await using SymbolPageTab tab = await (await market.OpenAsync()).LiveAsync();
        await tab.Page.HoverAsync(".lad-rows");
        await tab.Page.WaitForSelectorAsync(".mk-badge:text-is('held')");
        long[][] before = await tab.Page.EvaluateAsync<long[][]>(LadderRows);
        await market.ControlAsync(new { cmd = "burst", times = 20, seconds = 60 });
        long middle = before[before.Length / 2][0];
        await Wait.ForAsync(market.Book.ReadAsync, b => Math.Abs(b.BestBid - middle) > before.Length / 4);
        await Wait.ForAsync(() => tab.Page.EvaluateAsync<long[][]>(LadderRows), now => now.Zip(before).Any(p => !p.First.SequenceEqual(p.Second)));
        long[][] held = await tab.Page.EvaluateAsync<long[][]>(LadderRows);
        Assert.Equal(before.Select(r => r[0]), held.Select(r => r[0]));

        await market.ClearAsync();
        SymbolPageLevels book = await market.Book.PauseAsync();
        await tab.PressAsync(" ");
        await Wait.ForAsync(
            () => tab.Page.EvaluateAsync<long[][]>(LadderRows),
            rows => Math.Abs(rows[rows.Length / 2][0] - book.BestAsk) <= 2 + (book.BestAsk - book.BestBid));
        Assert.True(await tab.Page.IsVisibleAsync(".mk-badge:text-is('held')"));
        Assert.Empty(tab.Errors);
    }

    [BrowserFact]
    public async Task Tape_PausedMarket_RowsAreTheTradesOfTheApi()
    {
        await using SymbolPageTab tab = await (await market.OpenAsync()).LiveAsync();
        await tab.Page.WaitForSelectorAsync(".tape-row");
        await market.Book.PauseAsync();
        string[] trades = await market.Book.ReadTradesAsync();
        Assert.NotEmpty(trades);
        string[] shown = await Wait.ForAsync(() => ReadTapeAsync(tab.Page, trades.Length), rows => rows.Length == trades.Length && rows[0].Split(' ')[0] == Newest(trades));
        Assert.Equal(trades.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
        Assert.Equal(
            shown.Select(t => (decimal.Parse(t.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture) / 10, decimal.Parse(t.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture) / 1_000)),
            (await ReadFiguresAsync(tab.Page, trades.Length)).Select(f => (f[0], f[1])));
        Assert.True(await tab.Page.EvaluateAsync<bool>(
            "() => [...document.querySelectorAll('.tape-row')].every((row, at, all) => at === 0 || Number(all[at - 1].dataset.time) >= Number(row.dataset.time))"), "not newest first");
        Assert.Empty(tab.Errors);
    }

    [BrowserFact]
    public async Task Tape_UnderThePointer_StandsAndCountsWhatIsNew()
    {
        await using SymbolPageTab tab = await (await market.OpenAsync()).LiveAsync();
        await tab.Page.WaitForSelectorAsync(".tape-row");
        await tab.Page.HoverAsync(".tape-rows");
        await tab.Page.WaitForSelectorAsync(".tape-new:not([hidden])");
        string[] before = await ReadTapeAsync(tab.Page, 20);
        await tab.Page.WaitForFunctionAsync("() => /^\\d+ new$/.test(document.querySelector('.tape-new').innerText)");
        Assert.Equal(before, await ReadTapeAsync(tab.Page, 20));
        await tab.Page.HoverAsync("#symbol-name");
        await Wait.ForAsync(() => ReadTapeAsync(tab.Page, 20), now => !now.SequenceEqual(before));
        Assert.Empty(tab.Errors);
    }

    [BrowserFact]
    public async Task Sound_ByDefault_IsOffAndNothingOfItExists()
    {
        await using SymbolPageTab tab = await (await market.OpenAsync(user: PageWatch.PlainUser, script: Instrumented)).LiveAsync();
        await tab.Page.WaitForSelectorAsync(".tape-row");
        string[] before = await ReadTapeAsync(tab.Page, 20);
        await Wait.ForAsync(() => ReadTapeAsync(tab.Page, 20), now => !now.SequenceEqual(before));
        ILocator sound = tab.Page.GetByRole(AriaRole.Button, new() { Name = "Sound of large trades" });
        Assert.Equal("false", await sound.GetAttributeAsync("aria-pressed"));
        Assert.Equal(0, await tab.Page.EvaluateAsync<int>("window.audioContexts"));
        await sound.ClickAsync();
        await tab.Page.WaitForFunctionAsync("() => window.audioContexts === 1");
        await sound.ClickAsync();
        Assert.Empty(tab.Errors);
    }

    private static async Task AssertLadderAsync(SymbolPageTab tab, SymbolPageLevels book, int compression)
    {
        // A row never offers a better price than what it holds: bids are rounded down, asks up.
        Dictionary<long, long> bids = book.Bids.GroupBy(l => l.Key / compression * compression).ToDictionary(g => g.Key, g => g.Sum(l => l.Value));
        Dictionary<long, long> asks = book.Asks.GroupBy(l => (l.Key + compression - 1) / compression * compression).ToDictionary(g => g.Key, g => g.Sum(l => l.Value));
        long[][] rows = await Wait.ForAsync(() => tab.Page.EvaluateAsync<long[][]>(LadderRows), now => now.Length > 10 && now.All(IsRight) && now.Any(r => r[1] > 0) && now.Any(r => r[2] > 0), tab.DescribeAsync);
        Assert.Equal(Enumerable.Range(0, rows.Length).Select(at => rows[0][0] - (at * compression)), rows.Select(r => r[0]));
        Assert.True(rows[0][0] >= book.BestAsk && rows[^1][0] <= book.BestBid, "the touch is out of sight");

        bool IsRight(long[] row) => row[1] == bids.GetValueOrDefault(row[0]) && row[2] == asks.GetValueOrDefault(row[0]);
    }

    private static string Newest(IEnumerable<string> trades) => trades.Select(t => t.Split(' ')[0]).Max(StringComparer.Ordinal)!;

    // Price and size as they are written.
    private static async Task<decimal[][]> ReadFiguresAsync(IPage page, int count)
    {
        string[][] texts = await page.EvaluateAsync<string[][]>(
            "count => [...document.querySelectorAll('.tape-row')].slice(0, count).map(r => [r.children[2].innerText, r.children[3].innerText])", count);
        return [.. texts.Select(t => t.Select(f => decimal.Parse(f, System.Globalization.CultureInfo.InvariantCulture)).ToArray())];
    }

    private static Task<string[]> ReadTapeAsync(IPage page, int count) => page.EvaluateAsync<string[]>(
        "count => [...document.querySelectorAll('.tape-row')].slice(0, count).map(({ dataset: d }) => `${d.time} ${d.price} ${d.lots} ${d.side}`)", count);
}

using Microsoft.Playwright;
using Scalper.Tests.Captures;
using Scalper.Tests.Hosting;

namespace Scalper.Tests.EndToEnd;

/// <summary>The pixels of the heatmap against the API's book at known prices and times.</summary>
[Collection(SymbolPageTestGroup.Name)]
public sealed class SymbolPagePixelTests(SymbolPageMarket market) : IAsyncLifetime
{
    private const string LinearSession = "linear_20260809_BTCUSDT_SOLUSDT_ob200_trades_tickers_kline.jsonl.gz";

    // Of each price: the row that it is in, what the heatmap says of that row, its pixel, and the palette's colour for that size. Rows that
    // the lines of the best prices go through, or that are out of sight, have no pixel.
    private const string Cells =
        """
        async ({ prices, ms, low, high, touch }) => {
          const { thermal, channels } = await import('/js/market/palette.js');
          const { intensities, codeOf } = await import('/js/market/size-scale.js');
          const table = intensities({ kind: 'log', low, high, counts: null });
          const { heatmap } = document.querySelector('#heatmap-body');
          const canvas = document.querySelector('.heat-picture');
          const context = canvas.getContext('2d');
          return prices.map(price => {
            const cell = heatmap.cellAt(ms, price), row = Math.floor(price / cell.rowTicks);
            const isTouched = touch.some(best => Math.abs(Math.floor(best / cell.rowTicks) - row) <= (cell.rowTicks === 1 ? 0 : 1));
            const isSeen = !isTouched && cell.y > 1 && cell.y + cell.height < canvas.height - 22;
            const colour = isSeen ? channels(thermal().bids[table[codeOf(Math.max(cell.bid, cell.ask))]]) : [];
            // A line of the grid may go through a cell, never through all of it.
            const places = [0.6, 0.3].flatMap(x => [1.2, cell.height / 2, cell.height * 0.8].map(y => [Math.floor(cell.x + cell.width * x), Math.floor(cell.y + y)]));
            const pixels = isSeen ? places.map(at => [...context.getImageData(...at, 1, 1).data.slice(0, 3)]) : [[]];
            const pixel = pixels.find(p => p.join() === colour.join()) ?? pixels[0];
            return { row, rowTicks: cell.rowTicks, bid: cell.bid, ask: cell.ask, isGap: cell.isGap, pixel, colour };
          });
        }
        """;

    // How bright the middle of a wall's row is, and the brightest of the rows beside it; nothing where it is out of sight.
    private const string Brightness =
        $$"""
        async price => {
          await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
          const pane = document.querySelector('#heatmap-body'), canvas = document.querySelector('.heat-picture');
          const ms = {{SymbolPageTab.Edge}} - 300;
          const light = at => {
            const c = pane.heatmap.cellAt(ms, at);
            const y = Math.floor(c.y + c.height / 2);
            if (y < 0 || y >= canvas.height - 20) return -1;
            const [red, green, blue] = canvas.getContext('2d').getImageData(Math.floor(c.x + c.width / 2), y, 1, 1).data;
            return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
          };
          const { rowTicks, width, fromMs, toMs } = pane.heatmap.cellAt(ms, price);
          return { rowTicks, bucketMs: toMs - fromMs, wall: light(price), beside: Math.max(...[-3, -2, -1, 1, 2, 3].map(rows => light(price + rows * rowTicks))) };
        }
        """;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => market.ClearAsync();

    [BrowserFact]
    public async Task Cells_PausedMarket_AreTheBookOfTheApiInThePalettesColours()
    {
        await using SymbolPageTab tab = await (await market.OpenAsync(user: PageWatch.PlainUser)).LiveAsync();
        await tab.ShowCellsOnlyAsync();
        long price = (await market.Book.ReadAsync()).BestBid;
        await tab.ZoomPriceInAsync(price);
        await tab.ZoomTimeInAsync(price);
        await AssertPictureIsTheBookAsync(tab, market.Book);
    }

    [BrowserFact(NeedsCaptures = true)]
    public async Task Cells_RecordedMarket_AreTheBookOfTheApiInThePalettesColours()
    {
        await using WebApp app = WebApp.WithAdministrator(("Sandbox:Capture", CapturePath.Bybit(LinearSession)), SymbolPageBook.KeyName, SymbolPageBook.Key);
        Uri address = app.ListenOnSocket();
        using SymbolPageBook book = new(app, address, SymbolPageMarket.Symbol);
        BrowserPage open = await market.Browser.OpenAsync(address);
        await open.SignInAsync();
        await open.Page.GotoAsync($"/symbol/{SymbolPageMarket.Symbol}");
        await using SymbolPageTab tab = await new SymbolPageTab(open).LiveAsync();
        await tab.ShowCellsOnlyAsync();
        await tab.ZoomTimeInAsync((await book.ReadAsync()).BestBid);
        await AssertPictureIsTheBookAsync(tab, book);
    }

    [BrowserFact]
    public async Task Wall_EveryZoom_IsBrighterThanItsNeighbours()
    {
        await using SymbolPageTab tab = await (await market.OpenAsync()).LiveAsync();
        await tab.ShowCellsOnlyAsync();
        (long wall, long lots) = await market.Book.PlantWallAsync();
        // Or the price may walk so far from the wall that the book no longer reaches it.
        await market.CalmAsync();
        await tab.Page.WaitForFunctionAsync(
            $"([price, lots]) => document.querySelector('#heatmap-body').heatmap.cellAt({SymbolPageTab.Edge} - 300, price)?.bid >= lots",
            new[] { wall, lots });

        List<string> zooms = [await AssertBrightAsync(tab, wall)];
        for (double[]? before = null; ;)
        {
            await tab.Page.ClickAsync(".heat-bar button[title^='Zoom out']");
            zooms.Add(await AssertBrightAsync(tab, wall));
            SymbolPageView view = await tab.ViewAsync();
            if (before is not null && Math.Abs(view.SpanMs - before[0]) < 1)
            {
                break;
            }

            before = [view.SpanMs];
        }

        await tab.PointAsync(0.9, 0.5);
        foreach (float turn in new[] { -150f, -150, 300, 150, 150, 150, 150 })
        {
            await tab.TurnAsync(turn, isPrice: true);
            zooms.Add(await AssertBrightAsync(tab, wall));
        }

        // Which sizes of a row come along depends on how far the price stood from the wall when it was planted.
        Assert.True(zooms.Where(z => z.Contains("ms", StringComparison.Ordinal)).Distinct().Count() >= 5, $"too few zooms were seen: {string.Join(", ", zooms)}");
        Assert.Empty(tab.Errors);
    }

    private static async Task<string> AssertBrightAsync(SymbolPageTab tab, long wall)
    {
        // The picture of a new zoom may take more than a frame; once drawn it stands, for the market does.
        Brightnesses seen = await Wait.ForAsync(
            () => tab.Page.EvaluateAsync<Brightnesses>(Brightness, wall), b => b.Wall < 0 || (b.Wall != 0 && b.Wall > b.Beside));
        return seen.Wall < 0 ? "out of sight" : $"{seen.RowTicks} ticks x {seen.BucketMs} ms";
    }

    private static async Task AssertPictureIsTheBookAsync(SymbolPageTab tab, SymbolPageBook source)
    {
        SymbolPageLevels book = await source.PauseAsync();
        double full = Math.Round(book.Bids.Values.Concat(book.Asks.Values).Max() * 0.8 * source.QuantityStep, 3);
        await FixScaleAsync(tab.Page, source.QuantityStep, full);
        long ms = book.AtMs + 1_000;
        await tab.Page.WaitForFunctionAsync("ms => document.querySelector('#heatmap-body').heatmap.cellAt(ms, 0)", ms + 500);

        long[] prices = [.. book.EveryPrice()];
        Cell[] cells = await tab.Page.EvaluateAsync<Cell[]>(
            Cells, new { prices, ms, low = 1, high = full / source.QuantityStep, touch = new[] { book.BestBid, book.BestAsk } });
        Assert.True(book.Bids.Count + book.Asks.Count >= 60, "a thin book shows little");
        ILookup<long, long> rows = prices.Zip(cells).ToLookup(p => p.Second.Row, p => p.First);
        Assert.Equal(
            cells.Select(c => $"row {c.Row}: {rows[c.Row].Sum(p => book.Bids.GetValueOrDefault(p))} {rows[c.Row].Sum(p => book.Asks.GetValueOrDefault(p))}"),
            cells.Select(c => $"row {c.Row}: {c.Bid} {c.Ask}{(c.IsGap ? " gap" : "")}"));
        AssertColours([.. cells.Where(c => c.Pixel.Length > 0).DistinctBy(c => c.Row)]);
        Assert.Empty(tab.Errors);
    }

    private static void AssertColours(Cell[] seen)
    {
        Assert.All(seen, c => Assert.Equal(c.Colour, c.Pixel));
        Cell[] levels = [.. seen.Where(c => c.Size > 0).OrderBy(c => c.Size)];
        Assert.True(levels.Length >= 5, $"{levels.Length} levels are in sight");
        Assert.All(levels, c => Assert.True(c.Light > Cell.Ground.Light, "a level looks like empty ground"));
        Assert.All(seen.Where(c => c.Size == 0), c => Assert.Equal(Cell.Ground.Pixel, c.Pixel));
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second.Light >= pair.First.Light - 0.004, $"{pair.Second.Size} is darker than {pair.First.Size}"));
    }

    private static async Task FixScaleAsync(IPage page, double low, double high)
    {
        foreach ((string name, double value) in new[] { ("Black below", low), ("Full from", high) })
        {
            await page.FillAsync($".heat-field[aria-label^='{name}']", value.ToString(System.Globalization.CultureInfo.InvariantCulture));
            await page.Keyboard.PressAsync("Enter");
            await page.EvaluateAsync("document.activeElement.blur()");
        }
    }

    private sealed record Brightnesses
    {
        public double RowTicks { get; init; }

        public double BucketMs { get; init; }

        public double Wall { get; init; }

        public double Beside { get; init; }
    }

    private sealed record Cell
    {
        public static Cell Ground { get; } = new() { Pixel = [6, 8, 12] };

        public long Row { get; init; }

        public long Bid { get; init; }

        public long Ask { get; init; }

        public bool IsGap { get; init; }

        public int[] Pixel { get; init; } = [];

        public int[] Colour { get; init; } = [];

        public long Size => Math.Max(Bid, Ask);

        /// <summary>Relative luminance as of WCAG 2.2.</summary>
        public double Light => (0.2126 * Linear(Pixel[0])) + (0.7152 * Linear(Pixel[1])) + (0.0722 * Linear(Pixel[2]));

        private static double Linear(int channel) => channel / 255.0 <= 0.04045 ? channel / 255.0 / 12.92 : Math.Pow(((channel / 255.0) + 0.055) / 1.055, 2.4);
    }
}

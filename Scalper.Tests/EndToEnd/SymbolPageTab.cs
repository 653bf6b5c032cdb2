using System.Globalization;
using Microsoft.Playwright;

namespace Scalper.Tests.EndToEnd;

/// <summary>A browser page that shows a symbol, and what the tests do with its heatmap.</summary>
/// <param name="market">How the market behind it stands, for the message where nothing comes.</param>
public sealed class SymbolPageTab(BrowserPage open, Func<string>? market = null) : IAsyncDisposable
{
    /// <summary>In a script: the end of the newest column that is drawn, Unix ms. The clock would say nothing on a machine that is behind.</summary>
    public const string Edge = "(({ fromMs, toMs }) => Number(fromMs) * 0.12 + Number(toMs) * 0.88)(document.querySelector('#heatmap-body').dataset)";

    private int waits;

    public IPage Page => open.Page;

    public IReadOnlyList<string> Errors => open.Errors;

    public ValueTask DisposeAsync() => open.DisposeAsync();

    /// <summary>Waits until the symbol's columns come and are drawn, one more than there may be already.</summary>
    /// <remarks>A page whose server was restarted may load itself anew while this waits, so that the wait keeps nothing but what the page itself holds.</remarks>
    public async Task<SymbolPageTab> LiveAsync(string symbol = SymbolPageMarket.Symbol)
    {
        try
        {
            await AwaitColumnsAsync(symbol);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{symbol} does not come: {await DescribeAsync()}", late);
        }

        return this;
    }

    /// <summary>What the page says of itself, what its scripts said, and how the market behind it stands: for the message of a test that waits in vain.</summary>
    public async Task<string> DescribeAsync() => string.Join('\n',
    [
        await Page.EvaluateAsync<string>(
            """
            () => [
              JSON.stringify({ ...document.querySelector('#symbol-page')?.dataset }),
              ...[...document.querySelectorAll('.symbol-head, .lad-body, [role=status], [role=alert]')].filter(e => e.checkVisibility()).map(e => e.innerText.replaceAll('\n', ' ').slice(0, 200)),
            ].join('\n')
            """),
        .. Errors,
        .. open.Notes,
        market?.Invoke() ?? "",
    ]);

    private Task<IJSHandle> AwaitColumnsAsync(string symbol) =>
        Page.WaitForFunctionAsync(
            $$"""
            ([symbol, wait]) => {
              if (!document.querySelector(`#symbol-page[data-symbol="${symbol}"][data-stream=live]`) || !document.querySelector('.lad-row')) return false;
              const body = document.querySelector('#heatmap-body');
              if (!body?.heatmap || !body.dataset.toMs) return false;
              const edge = {{Edge}};
              body[wait] ??= edge;
              return edge > body[wait] && body.heatmap.cellAt(edge - 1000, 0) !== null;
            }
            """,
            new[] { symbol, $"drawn-{++waits}" });

    /// <summary>Presses a key that no control has the focus for.</summary>
    public async Task PressAsync(string key)
    {
        await Page.EvaluateAsync("document.activeElement?.blur()");
        await Page.Keyboard.PressAsync(key);
    }

    /// <summary>Trade dots and the outlines of walls lie over the cells: away with them.</summary>
    public async Task ShowCellsOnlyAsync()
    {
        // Another test may have chosen the other palette for this account.
        await Page.ClickAsync(".heat-bar button:text-is('Thermal')");
        foreach (string layer in new[] { "Trade dots", "Outlines of walls" })
        {
            ILocator shown = Page.Locator($".heat-bar button[title^='{layer}'][aria-pressed=true]");
            if (await shown.CountAsync() > 0)
            {
                await shown.ClickAsync();
            }
        }
    }

    /// <summary>Zooms in until each price has a row of its own, wheel and Shift.</summary>
    public Task ZoomPriceInAsync(long price) => WheelUntilAsync(price, -240, isPrice: true, c => c[0] == 1 && c[1] >= 4);

    /// <summary>Zooms in until every 100 ms are a column, by the button.</summary>
    public Task ZoomTimeInAsync(long price) => Wait.ForAsync(
        async () =>
        {
            await Page.ClickAsync(".heat-bar button[title^='Zoom in']");
            return await CellAsync(price);
        },
        c => c[2] == 100 && c[3] >= 4);

    /// <summary>Turns the wheel over the middle of the picture until the cells are as wanted: ticks a row, its height, milliseconds a column, its width.</summary>
    public async Task WheelUntilAsync(long price, float turn, bool isPrice, Predicate<double[]> isEnough)
    {
        await PointAsync(0.9, 0.5);
        await Wait.ForAsync(
            async () =>
            {
                await TurnAsync(turn, isPrice);
                return await CellAsync(price);
            },
            c => isEnough(c));
    }

    public async Task PointAsync(double x, double y)
    {
        LocatorBoundingBoxResult box = (await Page.Locator(".heat-picture").BoundingBoxAsync())!;
        await Page.Mouse.MoveAsync((float)(box.X + (x * (await WidthAsync()))), (float)(box.Y + (y * (box.Height - 20))));
    }

    public async Task TurnAsync(float turn, bool isPrice = false)
    {
        if (isPrice)
        {
            await Page.Keyboard.DownAsync("Shift");
        }

        await Page.Mouse.WheelAsync(0, turn);
        if (isPrice)
        {
            await Page.Keyboard.UpAsync("Shift");
        }
    }

    /// <summary>Width of the plot without its price axis, CSS pixels.</summary>
    public Task<double> WidthAsync() => Page.EvaluateAsync<double>(
        $$"""
        () => {
          const { fromMs, toMs } = document.querySelector('#heatmap-body').dataset;
          const cell = document.querySelector('#heatmap-body').heatmap.cellAt({{Edge}} - 1000, 0);
          return (toMs - fromMs) * cell.width / (cell.toMs - cell.fromMs);
        }
        """);

    /// <summary>What the heatmap shows: times at its edges, prices at its edges, following, paused.</summary>
    public async Task<SymbolPageView> ViewAsync()
    {
        Dictionary<string, string> data = await Page.EvaluateAsync<Dictionary<string, string>>("() => ({ ...document.querySelector('#heatmap-body').dataset })");
        double Number(string name) => double.Parse(data[name], CultureInfo.InvariantCulture);
        return new(Number("fromMs"), Number("toMs"), Number("top"), Number("bottom"), data["followTime"] == "true", data["followPrice"] == "true", data["paused"] == "true");
    }

    public Task<SymbolPageView> ViewAsync(Predicate<SymbolPageView> isSo) => Wait.ForAsync(ViewAsync, v => isSo(v));

    /// <summary>The picture as it stands, to be compared.</summary>
    public Task<string> PictureAsync() => Page.EvaluateAsync<string>("() => document.querySelector('.heat-picture').toDataURL()");

    private Task<double[]> CellAsync(long price) => Page.EvaluateAsync<double[]>(
        $$"""
        async price => {
          await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
          const c = document.querySelector('#heatmap-body').heatmap.cellAt({{Edge}} - 1000, price);
          return [c.rowTicks, c.height, c.toMs - c.fromMs, c.width];
        }
        """,
        price);
}

using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Core.Engine;
using Scalper.Core.Primitives;
using Scalper.Tests.Hosting;
using Scalper.Web.Market;

namespace Scalper.Tests.EndToEnd;

/// <summary>What the API and the exchange say of one symbol, in price steps and quantity steps as the page has them.</summary>
public sealed class SymbolPageBook : IDisposable
{
    private readonly WebApp _app;
    private readonly string _symbol;
    private readonly HttpClient _http;

    public SymbolPageBook(WebApp app, Uri address, string symbol)
    {
        _app = app;
        _symbol = symbol;
        _http = new HttpClient { BaseAddress = address };
        _http.DefaultRequestHeaders.Add("X-Api-Key", Key.Value);
    }

    public static (string Key, string Value) KeyName => ("Api:Keys:0:Name", "symbol page");

    public static (string Key, string Value) Key => ("Api:Keys:0:Key", "key-of-the-symbol-page");

    public double QuantityStep => double.Parse(Instrument.QtyStep.Text, System.Globalization.CultureInfo.InvariantCulture);

    private Instrument Instrument => _app.Services.GetRequiredService<IMarket>().Find(_symbol)!.Instrument;

    public void Dispose() => _http.Dispose();

    /// <summary>The API's book as it is now.</summary>
    public async Task<SymbolPageLevels> ReadAsync()
    {
        JsonElement book = await AskAsync($"/api/symbol/{_symbol}/book?depth=200");
        return new(book.GetProperty("status").GetString()!, book.GetProperty("updateId").GetInt64(), book.GetProperty("at").GetInt64(), Levels(book, "bids"), Levels(book, "asks"));
    }

    /// <summary>Pauses the market and waits until the API has everything that the exchange has sent.</summary>
    public async Task<SymbolPageLevels> PauseAsync()
    {
        await PageWatch.ControlAsync(_app, new { cmd = "rate", value = 0 });
        return (await Wait.ForAsync(async () => (Book: await ReadAsync(), Sent: await ReadSentAsync()), r => r.Book.UpdateId == r.Sent)).Book;
    }

    /// <summary>Has the exchange plant a bid that is much larger than all others; its price and size.</summary>
    public async Task<(long Price, long Lots)> PlantWallAsync()
    {
        Uri rest = _app.Services.GetRequiredService<SandboxExchange>().Addresses!.Value.RestUrl;
        using HttpResponseMessage answer = await _http.PostAsJsonAsync(new Uri(rest, "control"), new { cmd = "wall", symbol = _symbol, side = "bid", bps = 0.3, times = 300, seconds = 120 });
        JsonElement planted = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(answer.IsSuccessStatusCode, planted.ToString());
        return (Steps(planted.GetProperty("price").GetString()!, Instrument.TickSize), Steps(planted.GetProperty("quantity").GetString()!, Instrument.QtyStep));
    }

    /// <summary>The API's trades: time, price, quantity, side.</summary>
    public async Task<string[]> ReadTradesAsync()
    {
        JsonElement trades = await AskAsync($"/api/symbol/{_symbol}/trades");
        return [.. trades.EnumerateArray().Select(t => string.Join(
            ' ',
            t.GetProperty("at"),
            Steps(t.GetProperty("price").GetString()!, Instrument.TickSize),
            Steps(t.GetProperty("qty").GetString()!, Instrument.QtyStep),
            t.GetProperty("side").GetString()!.ToLowerInvariant()))];
    }

    /// <summary>Update id of the last frame that the exchange has sent.</summary>
    private async Task<long> ReadSentAsync()
    {
        Uri rest = _app.Services.GetRequiredService<SandboxExchange>().Addresses!.Value.RestUrl;
        JsonElement truth = await _http.GetFromJsonAsync<JsonElement>(new Uri(rest, $"truth?symbol={_symbol}&depth=50"));
        return truth.GetProperty("list")[0].GetProperty("u").GetInt64();
    }

    private async Task<JsonElement> AskAsync(string path)
    {
        using HttpResponseMessage answer = await Wait.ForAsync(() => _http.GetAsync(new Uri(path, UriKind.Relative)), a => a.IsSuccessStatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private SortedDictionary<long, long> Levels(JsonElement book, string side) => new(book.GetProperty(side).EnumerateArray().ToDictionary(
        l => Steps(l[0].GetString()!, Instrument.TickSize), l => Steps(l[1].GetString()!, Instrument.QtyStep)));

    private static long Steps(string text, DecimalStep step) => decimal.ToInt64(
        decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture) / decimal.Parse(step.Text, System.Globalization.CultureInfo.InvariantCulture));
}

using System.Globalization;
using System.Text.Json;
using Scalper.Core.Primitives;
using Scalper.Core.Universe;

namespace Scalper.Core.Venues.Bybit;

/// <summary>
/// Bybit v5 REST, public market data (Bybit v5 documentation, market: get-instruments-info, get-tickers, get-server-time, checked 2026-11-21).
/// Numbers come as text; success is <c>retCode</c> 0 alone.
/// </summary>
public sealed class BybitRest(HttpClient http, Uri address) : IVenueRest
{
    private const int PageSize = 1_000;
    private const int MostPages = 50;

    /// <summary>All linear contracts that the venue trades, joined with their 24 h figures.</summary>
    /// <exception cref="VenueRequestException">The venue did not answer, or not in the documented form.</exception>
    public async Task<IReadOnlyList<ListedContract>> ListContractsAsync(CancellationToken cancellation)
    {
        Dictionary<string, (double? Volume, double? Turnover)> figures = await ReadFiguresAsync(cancellation).ConfigureAwait(false);
        List<ListedContract> contracts = [];
        string cursor = "";
        for (int page = 0; page < MostPages; page++)
        {
            string query = $"/v5/market/instruments-info?category=linear&limit={PageSize.ToString(CultureInfo.InvariantCulture)}"
                + (cursor.Length > 0 ? $"&cursor={Uri.EscapeDataString(cursor)}" : "");
            using JsonDocument answer = await GetAsync(query, cancellation).ConfigureAwait(false);
            JsonElement result = answer.RootElement.GetProperty("result");
            contracts.AddRange(Read(query, () => result.GetProperty("list").EnumerateArray().Select(i => ReadContract(i, figures)).OfType<ListedContract>().ToArray()));
            cursor = Read(query, () => result.TryGetProperty("nextPageCursor", out JsonElement next) ? next.GetString() ?? "" : "");
            if (cursor.Length == 0)
            {
                // A listing that comes in while the pages are read can push a contract onto the next one.
                return [.. contracts.DistinctBy(c => c.Symbol)];
            }
        }

        throw new VenueRequestException($"instruments-info did not end after {MostPages} pages");
    }

    public async Task<Instrument?> FindInstrumentAsync(string symbol, CancellationToken cancellation)
    {
        string query = $"/v5/market/instruments-info?category=linear&symbol={Uri.EscapeDataString(symbol)}";
        using JsonDocument answer = await GetAsync(query, cancellation).ConfigureAwait(false);
        return Read(query, () => answer.RootElement.GetProperty("result").GetProperty("list").EnumerateArray()
            .Where(c => Text(c, "symbol") == symbol).Select(ReadInstrument).FirstOrDefault());
    }

    /// <summary>Market: get server time; the nanoseconds are the finer of its two forms.</summary>
    public async Task<long> ReadTimeAsync(CancellationToken cancellation)
    {
        const string Query = "/v5/market/time";
        using JsonDocument answer = await GetAsync(Query, cancellation).ConfigureAwait(false);
        return Read(Query, () => long.Parse(Text(answer.RootElement.GetProperty("result"), "timeNano"), NumberStyles.None, CultureInfo.InvariantCulture));
    }

    private async Task<Dictionary<string, (double? Volume, double? Turnover)>> ReadFiguresAsync(CancellationToken cancellation)
    {
        const string Query = "/v5/market/tickers?category=linear";
        using JsonDocument answer = await GetAsync(Query, cancellation).ConfigureAwait(false);
        return Read(Query, () => answer.RootElement.GetProperty("result").GetProperty("list").EnumerateArray().ToDictionary(
            t => Text(t, "symbol"), t => (Number(t, "volume24h"), Number(t, "turnover24h")), StringComparer.Ordinal));
    }

    // A contract whose grids can't be read is left out: nothing of it could be decoded.
    private static ListedContract? ReadContract(JsonElement contract, Dictionary<string, (double? Volume, double? Turnover)> figures)
    {
        if (ReadInstrument(contract) is not { } instrument)
        {
            return null;
        }

        (double? volume, double? turnover) = figures.GetValueOrDefault(instrument.Symbol);
        bool perpetual = Text(contract, "contractType") == "LinearPerpetual" && Text(contract, "quoteCoin") == "USDT";
        double leverage = Number(contract.GetProperty("leverageFilter"), "maxLeverage") ?? 0;
        return new ListedContract(
            instrument, Text(contract, "status") == "Trading", perpetual, leverage, volume, turnover);
    }

    private static Instrument? ReadInstrument(JsonElement contract) =>
        DecimalStep.TryParse(Text(contract.GetProperty("priceFilter"), "tickSize"), out DecimalStep? tick)
        && DecimalStep.TryParse(Text(contract.GetProperty("lotSizeFilter"), "qtyStep"), out DecimalStep? step)
            ? new Instrument(Text(contract, "symbol"), tick, step)
            : null;

    private async Task<JsonDocument> GetAsync(string query, CancellationToken cancellation)
    {
        JsonDocument? document = null;
        try
        {
            using HttpResponseMessage response = await http.GetAsync(new Uri(address, query), cancellation).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                throw new VenueRequestException($"GET {query}: HTTP {(int)response.StatusCode}");
            }

            using Stream body = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
            document = await JsonDocument.ParseAsync(body, default, cancellation).ConfigureAwait(false);
            int code = Read(query, () => document.RootElement.GetProperty("retCode").GetInt32());
            if (code != 0 || !document.RootElement.TryGetProperty("result", out JsonElement result) || result.ValueKind != JsonValueKind.Object)
            {
                throw new VenueRequestException($"GET {query}: retCode {code}, expected 0 with a result");
            }

            JsonDocument answer = document;
            document = null;
            return answer;
        }
        catch (HttpRequestException e)
        {
            throw new VenueRequestException($"GET {query}: {e.Message}", e);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new VenueRequestException($"GET {query}: no answer in time", e);
        }
        catch (JsonException e)
        {
            throw new VenueRequestException($"GET {query}: the answer is not JSON", e);
        }
        finally
        {
            document?.Dispose();
        }
    }

    private static T Read<T>(string query, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException or OverflowException)
        {
            throw new VenueRequestException($"GET {query}: the answer lacks a field or has one of another type ({e.Message})", e);
        }
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";

    private static double? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value)
        && double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
        && double.IsFinite(number)
            ? number
            : null;
}

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

    /// <summary>All linear contracts that the venue lists, joined with their 24 h figures.</summary>
    /// <exception cref="VenueRequestException">The venue did not answer, or not in the documented form, or not one contract could be read.</exception>
    public async Task<ContractList> ListContractsAsync(CancellationToken cancellation)
    {
        Dictionary<string, (double? Volume, double? Turnover)> figures = await ReadFiguresAsync(cancellation).ConfigureAwait(false);
        BybitContracts contracts = new(figures);
        string cursor = "";
        for (int page = 0; page < MostPages; page++)
        {
            string query = $"/v5/market/instruments-info?category=linear&limit={PageSize.ToString(CultureInfo.InvariantCulture)}"
                + (cursor.Length > 0 ? $"&cursor={Uri.EscapeDataString(cursor)}" : "");
            using JsonDocument answer = await GetAsync(query, cancellation).ConfigureAwait(false);
            JsonElement result = answer.RootElement.GetProperty("result");
            cursor = Read(query, () =>
            {
                contracts.Add(result.GetProperty("list"));
                return result.TryGetProperty("nextPageCursor", out JsonElement next) ? next.GetString() ?? "" : "";
            });
            if (cursor.Length == 0)
            {
                return contracts.ToList(query);
            }
        }

        throw new VenueRequestException($"instruments-info did not end after {MostPages} pages");
    }

    public async Task<Instrument?> FindInstrumentAsync(string symbol, CancellationToken cancellation)
    {
        string query = $"/v5/market/instruments-info?category=linear&symbol={Uri.EscapeDataString(symbol)}";
        using JsonDocument answer = await GetAsync(query, cancellation).ConfigureAwait(false);
        return Read(query, () => answer.RootElement.GetProperty("result").GetProperty("list").EnumerateArray()
            .Where(c => c.Text("symbol") == symbol).Select(BybitContracts.ReadInstrument).FirstOrDefault());
    }

    public Task<byte[]?> ReadBookAsync(string symbol, CancellationToken cancellation) => Task.FromResult<byte[]?>(null);

    /// <summary>Market: get server time; the nanoseconds are the finer of its two forms.</summary>
    public async Task<long> ReadTimeAsync(CancellationToken cancellation)
    {
        const string Query = "/v5/market/time";
        using JsonDocument answer = await GetAsync(Query, cancellation).ConfigureAwait(false);
        return Read(Query, () => long.Parse(answer.RootElement.GetProperty("result").Text("timeNano"), NumberStyles.None, CultureInfo.InvariantCulture));
    }

    private async Task<Dictionary<string, (double? Volume, double? Turnover)>> ReadFiguresAsync(CancellationToken cancellation)
    {
        const string Query = "/v5/market/tickers?category=linear";
        using JsonDocument answer = await GetAsync(Query, cancellation).ConfigureAwait(false);
        Dictionary<string, (double? Volume, double? Turnover)> figures = Read(
            Query, () => answer.RootElement.GetProperty("result").GetProperty("list").EnumerateArray().ToDictionary(
                t => t.Text("symbol"), t => (t.Number("volume24h"), t.Number("turnover24h")), StringComparer.Ordinal));

        // Without any figures the rule would take every contract for one without volume.
        return figures.Count > 0 ? figures : throw new VenueRequestException($"GET {Query}: no tickers at all");
    }

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
        catch (Exception e) when (BybitJson.IsOtherShape(e))
        {
            throw new VenueRequestException($"GET {query}: the answer lacks a field or has one of another type ({e.Message})", e);
        }
    }
}

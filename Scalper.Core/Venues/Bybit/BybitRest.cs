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

    private readonly VenueHttp _http = new(http, address);

    /// <summary>All linear contracts that the venue lists, joined with their 24 h figures.</summary>
    /// <exception cref="VenueRequestException">The venue did not answer, or not in the documented form, or not one contract could be read.</exception>
    public async Task<ContractList> ListContractsAsync(CancellationToken cancellation)
    {
        const string Tickers = "/v5/market/tickers?category=linear";
        Dictionary<string, (double? Volume, double? Turnover)> figures = await AskAsync(
            Tickers, result => DayFigures.Read(Tickers, result.GetProperty("list"), "volume24h", "turnover24h"), cancellation).ConfigureAwait(false);
        ContractGatherer contracts = new(BybitVenue.Instance.Name, contract => BybitContracts.Read(contract, figures));
        string cursor = "";
        for (int page = 0; page < MostPages; page++)
        {
            string query = $"/v5/market/instruments-info?category=linear&limit={PageSize.ToString(CultureInfo.InvariantCulture)}"
                + (cursor.Length > 0 ? $"&cursor={Uri.EscapeDataString(cursor)}" : "");
            cursor = await AskAsync(query, result => AddPage(contracts, result), cancellation).ConfigureAwait(false);
            if (cursor.Length == 0)
            {
                return contracts.ToList(query);
            }
        }

        throw new VenueRequestException($"instruments-info did not end after {MostPages} pages");
    }

    public Task<Instrument?> FindInstrumentAsync(string symbol, CancellationToken cancellation) => AskAsync(
        $"/v5/market/instruments-info?category=linear&symbol={Uri.EscapeDataString(symbol)}",
        result => result.GetProperty("list").EnumerateArray().Where(c => c.Text("symbol") == symbol).Select(BybitContracts.ReadInstrument).FirstOrDefault(),
        cancellation);

    public Task<byte[]?> ReadBookAsync(string symbol, CancellationToken cancellation) => Task.FromResult<byte[]?>(null);

    /// <summary>Market: get server time; the nanoseconds are the finer of its two forms.</summary>
    public Task<long> ReadTimeAsync(CancellationToken cancellation) => AskAsync(
        "/v5/market/time", result => long.Parse(result.Text("timeNano"), NumberStyles.None, CultureInfo.InvariantCulture), cancellation);

    /// <returns>Where the next page begins; empty behind the last one.</returns>
    private static string AddPage(ContractGatherer contracts, JsonElement result)
    {
        contracts.Add(result.GetProperty("list"));
        return result.TryGetProperty("nextPageCursor", out JsonElement next) ? next.GetString() ?? "" : "";
    }

    private Task<T> AskAsync<T>(string query, Func<JsonElement, T> read, CancellationToken cancellation) =>
        _http.GetAsync(query, root => read(ResultOf(query, root)), cancellation);

    private static JsonElement ResultOf(string query, JsonElement root)
    {
        int code = root.GetProperty("retCode").GetInt32();
        return code == 0 && root.TryGetProperty("result", out JsonElement result) && result.ValueKind == JsonValueKind.Object
            ? result
            : throw new VenueRequestException($"GET {query}: retCode {code}, expected 0 with a result");
    }
}

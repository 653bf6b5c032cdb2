using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Scalper.Core.Primitives;
using Scalper.Core.Universe;

namespace Scalper.Core.Venues.Binance;

/// <summary>
/// REST of Binance USD-M futures, public market data (Binance USD-M futures documentation, market data: exchange information, 24hr ticker, order book, check server time,
/// checked 2026-11-23). Of 2,400 weight a minute, lists cost 41, a book 20, the rest 1. Symbols with or without the venue's name before them are the same.
/// </summary>
public sealed class BinanceRest(HttpClient http, Uri address) : IVenueRest
{
    private const string Contracts = "/fapi/v1/exchangeInfo";

    // Letters of other scripts stand as they are, as in what the venue writes.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly VenueHttp _http = new(http, address);

    /// <summary>All contracts that the venue lists, joined with their 24 h figures.</summary>
    /// <exception cref="VenueRequestException">The venue did not answer, or not in the documented form, or not one contract could be read.</exception>
    public async Task<ContractList> ListContractsAsync(CancellationToken cancellation)
    {
        const string Tickers = "/fapi/v1/ticker/24hr";
        Dictionary<string, (double? Volume, double? Turnover)> figures = await _http.GetAsync(
            Tickers, root => DayFigures.Read(Tickers, root, "volume", "quoteVolume"), cancellation).ConfigureAwait(false);
        ContractGatherer contracts = new(BinanceVenue.Instance.Name, contract => BinanceContracts.Read(contract, figures));
        return await _http.GetAsync(
            Contracts,
            root =>
            {
                contracts.Add(root.GetProperty("symbols"));
                return contracts.ToList(Contracts);
            },
            cancellation).ConfigureAwait(false);
    }

    /// <summary>The venue lists all contracts or none: this reads them all.</summary>
    public Task<Instrument?> FindInstrumentAsync(string symbol, CancellationToken cancellation)
    {
        string name = Instrument.NameOf(symbol);
        return _http.GetAsync(
            Contracts,
            root => root.GetProperty("symbols").EnumerateArray().Where(c => IsNamed(c, name)).Select(BinanceContracts.ReadInstrument).FirstOrDefault(),
            cancellation);
    }

    /// <summary>The best 1,000 levels of each side, which is the most that the venue tells.</summary>
    public async Task<byte[]?> ReadBookAsync(string symbol, CancellationToken cancellation)
    {
        string name = Instrument.NameOf(symbol);
        return await _http.GetAsync(
            $"/fapi/v1/depth?symbol={Uri.EscapeDataString(name)}&limit=1000", root => Frame(name, root), cancellation).ConfigureAwait(false);
    }

    /// <summary>The venue tells milliseconds.</summary>
    public Task<long> ReadTimeAsync(CancellationToken cancellation) => _http.GetAsync(
        "/fapi/v1/time", root => checked((long)root.GetProperty("serverTime").GetUInt64() * 1_000_000), cancellation);

    // One contract of another shape does not hide the others.
    private static bool IsNamed(JsonElement contract, string name) =>
        contract.ValueKind == JsonValueKind.Object
        && contract.TryGetProperty("symbol", out JsonElement symbol) && symbol.ValueKind == JsonValueKind.String && symbol.GetString() == name;

    // The codec's wrapper: the venue's body names no symbol.
    private static byte[] Frame(string name, JsonElement book)
    {
        book.GetProperty("lastUpdateId").GetUInt64();
        book.GetProperty("bids").GetArrayLength();
        book.GetProperty("asks").GetArrayLength();
        ReadOnlySpan<byte> body = JsonMarshal.GetRawUtf8Value(book);
        ArrayBufferWriter<byte> frame = new(body.Length + 64);
        using (Utf8JsonWriter writer = new(frame, Plain))
        {
            writer.WriteStartObject();
            writer.WriteString("snapshot", name);
            writer.WritePropertyName("data");
            writer.WriteRawValue(body, skipInputValidation: true);
            writer.WriteEndObject();
        }

        return frame.WrittenSpan.ToArray();
    }
}

using System.Text.Json;
using Scalper.Core.Primitives;
using Scalper.Core.Universe;

namespace Scalper.Core.Venues.Bybit;

/// <summary>Gathers the contracts of instruments-info page by page. One that can't be read costs itself alone.</summary>
/// <param name="figures">24 h volume and turnover by symbol.</param>
internal sealed class BybitContracts(Dictionary<string, (double? Volume, double? Turnover)> figures)
{
    private const int LongestName = 40;

    // The end of the year 9999: no date is behind it.
    private const long LatestTimeMs = 253_402_300_799_999;

    private readonly List<ListedContract> _read = [];
    private readonly List<string> _leftOut = [];

    /// <param name="page">A page's list; anything but an array throws.</param>
    public void Add(JsonElement page)
    {
        foreach (JsonElement contract in page.EnumerateArray())
        {
            if (Read(contract) is { } read)
            {
                _read.Add(read);
            }
            else
            {
                _leftOut.Add(NameOf(contract));
            }
        }
    }

    /// <exception cref="VenueRequestException">Not one contract could be read, or there was none: no venue has nothing to trade.</exception>
    public ContractList ToList(string query)
    {
        if (_read.Count == 0)
        {
            throw new VenueRequestException(
                _leftOut.Count == 0 ? $"GET {query}: no contracts at all" : $"GET {query}: none of {_leftOut.Count} contracts has the documented form");
        }

        // A listing that comes in while the pages are read can push a contract onto the next one.
        return new ContractList([.. _read.DistinctBy(c => c.Symbol)], _leftOut);
    }

    /// <summary>Symbol and grids; null where the grids are no steps. Throws what <see cref="BybitJson.IsOtherShape"/> knows.</summary>
    public static Instrument? ReadInstrument(JsonElement contract) =>
        DecimalStep.TryParse(contract.GetProperty("priceFilter").Text("tickSize"), out DecimalStep? tick)
        && DecimalStep.TryParse(contract.GetProperty("lotSizeFilter").Text("qtyStep"), out DecimalStep? step)
            ? new Instrument(contract.Text("symbol"), tick, step)
            : null;

    private ListedContract? Read(JsonElement contract)
    {
        try
        {
            return ReadInstrument(contract) is { Symbol.Length: > 0 } instrument ? Join(instrument, contract) : null;
        }
        catch (Exception e) when (BybitJson.IsOtherShape(e))
        {
            return null;
        }
    }

    private ListedContract Join(Instrument instrument, JsonElement contract)
    {
        (double? volume, double? turnover) = figures.GetValueOrDefault(instrument.Symbol);
        string status = contract.Text("status");
        string type = contract.Text("contractType");
        string quote = contract.Text("quoteCoin");
        double leverage = contract.GetProperty("leverageFilter").Number("maxLeverage") ?? 0;
        return new ListedContract(instrument, status == "Trading", type == "LinearPerpetual" && quote == "USDT", leverage, volume, turnover)
        {
            Status = status,
            Quote = quote.Length > 0 ? quote : null,
            ContractType = type.Length > 0 ? type : null,
            LaunchedAtMs = UpTo(LatestTimeMs, contract.Count("launchTime")),

            // Minutes; 0 for dated futures (Bybit v5 documentation, get-instruments-info, response parameters, 2026-11-21).
            FundingIntervalMinutes = (int?)UpTo(int.MaxValue, contract.Count("fundingInterval")),
        };
    }

    // These facts decide nothing: one that makes no sense is none, and costs the contract nothing.
    private static long? UpTo(long most, long? fact) => fact > 0 && fact <= most ? fact : null;

    private static string NameOf(JsonElement contract)
    {
        string name = "";
        try
        {
            name = contract.Text("symbol");
        }
        catch (Exception e) when (BybitJson.IsOtherShape(e))
        {
            // It stays without a name.
        }

        return name.Length == 0 ? "(no symbol)" : string.Concat(name.Take(LongestName).Select(c => char.IsControl(c) ? ' ' : c));
    }
}

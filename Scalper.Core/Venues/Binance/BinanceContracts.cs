using System.Text.Json;
using Scalper.Core.Primitives;
using Scalper.Core.Universe;

namespace Scalper.Core.Venues.Binance;

/// <summary>
/// Reads the contracts of exchangeInfo. Grids are in the filters: the precisions beside them are wider (Binance USD-M futures documentation, exchange information, checked
/// 2026-11-23). Throws what <see cref="VenueJson.IsOtherShape"/> knows.
/// </summary>
internal static class BinanceContracts
{
    /// <summary>Symbol and grids; null where the grids are no steps.</summary>
    public static Instrument? ReadInstrument(JsonElement contract) =>
        DecimalStep.TryParse(Filter(contract, "PRICE_FILTER").Text("tickSize"), out DecimalStep? tick)
        && DecimalStep.TryParse(Filter(contract, "LOT_SIZE").Text("stepSize"), out DecimalStep? step)
            ? new Instrument(Instrument.SymbolOf(BinanceVenue.Instance.Name, contract.Text("symbol")), tick, step)
            : null;

    /// <summary>A contract with its figures; null as above. The venue tells of leverage and funding intervals elsewhere: they are none.</summary>
    /// <param name="figures">24 h volume and turnover by the venue's names.</param>
    public static ListedContract? Read(JsonElement contract, Dictionary<string, (double? Volume, double? Turnover)> figures)
    {
        if (ReadInstrument(contract) is not { } instrument)
        {
            return null;
        }

        (double? volume, double? turnover) = figures.GetValueOrDefault(instrument.Name);
        string status = contract.Text("status");
        string? type = contract.TextOrNone("contractType"), quote = contract.TextOrNone("quoteAsset");
        return new ListedContract(instrument, status == "TRADING", type == "PERPETUAL" && quote == "USDT", MaxLeverage: null, volume, turnover)
        {
            Status = status,
            Quote = quote,
            ContractType = type,
            LaunchedAtMs = contract.Count("onboardDate", VenueJson.LatestTimeMs),
        };
    }

    private static JsonElement Filter(JsonElement contract, string type)
    {
        foreach (JsonElement filter in contract.GetProperty("filters").EnumerateArray())
        {
            if (filter.Text("filterType") == type)
            {
                return filter;
            }
        }

        throw new FormatException($"no filter {type}");
    }
}

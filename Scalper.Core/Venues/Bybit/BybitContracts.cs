using System.Text.Json;
using Scalper.Core.Primitives;
using Scalper.Core.Universe;

namespace Scalper.Core.Venues.Bybit;

/// <summary>Reads the contracts of instruments-info. Throws what <see cref="VenueJson.IsOtherShape"/> knows.</summary>
internal static class BybitContracts
{
    /// <summary>Symbol and grids; null where the grids are no steps.</summary>
    public static Instrument? ReadInstrument(JsonElement contract) =>
        DecimalStep.TryParse(contract.GetProperty("priceFilter").Text("tickSize"), out DecimalStep? tick)
        && DecimalStep.TryParse(contract.GetProperty("lotSizeFilter").Text("qtyStep"), out DecimalStep? step)
            ? new Instrument(contract.Text("symbol"), tick, step)
            : null;

    /// <summary>A contract with its figures; null as above.</summary>
    /// <param name="figures">24 h volume and turnover by symbol.</param>
    public static ListedContract? Read(JsonElement contract, Dictionary<string, (double? Volume, double? Turnover)> figures)
    {
        if (ReadInstrument(contract) is not { } instrument)
        {
            return null;
        }

        (double? volume, double? turnover) = figures.GetValueOrDefault(instrument.Symbol);
        string status = contract.Text("status");
        string? type = contract.TextOrNone("contractType"), quote = contract.TextOrNone("quoteCoin");
        double? leverage = contract.GetProperty("leverageFilter").Number("maxLeverage");
        return new ListedContract(instrument, status == "Trading", type == "LinearPerpetual" && quote == "USDT", leverage, volume, turnover)
        {
            Status = status,
            Quote = quote,
            ContractType = type,
            LaunchedAtMs = contract.Count("launchTime", VenueJson.LatestTimeMs),

            // Minutes; 0 for dated futures (Bybit v5 documentation, get-instruments-info, response parameters, 2026-11-21).
            FundingIntervalMinutes = (int?)contract.Count("fundingInterval", int.MaxValue),
        };
    }
}

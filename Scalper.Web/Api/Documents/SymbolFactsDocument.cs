using Scalper.Core.Engine;
using Scalper.Core.Universe;
using Scalper.Web.Data;

namespace Scalper.Web.Api.Documents;

/// <summary>What a contract is; none where it is not known. Of a symbol that is not followed any more, as it was last known.</summary>
/// <param name="TickSize">Smallest step of prices, quote currency, as the venue writes it.</param>
/// <param name="QtyStep">Smallest step of quantities, base currency, as the venue writes it.</param>
/// <param name="Quote">Quote currency.</param>
/// <param name="ContractType">The venue's own word for the kind of contract.</param>
/// <param name="LaunchedAt">When the venue began to trade it, or will, Unix milliseconds.</param>
/// <param name="MaxLeverage">The largest leverage that the venue allows.</param>
/// <param name="Status">The venue's own word for where the contract stands.</param>
/// <param name="Category">Prime, Normal or Excluded, by the universe rule.</param>
/// <param name="FundingIntervalMinutes">By the venue's list; where that does not say, between the last two fundings that the ticker announced while the application ran.</param>
public sealed record SymbolFactsDocument(
    string? TickSize,
    string? QtyStep,
    string? Quote,
    string? ContractType,
    long? LaunchedAt,
    double? MaxLeverage,
    string? Status,
    string? Category,
    int? FundingIntervalMinutes)
{
    /// <param name="followed">Null where the engine does not follow it.</param>
    /// <param name="verdict">Null where it is not on the list that is in force.</param>
    /// <param name="known">Null where it has no profile.</param>
    public static SymbolFactsDocument Of(FollowedSymbol? followed, UniverseVerdict? verdict, SymbolProfileRow? known) => new(
        (followed?.Instrument ?? verdict?.Instrument)?.TickSize.Text ?? known?.TickSize,
        (followed?.Instrument ?? verdict?.Instrument)?.QtyStep.Text ?? known?.QtyStep,
        verdict?.Listed?.Quote ?? known?.Quote,
        verdict?.Listed?.ContractType ?? known?.ContractType,
        verdict?.Listed?.LaunchedAtMs ?? known?.LaunchedAtMs,
        verdict?.Listed?.MaxLeverage ?? known?.MaxLeverage,
        verdict?.Listed?.Status ?? known?.Status,
        verdict?.Category.ToString() ?? known?.Category,
        verdict?.Listed?.FundingIntervalMinutes ?? known?.FundingIntervalMinutes);
}

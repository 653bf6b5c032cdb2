using Scalper.Core.Primitives;

namespace Scalper.Core.Universe;

/// <summary>A contract as a venue lists it, with what the universe rule asks about.</summary>
/// <param name="Instrument">Symbol and grids.</param>
/// <param name="IsTrading">The venue trades it now.</param>
/// <param name="IsUsdtPerpetual">A linear perpetual, quoted in USDT.</param>
/// <param name="MaxLeverage">The largest leverage the venue allows; none where its lists do not say, and the rule then does not ask.</param>
/// <param name="Volume24h">Volume over 24 h, base currency; none where the venue has no ticker of it.</param>
/// <param name="Turnover24h">Turnover over 24 h, quote currency; none likewise.</param>
public sealed record ListedContract(
    Instrument Instrument, bool IsTrading, bool IsUsdtPerpetual, double? MaxLeverage, double? Volume24h, double? Turnover24h)
{
    public string Symbol => Instrument.Symbol;

    /// <summary>The venue's own word for where the contract stands; null where it was not kept.</summary>
    public string? Status { get; init; }

    /// <summary>The coin that prices are told in; none where the venue does not say, as all below.</summary>
    public string? Quote { get; init; }

    /// <summary>The venue's own word for the kind of contract.</summary>
    public string? ContractType { get; init; }

    /// <summary>When the venue began to trade it, or will, Unix milliseconds.</summary>
    public long? LaunchedAtMs { get; init; }

    /// <summary>Minutes between two fundings; none also for contracts without funding.</summary>
    public int? FundingIntervalMinutes { get; init; }
}

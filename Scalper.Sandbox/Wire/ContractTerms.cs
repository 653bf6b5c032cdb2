namespace Scalper.Sandbox.Wire;

/// <summary>What <c>instruments-info</c> says about a contract, as far as contracts differ in it.</summary>
internal sealed record ContractTerms
{
    public required string Symbol { get; init; }

    public required string BaseCoin { get; init; }

    public required string QuoteCoin { get; init; }

    public required NumberForm Price { get; init; }

    public required NumberForm Quantity { get; init; }

    public required decimal MaxLeverage { get; init; }

    public required long MaxOrderLots { get; init; }

    public int FundingIntervalHours { get; init; } = 8;

    /// <summary>0 for a perpetual.</summary>
    public long DeliveryTimeMs { get; init; }

    public bool IsPreLaunch { get; init; }

    public bool IsDated => DeliveryTimeMs != 0;

    public string Status => IsPreLaunch ? "PreLaunch" : "Trading";
}

namespace Scalper.Core.Features;

/// <summary>What the ticker says of the contract; a field is none (null) until the venue sent it.</summary>
public readonly record struct ContractFeatures
{
    /// <summary>Receive time of the last ticker frame, Unix milliseconds.</summary>
    public long? TickerAt { get; init; }

    /// <summary>Predicted funding rate for the next funding time, as a fraction.</summary>
    public double? FundingRate { get; init; }

    /// <summary>Next funding time, Unix milliseconds.</summary>
    public long? NextFundingAt { get; init; }

    /// <summary>Seconds to it by the lane's clock; 0 where it has passed and the venue has not told the next.</summary>
    public double? FundingCountdownSeconds { get; init; }

    /// <summary>Open interest, base currency.</summary>
    public double? OpenInterest { get; init; }

    /// <summary>Its change over five minutes, base currency; none until it was followed for as long.</summary>
    public double? OpenInterestChange5m { get; init; }

    /// <summary>100 x <see cref="OpenInterestChange5m"/> / open interest five minutes ago; none where that is no finite number.</summary>
    public double? OpenInterestChangePct5m { get; init; }

    /// <summary>Mark price, quote currency.</summary>
    public double? MarkPrice { get; init; }

    /// <summary>Index price, quote currency.</summary>
    public double? IndexPrice { get; init; }

    /// <summary>(mark - index) / index x 10,000; none where that is no finite number.</summary>
    public double? BasisBps { get; init; }
}

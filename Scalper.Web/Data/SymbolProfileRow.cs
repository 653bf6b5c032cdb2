namespace Scalper.Web.Data;

/// <summary>What is kept of a symbol over restarts. None where it is not known.</summary>
public sealed class SymbolProfileRow
{
    /// <summary>Where the data comes from: the stream's address, or the sandbox exchange and what it plays.</summary>
    public required string Venue { get; set; }

    public required string Symbol { get; set; }

    /// <summary>As the venue writes it, as <see cref="QtyStep"/>.</summary>
    public required string TickSize { get; set; }

    public required string QtyStep { get; set; }

    /// <summary>Quote currency.</summary>
    public string? Quote { get; set; }

    /// <summary>The venue's own word for the kind of contract.</summary>
    public string? ContractType { get; set; }

    /// <summary>When the venue began to trade it, Unix milliseconds, by the venue.</summary>
    public long? LaunchedAtMs { get; set; }

    public double? MaxLeverage { get; set; }

    /// <summary>The venue's own word for where the contract stands.</summary>
    public string? Status { get; set; }

    /// <summary>Prime, Normal or Excluded.</summary>
    public string? Category { get; set; }

    /// <summary>As the venue lists it, else as it was seen.</summary>
    public int? FundingIntervalMinutes { get; set; }

    /// <summary>When data of it first came, Unix milliseconds on the machine's clock, as all times here.</summary>
    public long? FirstSeenMs { get; set; }

    public long? LastSeenMs { get; set; }

    /// <summary>When it was last known to be followed.</summary>
    public required long FollowedAtMs { get; set; }

    /// <summary>When the next three were told.</summary>
    public long? DayAtMs { get; set; }

    public double? Turnover24h { get; set; }

    public double? Volume24h { get; set; }

    /// <summary>Per cent.</summary>
    public double? PriceChangePct24h { get; set; }

    /// <summary>Median spread, bps, of <see cref="SpreadSamples"/> looks.</summary>
    public double? SpreadBps { get; set; }

    public int SpreadSamples { get; set; }

    /// <summary>Median distance from the mid to the lowest bid held, bps, of <see cref="SpanSamples"/> looks.</summary>
    public double? BidSpanBps { get; set; }

    /// <summary>Likewise to the highest ask held.</summary>
    public double? AskSpanBps { get; set; }

    public int SpanSamples { get; set; }

    public double? MessagesPerSecond { get; set; }

    public long FollowedMs { get; set; }

    public long LiveMs { get; set; }

    public long Messages { get; set; }

    public long SequenceGaps { get; set; }

    public long Resyncs { get; set; }

    public long CrossedBooks { get; set; }

    public long UnreadableFrames { get; set; }
}

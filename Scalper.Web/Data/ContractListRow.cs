namespace Scalper.Web.Data;

/// <summary>The last list of contracts that a venue answered with.</summary>
public sealed class ContractListRow
{
    /// <summary>REST address of the venue: lists of a test network and of the real one are told apart.</summary>
    public required string Venue { get; set; }

    /// <summary>When it was read, Unix milliseconds.</summary>
    public required long ReadAtMs { get; set; }

    public List<ContractRow> Contracts { get; init; } = [];
}

namespace Scalper.Web.Data;

/// <summary>A symbol of a watchlist.</summary>
public sealed class WatchedSymbolRow
{
    public required string AccountId { get; set; }

    /// <summary>Position of the list.</summary>
    public required int List { get; set; }

    public required int Position { get; set; }

    public required string Symbol { get; set; }
}

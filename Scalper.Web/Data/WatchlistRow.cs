using Scalper.Web.Screens;

namespace Scalper.Web.Data;

/// <summary>A watchlist of an account.</summary>
public sealed class WatchlistRow
{
    public required string AccountId { get; set; }

    /// <summary>From 0, which is the list of starred symbols.</summary>
    public required int Position { get; set; }

    public required string Name { get; set; }

    public List<WatchedSymbolRow> Symbols { get; set; } = [];

    public static WatchlistRow Of(string accountId, int position, Watchlist list) => new()
    {
        AccountId = accountId,
        Position = position,
        Name = list.Name,
        Symbols = [.. list.Symbols.Select((s, at) => new WatchedSymbolRow { AccountId = accountId, List = position, Position = at, Symbol = s })],
    };

    public Watchlist ToWatchlist() => new(Name, [.. Symbols.OrderBy(s => s.Position).Select(s => s.Symbol)]);
}

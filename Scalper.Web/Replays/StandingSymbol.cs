using Scalper.Core.Engine;
using Scalper.Core.Primitives;

namespace Scalper.Web.Replays;

/// <summary>
/// A symbol where its replay stands still: behind the last input, where the columns of the market hub tell of whole tenths of a second alone. In ticks and lots;
/// the layout is that of <c>depth-history.js</c>.
/// </summary>
/// <param name="AtMs">The recorded time, Unix milliseconds.</param>
/// <param name="Status">As of a column: <c>live</c>, <c>empty</c>, <c>syncing</c>, <c>stale</c> or <c>invalid</c>.</param>
/// <param name="Bids">Price and quantity, best first; empty where the book is not Live.</param>
/// <param name="Asks">As the bids.</param>
/// <param name="Trades">The tape, newest first.</param>
public sealed record StandingSymbol(long AtMs, bool IsLive, string Status, IEnumerable<long[]> Bids, IEnumerable<long[]> Asks, IEnumerable<StandingSymbol.Trade> Trades)
{
    private const long MillisecondNs = 1_000_000;

    public static StandingSymbol Of(SymbolDetail symbol, long nowNs) => new(
        nowNs / MillisecondNs,
        symbol.View.IsLive,
        symbol.View.Status.ToString().ToLowerInvariant(),
        PairsOf(symbol.Bids),
        PairsOf(symbol.Asks),
        [.. symbol.Trades.Select(t => new Trade(t.ExchangeTimeMs, t.PriceTicks, t.QtyLots, t.Side == AggressorSide.Sell, t.IsRpi))]);

    private static long[][] PairsOf(IEnumerable<BookLevel> levels) => [.. levels.Select(l => new[] { l.PriceTicks, l.QtyLots })];

    /// <summary>One fill.</summary>
    public sealed record Trade(long TimeMs, long Price, long Lots, bool IsSell, bool IsRpi);
}

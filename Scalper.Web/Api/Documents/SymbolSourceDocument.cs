using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Core.Primitives;
using Scalper.Web.Market;

namespace Scalper.Web.Api.Documents;

/// <summary>Where a symbol's data stands. Active, healthy and stale are the words of <see cref="SourcesDocument"/>.</summary>
/// <param name="Quiet">Live without an update of its own for a while: a fresh ticker shows the same best prices and quantities.</param>
/// <param name="Gone">Nothing came for so long that it was given up; it is asked for again every few minutes.</param>
/// <param name="Status">State of the book.</param>
/// <param name="Reason">Why the book is not Live; none while it is.</param>
/// <param name="LastDataAt">Of the symbol's last data of any kind; none before the first.</param>
/// <param name="FarOffTrades">Trades left out because their time is more than a day from ours.</param>
/// <param name="ReplayedTrades">Trades left out because the venue sent them again after a lost connection.</param>
/// <param name="RepeatedFrames">Book frames whose update was already applied.</param>
/// <param name="UnanchoredFrames">Book deltas that came while no snapshot was held.</param>
/// <param name="UnknownRemovals">Removals of prices that the book did not hold.</param>
/// <param name="TradeGapFrom">The last time in which trades may have been missed, by receipt; none where there was none.</param>
/// <param name="TradeGapTo">None while it lasts.</param>
/// <param name="TradeGap">Part of the tape is from before that time: flow figures span it.</param>
/// <param name="Topics">None where its lane did not answer.</param>
public sealed record SymbolSourceDocument(
    string Symbol,
    string Venue,
    bool Active,
    bool Healthy,
    bool Stale,
    bool Quiet,
    bool Gone,
    string Status,
    string? Reason,
    long? LastDataAt,
    long? LastDataAgeMs,
    int BidLevels,
    int AskLevels,
    long Faults,
    long FarOffTrades,
    long ReplayedTrades,
    long RepeatedFrames,
    long UnanchoredFrames,
    long UnknownRemovals,
    long? TradeGapFrom,
    long? TradeGapTo,
    bool TradeGap,
    IReadOnlyList<TopicDocument>? Topics)
{
    private const long ActiveMs = 30_000;
    private const int MoreLevelsThan = 10;

    /// <param name="topics">Null where its lane did not answer.</param>
    public static SymbolSourceDocument Of(FollowedSymbol symbol, IEnumerable<TopicReport>? topics, long nowMs)
    {
        symbol.Read(out SymbolView view);
        long? dataAt = UnixTime.ToMilliseconds(view.DataAtNs);
        long? age = EngineTime.AgeMs(dataAt, nowMs);
        return new SymbolSourceDocument(
            symbol.Instrument.Symbol,
            symbol.Instrument.Venue,
            age <= ActiveMs,
            view.IsLive && view.BidLevels > MoreLevelsThan && view.AskLevels > MoreLevelsThan,
            age is null or > ActiveMs,
            view.IsQuiet,
            view.IsGone,
            view.Status.ToString(),
            view.IsLive ? null : view.Fault.Describe(),
            dataAt,
            age,
            view.BidLevels,
            view.AskLevels,
            view.Faults,
            view.FarOffTrades,
            view.ReplayedTrades,
            view.RepeatedFrames,
            view.UnanchoredFrames,
            view.UnknownRemovals,
            UnixTime.ToMilliseconds(view.TradeGapFromNs),
            UnixTime.ToMilliseconds(view.TradeGapToNs),
            view.HasTradeGap,
            topics is null ? null : [.. topics.Select(t => TopicDocument.Of(t, nowMs))]);
    }
}

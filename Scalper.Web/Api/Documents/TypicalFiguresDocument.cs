using Scalper.Web.Data;

namespace Scalper.Web.Api.Documents;

/// <summary>
/// How a symbol usually is: medians, right to 2.2 %, none before the first sample. Samples are taken only while the book is Live; a median
/// is that of the last 12 to 24 hours Live. After a restart the kept median stands for its samples, at most 12 hours of them, until 12
/// hours of new ones have come.
/// </summary>
/// <param name="SpreadBps">(best ask - best bid) / mid x 10,000, sampled once a second.</param>
/// <param name="SpreadSamples">Samples it stands on, at most 86,400.</param>
/// <param name="BidSpanBps">Distance from the mid to the lowest bid held, bps of the mid, sampled once a second: how far the subscribed levels (Feed:BookDepth, 50) reach.</param>
/// <param name="AskSpanBps">Likewise to the highest ask held.</param>
/// <param name="SpanSamples">Samples the two stand on, at most 86,400.</param>
/// <param name="MessagesPerSecond">Frames of book, trades and ticker a second over the last whole minute in which it was followed; no median.</param>
public sealed record TypicalFiguresDocument(
    double? SpreadBps, int SpreadSamples, double? BidSpanBps, double? AskSpanBps, int SpanSamples, double? MessagesPerSecond)
{
    public static TypicalFiguresDocument Of(SymbolProfileRow? known) => new(
        known?.SpreadBps,
        known?.SpreadSamples ?? 0,
        known?.BidSpanBps,
        known?.AskSpanBps,
        known?.SpanSamples ?? 0,
        known?.MessagesPerSecond);
}

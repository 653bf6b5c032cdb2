namespace Scalper.Core.Books;

/// <summary>An update that waits for a snapshot; its levels lie elsewhere, bids before asks.</summary>
/// <param name="Start">Place of the first of its levels.</param>
internal readonly record struct HeldUpdate(
    long FirstUpdateId, long UpdateId, long PreviousUpdateId, long Sequence, long TradeSequence, long ExchangeTimeMs, int Start, int Bids, int Asks)
{
    public int Levels => Bids + Asks;
}

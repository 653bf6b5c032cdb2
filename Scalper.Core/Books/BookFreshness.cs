namespace Scalper.Core.Books;

/// <summary>
/// Alive is not fresh: judges a Live book by the age of its own data and by what the ticker, which comes on another topic, says of the
/// same best prices. Ages are measured on the lane's clock. One thread.
/// </summary>
/// <param name="freshNs">Age up to which a book, and a ticker, is fresh.</param>
/// <param name="mismatchNs">How long a later ticker may contradict the book: both travel on one connection, so this is long.</param>
public sealed class BookFreshness(long freshNs, long mismatchNs)
{
    private long _contradictedSinceNs;

    /// <summary>The book moved on: a contradiction by a ticker that is not later than the book is none.</summary>
    public void OnBook(OrderBook book, in Ticker ticker)
    {
        if (_contradictedSinceNs != 0 && ticker.CrossSequence <= book.Sequence)
        {
            _contradictedSinceNs = 0;
        }
    }

    /// <summary>Judges a Live book.</summary>
    /// <param name="bookAtNs">Receive time of the book's last frame.</param>
    public Freshness Judge(OrderBook book, in Ticker ticker, long bookAtNs, long nowNs)
    {
        bool agrees = Agrees(book, ticker);
        bool isContradicted = !agrees && IsComplete(ticker) && ticker.CrossSequence > book.Sequence;
        _contradictedSinceNs = !isContradicted ? 0 : _contradictedSinceNs == 0 ? nowNs : _contradictedSinceNs;
        if (isContradicted && nowNs - _contradictedSinceNs >= mismatchNs)
        {
            return Freshness.Behind;
        }

        bool tickerIsFresh = ticker.VouchedAtNs != 0 && nowNs - ticker.VouchedAtNs < freshNs;
        return nowNs - bookAtNs <= freshNs ? Freshness.Fresh
            : tickerIsFresh && agrees ? Freshness.Quiet
            : Freshness.Silent;
    }

    /// <summary>Until when <see cref="Judge"/> would say the same again, Unix nanoseconds, unless book or ticker say something new; 0 where that is not known.</summary>
    public long SameUntilNs(Freshness verdict, in Ticker ticker, long bookAtNs) =>
        _contradictedSinceNs != 0 ? 0 : (verdict == Freshness.Quiet ? ticker.VouchedAtNs : bookAtNs + 1) + freshNs;

    /// <summary>The book starts anew.</summary>
    public void Reset() => _contradictedSinceNs = 0;

    private static bool IsComplete(in Ticker ticker) =>
        ticker is { BidPriceTicks: not null, BidQtyLots: not null, AskPriceTicks: not null, AskQtyLots: not null };

    private static bool Agrees(OrderBook book, in Ticker ticker) =>
        IsBest(book.Bids, ticker.BidPriceTicks, ticker.BidQtyLots) && IsBest(book.Asks, ticker.AskPriceTicks, ticker.AskQtyLots);

    // A side without orders: the ticker shows nothing, or zero, for it.
    private static bool IsBest(BookLadder side, long? priceTicks, long? qtyLots) => side.Count == 0
        ? qtyLots is null or 0
        : side.Levels[0].PriceTicks == priceTicks && side.Levels[0].QtyLots == qtyLots;
}

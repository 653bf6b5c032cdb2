using Scalper.Core.Books;
using Scalper.Core.Events;
using Scalper.Core.Primitives;

namespace Scalper.Core.Features;

/// <summary>
/// Watches the walls of one symbol through the best 50 levels of each side, whatever depth is subscribed: the walls there are, and
/// the episodes that tell a wall that was traded from one that was pulled. One thread.
/// </summary>
public sealed class WallTracker(Instrument instrument, WallOptions options)
{
    /// <summary>Levels per side that are looked at; a side with as many is full.</summary>
    public const int VisibleLevels = 50;

    private const int ReachBps = 50;
    private const long Millisecond = 1_000_000;
    private const double Second = 1_000_000_000;

    private readonly PendingTrades _pending = new();
    private readonly WallEpisodes _episodes = new();
    private readonly SeenLevels _bidsBefore = new();
    private readonly SeenLevels _asksBefore = new();
    private readonly long _minimumLifeNs = options.MinimumLifeMilliseconds * Millisecond;
    private WallFeatures _features;

    /// <summary>The walls and what they did, as of the last <see cref="Refresh"/>.</summary>
    public ref readonly WallFeatures Features => ref _features;

    /// <summary>Takes in a trade that is no duplicate and no block trade.</summary>
    /// <param name="bookSequence">By which trades are compared, of the last applied book frame; none before the first.</param>
    public void OnTrade(in Trade trade, long? bookSequence, long nowNs)
    {
        if (trade.IsRpi)
        {
            return;
        }

        // The side hit is the venue's word, whatever decides flow: a buyer takes from the asks.
        BookSide side = trade.Side == AggressorSide.Buy ? BookSide.Ask : BookSide.Bid;
        PendingTrade pending = new(trade.Sequence, side, trade.PriceTicks, trade.QtyLots);
        if (trade.Sequence <= bookSequence)
        {
            _episodes.ExplainLate(pending, nowNs);
        }
        else
        {
            _pending.Add(pending);
        }
    }

    /// <summary>Takes in what a frame did to the book: closings first, then openings.</summary>
    public void OnBook(OrderBook book, BookChange change, long nowNs)
    {
        switch (change)
        {
            case BookChange.Updated:
                foreach (PendingTrade trade in _pending.Take(book.TradeSequence!.Value))
                {
                    _episodes.AddTraded(trade);
                }

                CloseEpisodes(book, nowNs);
                break;
            case BookChange.Replaced:
                _pending.Take(book.TradeSequence!.Value);
                Forget(nowNs);
                break;
            case BookChange.Invalidated:
                Forget(nowNs);
                return;
            default:
                return;
        }

        _features.Clear();
        _features.BidStrength = OpenEpisodes(book, BookSide.Bid, nowNs);
        _features.AskStrength = OpenEpisodes(book, BookSide.Ask, nowNs);
        _bidsBefore.Keep(Visible(book.Bids));
        _asksBefore.Keep(Visible(book.Asks));
    }

    /// <summary>The book is no longer served: nothing is held any more.</summary>
    public void Forget(long nowNs)
    {
        _episodes.DropAllOpen(nowNs);
        _bidsBefore.Clear();
        _asksBefore.Clear();
        _features.Clear();
    }

    /// <summary>Brings what depends on the time to now.</summary>
    public void Refresh(long nowNs)
    {
        _episodes.Refresh(nowNs, _minimumLifeNs);
        _features.SpoofingScore = _episodes.SpoofingScore;
        _features.Activity = _episodes.Activity;
    }

    /// <summary>The last 50 walls by their opening, newest first. A copy.</summary>
    public IReadOnlyList<WallCase> ReadCases() => _episodes.ReadCases();

    /// <summary>The nearest wall of each side.</summary>
    public NearestWalls Nearest(long nowNs) => new(Nearest(BookSide.Bid, nowNs), Nearest(BookSide.Ask, nowNs));

    private NearestWall? Nearest(BookSide side, long nowNs)
    {
        if (_features.Of(side) is not [Wall wall, ..])
        {
            return null;
        }

        double price = instrument.Price(wall.PriceTicks);
        long? lifeNs = nowNs - _episodes.OpenedAtNs(side, wall.PriceTicks);
        return new NearestWall(price, price * instrument.Quantity(wall.QtyLots), wall.DistanceBps, (double?)lifeNs / Second);
    }

    private void CloseEpisodes(OrderBook book, long nowNs)
    {
        for (int i = _episodes.OpenCount - 1; i >= 0; i--)
        {
            ref readonly WallEpisode episode = ref _episodes.OpenAt(i);
            BookLadder ladder = book.Side(episode.Side);
            if (HasLeft(ladder, episode.PriceTicks))
            {
                _episodes.DropOpen(i, nowNs);
            }
            else
            {
                _episodes.BookOpen(i, ladder.QuantityAt(episode.PriceTicks), book.TradeSequence!.Value, nowNs);
            }
        }
    }

    // Pushed out of a full side by better prices; what became of it can't be seen.
    private static bool HasLeft(BookLadder ladder, long priceTicks)
    {
        ReadOnlySpan<BookLevel> visible = Visible(ladder);
        return visible.Length == VisibleLevels && ladder.IsBeyond(priceTicks, visible[^1].PriceTicks);
    }

    // Gives the side's strength: the levels are looked at once.
    private double? OpenEpisodes(OrderBook book, BookSide side, long nowNs)
    {
        BookLadder ladder = book.Side(side);
        WallSide walls = new(Visible(ladder), ladder.Lots(VisibleLevels), options.Factor);
        double? mid = null;
        long largest = 0;
        foreach (BookLevel level in walls.Levels)
        {
            largest = Math.Max(largest, level.QtyLots);
            if (level.QtyLots < walls.Threshold)
            {
                continue;
            }

            mid ??= OrderBookReading.Mid(book, instrument);
            double? distance = instrument.Price(level.PriceTicks) - mid;
            _features.Add(side, new Wall(
                level.PriceTicks, level.QtyLots, walls.SizeVsAvg(level.QtyLots), distance, distance / mid * 10_000));
            if (!_episodes.HasOpen(side, level.PriceTicks))
            {
                _episodes.Open(NewEpisode(book, side, level, nowNs));
            }
        }

        return walls.Strength(largest);
    }

    private WallEpisode NewEpisode(OrderBook book, BookSide side, BookLevel level, long nowNs) => new()
    {
        Side = side,
        PriceTicks = level.PriceTicks,
        Origin = (side == BookSide.Bid ? _bidsBefore : _asksBefore).OriginOf(book.Side(side), level),
        WithinReach = IsWithinReach(book, level.PriceTicks),
        OpenedAtNs = nowNs,
        OpenedAtSequence = book.TradeSequence!.Value,
        Size = level.QtyLots,
        Quantity = level.QtyLots,
    };

    // |price - mid| / mid x 10,000 <= 50 with both sides times two, in integers, so that the edge is exact.
    private static bool IsWithinReach(OrderBook book, long priceTicks)
    {
        if (book.Bids.Count == 0 || book.Asks.Count == 0)
        {
            return false;
        }

        Int128 twiceMid = book.Bids.Levels[0].PriceTicks + book.Asks.Levels[0].PriceTicks;
        return Int128.Abs((2 * (Int128)priceTicks) - twiceMid) * 10_000 <= ReachBps * twiceMid;
    }

    private static ReadOnlySpan<BookLevel> Visible(BookLadder ladder) => ladder.Levels[..Math.Min(ladder.Count, VisibleLevels)];
}

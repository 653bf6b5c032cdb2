using Scalper.Sandbox.Venue;

namespace Scalper.Sandbox.Synthetic;

/// <summary>
/// The order flow of one symbol: limit orders, cancels and market orders arrive in bursts around the fair price.
/// Invariants after each burst: best bid below best ask, and at least the kept depth on both sides.
/// </summary>
internal sealed class OrderFlow : ITradedMarket
{
    private const double MarketShare = 0.09;
    private const double LimitShare = 0.46;
    private const double MeanArrivals = 4;
    private const int MostStaleLevels = 25;
    private const int MostSweptLevels = 15;
    private const int MeanSeqStride = 90;

    private readonly Contract _contract;
    private readonly SeededRandom _random;
    private readonly BookFill _fill;
    private readonly Walls _walls;
    private readonly PlantedWalls _planted;
    private double _lean;
    private int _depth = 60;

    public OrderFlow(Contract contract, MarketFactor factor, SeededRandom random, long nowMs)
    {
        (_contract, _random) = (contract, random);
        _fill = new BookFill(contract, random);
        _walls = new Walls(contract, Book, random);
        _planted = new PlantedWalls(contract, Book);
        Fair = new FairPrice(contract, factor, random);
        Tape = new TradeTape(contract, random);
        Book.Seq = 100_000_000_000 + random.Below(1_000_000_000);
        Book.CtsMs = nowMs;
        Refill();
    }

    public LevelBook Book { get; } = new();

    public FairPrice Fair { get; }

    public double FairTicks => Fair.Ticks;

    public TradeTape Tape { get; }

    /// <summary>Asks for more levels, from now on.</summary>
    public void Deepen(int depth)
    {
        if (depth <= _depth)
        {
            return;
        }

        _depth = depth;
        Refill();
    }

    /// <inheritdoc cref="PlantedWalls.Plant"/>
    public PlantedWall Plant(bool isBid, double bps, double times, int depth)
    {
        PlantedWall wall = _planted.Plant(isBid, bps, times, depth);
        TakeSeq();
        return wall;
    }

    public void Pull(PlantedWall wall)
    {
        if (_planted.Pull(wall))
        {
            TakeSeq();
            Refill();
        }
    }

    /// <summary>The contract's grid has changed: all orders are withdrawn and set anew around the fair price.</summary>
    public void Regrid(double ratio)
    {
        Book.Bids.Clear();
        Book.Asks.Clear();
        _walls.Forget();
        _planted.Forget();
        Tape.Regrid(ratio);
        TakeSeq();
        Refill();
    }

    public void Burst(long nowNs)
    {
        Fair.MoveTo(nowNs);
        long nowMs = nowNs / 1_000_000;
        Book.CtsMs = nowMs;
        _lean = Math.Clamp((_lean * 0.99) + (0.05 * _random.Normal()), -0.35, 0.35);
        ClearStale(Book.Asks, nowMs);
        ClearStale(Book.Bids, nowMs);
        Tighten(Book.Bids, Book.Asks, (long)Math.Floor(Fair.Ticks - (_contract.SpreadTicks / 2)));
        Tighten(Book.Asks, Book.Bids, (long)Math.Ceiling(Fair.Ticks + (_contract.SpreadTicks / 2)));
        for (int left = 1 + (int)_random.Exponential(MeanArrivals); left > 0; left--)
        {
            Arrive(nowMs);
        }

        for (int acted = _walls.Tend(nowNs); acted > 0; acted--)
        {
            TakeSeq();
        }

        Refill();
        _planted.Keep();
    }

    /// <summary>Orders on the wrong side of the fair price are hit by those who know, or withdrawn in time.</summary>
    private void ClearStale(BookSide side, long nowMs)
    {
        for (int i = 0; i < MostStaleLevels && side.Count > 1 && IsStale(side); i++)
        {
            if (_random.Chance(0.55))
            {
                Sweep(side, side.Best.Quantity, nowMs);
            }
            else
            {
                SetNext(side, side.Best.Price, 0);
            }
        }
    }

    private bool IsStale(BookSide side) =>
        (side.IsBid ? side.Best.Price > Fair.Ticks : side.Best.Price < Fair.Ticks) && !_planted.StandsAt(side.IsBid, side.Best.Price);

    /// <summary>Makers quote up to their distance from the fair price, one level a burst.</summary>
    private void Tighten(BookSide side, BookSide other, long quote)
    {
        bool better = side.IsBid ? quote > side.Best.Price : quote < side.Best.Price;
        bool crosses = side.IsBid ? quote >= other.Best.Price : quote <= other.Best.Price;
        if (better && !crosses && quote > 0)
        {
            SetNext(side, quote, _fill.Lots());
        }
    }

    private void Arrive(long nowMs)
    {
        double kind = _random.Unit();
        if (kind < MarketShare)
        {
            Market(nowMs);
        }
        else if (kind < MarketShare + LimitShare)
        {
            Limit(_random.Chance(0.5) ? Book.Bids : Book.Asks);
        }
        else
        {
            Cancel(_random.Chance(0.5) ? Book.Bids : Book.Asks);
        }
    }

    private void Limit(BookSide side)
    {
        long away = (long)_random.Exponential(24 * _contract.GapTicks);
        long price = side.IsBid ? side.Best.Price - away : side.Best.Price + away;
        if (price > 0)
        {
            SetNext(side, price, side.QuantityAt(price) + _fill.Lots());
        }
    }

    private void Cancel(BookSide side)
    {
        int index = (int)_random.Exponential(10);
        if (index >= side.Count || side.Count == 1)
        {
            return;
        }

        Level level = side[index];
        if (_walls.StandsAt(side.IsBid, level.Price))
        {
            return;
        }

        bool whole = level.Quantity == 1 || _random.Chance(0.36);
        SetNext(side, level.Price, whole ? 0 : level.Quantity - 1 - (long)((level.Quantity - 1) * _random.Unit() * 0.7));
    }

    private void Market(long nowMs)
    {
        double pressure = Math.Tanh((Fair.Ticks - ((Book.Bids.Best.Price + Book.Asks.Best.Price) / 2.0)) / Math.Max(1, _contract.SpreadTicks));
        bool isBuy = _random.Chance(Math.Clamp(0.5 + (0.25 * pressure) + _lean, 0.05, 0.95));
        BookSide side = isBuy ? Book.Asks : Book.Bids;
        long lots = 1 + (long)_random.LogNormal(_contract.LevelLots * 0.25, 1.2);
        if (_random.Chance(0.03))
        {
            OffBook(isBuy, lots, nowMs);
        }
        else if (_random.Chance(0.0015))
        {
            Tape.Print(nowMs, isBuy, new Level((long)Fair.Ticks, (long)(_contract.LevelLots * 80) + 1), TakeSeq(), isBlock: true);
        }
        else
        {
            Sweep(side, lots, nowMs);
        }
    }

    /// <summary>Against a retail price improvement order, which no book shows: inside the spread where there is room.</summary>
    private void OffBook(bool isBuy, long lots, long nowMs)
    {
        long improvement = Book.Asks.Best.Price - Book.Bids.Best.Price > 1 ? 1 : 0;
        long price = isBuy ? Book.Asks.Best.Price - improvement : Book.Bids.Best.Price + improvement;
        Tape.Print(nowMs, isBuy, new Level(price, lots), TakeSeq(), isRpi: true);
    }

    /// <summary>One taker order through the levels; all its trades share one place in the cross sequence.</summary>
    private void Sweep(BookSide side, long lots, long nowMs)
    {
        long seq = TakeSeq();
        for (int i = 0; i < MostSweptLevels && lots > 0 && side.Count > 1 && !_planted.StandsAt(side.IsBid, side.Best.Price); i++)
        {
            Level best = side.Best;
            long taken = Math.Min(lots, best.Quantity);
            Fills(side, best.Price, taken, seq, nowMs);
            side.Set(best.Price, best.Quantity - taken);
            lots -= taken;
        }
    }

    /// <summary>What a level gives often comes from several orders there.</summary>
    private void Fills(BookSide side, long price, long lots, long seq, long nowMs)
    {
        while (lots > 0)
        {
            long part = lots > 4 && _random.Chance(0.35) ? Math.Max(1, (long)(lots * _random.Between(0.2, 0.8))) : lots;
            Tape.Print(nowMs, !side.IsBid, new Level(price, part), seq);
            lots -= part;
        }
    }

    private void SetNext(BookSide side, long price, long lots)
    {
        TakeSeq();
        if (!_planted.StandsAt(side.IsBid, price))
        {
            side.Set(price, lots);
        }
    }

    private long TakeSeq() => Book.Seq += 1 + _random.Below(MeanSeqStride * 2);

    private void Refill()
    {
        _fill.Keep(Book.Bids, _depth, (long)Math.Floor(Fair.Ticks - (_contract.SpreadTicks / 2)));
        _fill.Keep(Book.Asks, _depth, (long)Math.Floor(Fair.Ticks - (_contract.SpreadTicks / 2)) + (long)Math.Ceiling(_contract.SpreadTicks));
    }
}

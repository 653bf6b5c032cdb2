using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Venue.Faults;

namespace Scalper.Sandbox.Synthetic;

/// <summary>The walls that somebody has planted in one book. Each is the whole of its level, of which nothing else becomes part.</summary>
internal sealed class PlantedWalls(Contract contract, LevelBook book)
{
    /// <summary>Levels looked at on each side of the price, for what an average one holds there.</summary>
    private const int Neighbours = 5;

    private readonly List<PlantedWall> _standing = [];

    /// <param name="bps">How far from the mid, in hundredths of a percent; not within the spread, but at the best price.</param>
    /// <param name="times">How often the average level there.</param>
    /// <param name="depth">Levels that somebody sees.</param>
    /// <exception cref="ControlRefusal">So far away nobody sees it.</exception>
    public PlantedWall Plant(bool isBid, double bps, double times, int depth)
    {
        BookSide side = Side(isBid);
        long price = Price(side, bps, depth);
        long lots = Math.Max(1, (long)(times * AverageLots(side, price)));
        PlantedWall wall = new(contract.Symbol, isBid, new Level(price, lots), contract.Price.Text(price), contract.Quantity.Text(lots));
        _standing.RemoveAll(other => other.IsBid == isBid && other.Level.Price == price);
        _standing.Add(wall);
        side.Set(price, lots);
        return wall;
    }

    /// <summary>Takes the wall away, unless it has gone with the grid or another stands in its place.</summary>
    public bool Pull(PlantedWall wall)
    {
        BookSide side = Side(wall.IsBid);
        if (!_standing.Remove(wall))
        {
            return false;
        }

        if (side.Count > 1)
        {
            side.Set(wall.Level.Price, 0);
        }

        return true;
    }

    public bool StandsAt(bool isBid, long price)
    {
        foreach (PlantedWall wall in _standing)
        {
            if (wall.Level.Price == price && wall.IsBid == isBid)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Puts back what left with the book's far end and is within it again.</summary>
    public void Keep()
    {
        foreach (PlantedWall wall in _standing)
        {
            BookSide side = Side(wall.IsBid);
            bool isWithin = wall.IsBid ? wall.Level.Price >= side.Worst.Price : wall.Level.Price <= side.Worst.Price;
            if (isWithin)
            {
                side.Set(wall.Level.Price, wall.Level.Quantity);
            }
        }
    }

    /// <summary>All orders have been withdrawn.</summary>
    public void Forget() => _standing.Clear();

    private BookSide Side(bool isBid) => isBid ? book.Bids : book.Asks;

    private long Price(BookSide side, double bps, int depth)
    {
        double mid = (book.Bids.Best.Price + book.Asks.Best.Price) / 2.0, away = mid * bps / 10_000;
        long last = side[Math.Min(depth, side.Count) - 1].Price;
        long price = side.IsBid ? Math.Min(side.Best.Price, (long)Math.Round(mid - away)) : Math.Max(side.Best.Price, (long)Math.Round(mid + away));
        bool isSeen = side.IsBid ? price >= last : price <= last;
        return isSeen ? price : throw new ControlRefusal(FormattableString.Invariant(
            $"wall: expected \"bps\" within the {depth} best levels of {contract.Symbol}, which reach {Math.Abs(mid - last) / mid * 10_000:0.00} now, got {bps}"));
    }

    private static double AverageLots(BookSide side, long price)
    {
        int place = 0;
        while (place < side.Count - 1 && (side.IsBid ? side[place].Price > price : side[place].Price < price))
        {
            place++;
        }

        int from = Math.Max(0, place - Neighbours), to = Math.Min(side.Count - 1, place + Neighbours);
        return Enumerable.Range(from, to - from + 1).Average(i => (double)side[i].Quantity);
    }
}

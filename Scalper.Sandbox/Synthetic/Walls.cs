using Scalper.Sandbox.Venue;

namespace Scalper.Sandbox.Synthetic;

/// <summary>The resting walls of one symbol: set a little away from the touch, pulled after a while, the bluffs as soon as the price comes near.</summary>
internal sealed class Walls(Contract contract, LevelBook book, SeededRandom random)
{
    private const int MostAtOnce = 4;
    private const double MeanSecondsBetween = 26;
    private const int NearLevels = 2;
    private readonly List<RestingWall> _standing = [];
    private long _nextNs;

    public bool StandsAt(bool isBid, long price)
    {
        foreach (RestingWall wall in _standing)
        {
            if (wall.Price == price && wall.IsBid == isBid)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Pulls what is due and sets what is due; the number of orders that did something.</summary>
    public int Tend(long nowNs)
    {
        int acted = 0;
        for (int i = _standing.Count - 1; i >= 0; i--)
        {
            if (!IsDue(_standing[i], nowNs))
            {
                continue;
            }

            acted += Pull(_standing[i]);
            _standing.RemoveAt(i);
        }
        if (_nextNs == 0)
        {
            _nextNs = Next(nowNs);
        }

        if (nowNs < _nextNs)
        {
            return acted;
        }

        _nextNs = Next(nowNs);
        return acted + (_standing.Count < MostAtOnce ? Set(nowNs) : 0);
    }

    /// <summary>All orders have been withdrawn.</summary>
    public void Forget() => _standing.Clear();

    private long Next(long nowNs) => nowNs + (long)(random.Exponential(MeanSecondsBetween) * 1e9);

    private bool IsDue(RestingWall wall, long nowNs)
    {
        BookSide side = wall.IsBid ? book.Bids : book.Asks;
        bool traded = side.QuantityAt(wall.Price) == 0;
        return traded || nowNs >= wall.PullAtNs || (wall.IsBluff && IsNear(side, wall.Price));
    }

    private static bool IsNear(BookSide side, long price)
    {
        for (int i = 0; i < Math.Min(NearLevels, side.Count); i++)
        {
            if (side[i].Price == price)
            {
                return true;
            }
        }
        return false;
    }

    private int Pull(RestingWall wall)
    {
        BookSide side = wall.IsBid ? book.Bids : book.Asks;
        long resting = side.QuantityAt(wall.Price);
        if (resting == 0 || side.Count == 1)
        {
            return 0;
        }

        side.Set(wall.Price, Math.Max(0, resting - wall.Lots));
        return 1;
    }

    private int Set(long nowNs)
    {
        bool isBid = random.Chance(0.5), isBluff = random.Chance(0.6);
        BookSide side = isBid ? book.Bids : book.Asks;
        Level near = side[Math.Min(side.Count - 1, 3 + random.Below(22))];
        long lots = (long)(contract.LevelLots * random.Between(25, 60)) + 1;
        double restSeconds = isBluff ? random.Between(1.5, 15) : random.Between(10, 45);
        side.Set(near.Price, near.Quantity + lots);
        _standing.Add(new RestingWall(isBid, near.Price, lots, nowNs + (long)(restSeconds * 1e9), isBluff));
        return 1;
    }
}

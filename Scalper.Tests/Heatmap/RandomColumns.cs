using Scalper.Core.Primitives;

namespace Scalper.Tests.Heatmap;

/// <summary>Columns of a market in which everything happens that can: gaps, lost and new books, jumps, empty sides, trades.</summary>
/// <param name="middle">Where prices begin, in steps.</param>
/// <param name="depth">Most levels a side.</param>
/// <param name="widest">Most steps from one level to the next.</param>
/// <param name="mostLots">Largest quantity of a level.</param>
/// <param name="faultRate">One column in as many has a fault; 0: none has.</param>
/// <param name="wallDistance">Steps from where prices begin to a wall on either side that comes and goes; 0: there is none.</param>
internal sealed class RandomColumns(
    ulong seed, int periodMs, long firstIndex, long middle, int depth, long widest, long mostLots, int faultRate, long wallDistance = 0)
{
    private readonly SeededRandom _random = new(seed);
    private readonly SortedDictionary<long, long> _bids = new(Comparer<long>.Create((a, b) => b.CompareTo(a)));
    private readonly SortedDictionary<long, long> _asks = [];
    private long _index = firstIndex - 1;
    private readonly long _beginning = middle;
    private long _middle = middle;
    private int? _status;

    public PlainColumn Next()
    {
        _index += OneIn(faultRate) ? 2 + Below(40) : 1;
        if (OneIn(faultRate) || (_status is not null && OneIn(3)))
        {
            _status = OneIn(2) ? null : new[] { 0, 1, 3, 4 }[Below(4)];
            _bids.Clear();
            _asks.Clear();
        }

        bool isLive = _status is null;
        if (isLive)
        {
            Move();
        }

        return new PlainColumn
        {
            PeriodMs = periodMs,
            Index = _index,
            IsBroken = !isLive || OneIn(faultRate),
            Status = _status,
            Bids = isLive ? [.. Levels(_bids), .. Wall(-1, _bids)] : [],
            Asks = isLive ? [.. Levels(_asks), .. Wall(1, _asks)] : [],
            Score = isLive && !OneIn(10) ? new PlainScore((int)Below(3), (int)Below(10_001)) : null,
            Cells = OneIn(2) ? Cells() : [],
        };
    }

    /// <summary>Trades near the middle, some of them with a time before the last one's.</summary>
    public IReadOnlyList<PlainTrade> Trades(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new PlainTrade(
            (_index * periodMs) + (i * 7) - Below(10), Math.Max(0, _middle + Below(9) - 4), 1 + Below(mostLots), OneIn(2), OneIn(5)))];

    private static PlainLevel[] Levels(SortedDictionary<long, long> side) => [.. side.Select(l => new PlainLevel(l.Key, l.Value))];

    // Behind all other levels, for some columns at a time.
    private PlainLevel[] Wall(int away, SortedDictionary<long, long> side)
    {
        long price = _beginning + (away * wallDistance);
        bool isThere = wallDistance > 0 && _index / 5 % 3 != 0 && price >= 0 && side.Keys.All(p => away * (price - p) > 0);
        return isThere ? [new PlainLevel(price, 20 * mostLots)] : [];
    }

    private void Move()
    {
        if (OneIn(faultRate))
        {
            // All of it elsewhere.
            _middle = Math.Max(depth * widest * 2, _middle + Below(2 * depth * widest) - (depth * widest));
            _bids.Clear();
            _asks.Clear();
        }
        else if (OneIn(4))
        {
            _middle = Math.Max(depth * widest * 2, _middle + Below(5) - 2);
        }

        bool isEmpty = OneIn(faultRate);
        Change(_bids, -1, isEmpty);
        Change(_asks, 1, isEmpty && OneIn(2));
    }

    private void Change(SortedDictionary<long, long> side, int away, bool isEmpty)
    {
        foreach (long passed in side.Keys.Where(p => isEmpty || away * (p - _middle) <= 0).ToArray())
        {
            side.Remove(passed);
        }

        long changes = isEmpty ? 0 : side.Count == 0 ? depth : Below(5);
        for (long i = 0, price = _middle; i < changes; i++)
        {
            price = side.Count < (depth + 1) / 2 || OneIn(2) ? price + (away * (1 + Below(widest))) : side.Keys.ElementAt((int)Below(side.Count));
            if (OneIn(3) && side.Count > 1)
            {
                side.Remove(price);
            }
            else
            {
                side[price] = 1 + Below(mostLots);
            }
        }

        while (side.Count > depth)
        {
            side.Remove(side.Keys.Last());
        }
    }

    private PlainCell[] Cells() =>
        [.. Enumerable.Range(0, 1 + (int)Below(4)).Select(_ => Math.Max(0, _middle + Below(20) - 10)).Distinct().Order()
            .Select(p => Below(2) == 0 ? new PlainCell(p, 1 + Below(mostLots), 0) : new PlainCell(p, Below(mostLots), 1 + Below(mostLots)))];

    private bool OneIn(int rate) => rate > 0 && Below(rate) == 0;

    private long Below(long bound) => (long)(_random.NextUnit() * bound);
}

using Scalper.Core.Primitives;
using Scalper.Tests.Reference;

namespace Scalper.Tests.Books;

/// <summary>An exchange with one book that never crosses, whose price wanders: it tells of every change, and gives snapshots of its best levels.</summary>
internal sealed class DeepVenue
{
    private const int Start = 1_000;

    private readonly SortedDictionary<long, long> _bids = new(Comparer<long>.Create((a, b) => b.CompareTo(a)));
    private readonly SortedDictionary<long, long> _asks = [];
    private readonly Dictionary<long, (BookLevel[] Bids, BookLevel[] Asks)> _past = [];
    private long _id = 100;

    /// <param name="levels">Of a side, at the beginning.</param>
    public DeepVenue(int levels)
    {
        for (int i = 1; i <= levels; i++)
        {
            _bids[Start - i] = i;
            _asks[Start + i] = i;
        }

        _past[_id] = ([.. Best(_bids)], [.. Best(_asks)]);
    }

    /// <summary>Makes some changes and tells of them.</summary>
    public ReferenceDiff Change(SeededRandom random)
    {
        Dictionary<long, long> bids = [], asks = [];
        for (int changes = 1 + Below(3, random); changes > 0; changes--)
        {
            ChangeOne(random, bids, asks);
        }

        long previous = _id, first = _id + 1 + Below(2, random);
        _id = first + Below(3, random);
        _past[_id] = ([.. Best(_bids)], [.. Best(_asks)]);
        return new ReferenceDiff(first, _id, previous, [.. bids.Select(l => ((decimal)l.Key, (decimal)l.Value))], [.. asks.Select(l => ((decimal)l.Key, (decimal)l.Value))]);
    }

    /// <summary>The best levels as of now.</summary>
    public ReferenceDiff Snapshot(int levels) =>
        new(_id, _id, _id, [.. _bids.Take(levels).Select(l => ((decimal)l.Key, (decimal)l.Value))], [.. _asks.Take(levels).Select(l => ((decimal)l.Key, (decimal)l.Value))]);

    /// <summary>All levels as they were at an id.</summary>
    public (BookLevel[] Bids, BookLevel[] Asks) At(long id) => _past[id];

    private void ChangeOne(SeededRandom random, Dictionary<long, long> bids, Dictionary<long, long> asks)
    {
        bool isBid = Below(2, random) == 0;
        SortedDictionary<long, long> side = isBid ? _bids : _asks, other = isBid ? _asks : _bids;
        Dictionary<long, long> told = isBid ? bids : asks, toldOther = isBid ? asks : bids;
        int sign = isBid ? -1 : 1;
        long touch = side.Count > 0 ? side.First().Key : other.Count > 0 ? other.First().Key + sign : Start;
        switch (Below(5, random))
        {
            case 0 when side.Count > 1:
                // The best goes: the price moves away.
                told[touch] = 0;
                side.Remove(touch);
                break;
            case 1:
                // An order takes what stands in its way and rests behind it.
                long aggressive = touch - (sign * (1 + Below(3, random)));
                foreach (long price in other.Keys.Where(p => isBid ? p <= aggressive : p >= aggressive).ToArray())
                {
                    toldOther[price] = 0;
                    other.Remove(price);
                }

                told[aggressive] = side[aggressive] = 1 + Below(9, random);
                break;
            default:
                long near = touch + (sign * Below(14, random));
                bool isRemoved = side.Count > 1 && Below(3, random) == 0;
                told[near] = isRemoved ? 0 : 1 + Below(9, random);
                side.Remove(near);
                if (!isRemoved)
                {
                    side[near] = told[near];
                }

                break;
        }
    }

    private static IEnumerable<BookLevel> Best(SortedDictionary<long, long> side) => side.Select(l => new BookLevel(l.Key, l.Value));

    private static int Below(int limit, SeededRandom random) => (int)(random.NextUnit() * limit);
}

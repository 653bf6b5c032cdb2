namespace Scalper.Tests.Reference;

/// <summary>One side of a whole book: every level that anybody ever told of, and to which price that is all there is.</summary>
/// <param name="most">Levels that may be known; the worst quarter of so many is given up where there are more.</param>
public sealed class ReferenceDeepSide(bool isBid, int most)
{
    private decimal? _limit;

    /// <summary>Price to quantity, best first; without any bound.</summary>
    public SortedDictionary<decimal, decimal> Levels { get; } = new(Comparer<decimal>.Create((a, b) => isBid ? b.CompareTo(a) : a.CompareTo(b)));

    /// <summary>Those of which it is known that there is no other between.</summary>
    public IEnumerable<KeyValuePair<decimal, decimal>> Known => Levels.TakeWhile(l => IsKnown(l.Key));

    public bool IsWhole => _limit is null;

    public void Load(IReadOnlyList<(decimal Price, decimal Quantity)> levels, int askedFor)
    {
        Levels.Clear();
        _limit = null;
        foreach ((decimal price, decimal quantity) in levels)
        {
            Set(price, quantity);
        }

        if (levels.Count >= askedFor)
        {
            _limit = Known.Last().Key;
        }
    }

    public void Set(decimal price, decimal quantity)
    {
        if (quantity == 0)
        {
            Levels.Remove(price);
            return;
        }

        Levels[price] = quantity;
        if (Levels.Count <= most)
        {
            return;
        }

        int known = Known.Count();
        if (known > most)
        {
            _limit = Known.ElementAt(known - 1 - (most / 4)).Key;
        }
    }

    /// <summary>At the other side's best price, and behind it, no order can stand.</summary>
    public void LearnFrom(ReferenceDeepSide other)
    {
        decimal? best = other.Known.Select(l => (decimal?)l.Key).FirstOrDefault();
        if (best is { } price && !IsKnown(price))
        {
            _limit = price;
        }
    }

    private bool IsKnown(decimal price) => _limit is not { } limit || (isBid ? price >= limit : price <= limit);
}

using System.Runtime.InteropServices;
using Scalper.Sandbox.Venue;

namespace Scalper.Sandbox.Binance;

/// <summary>
/// All levels of one side that changed since the last message, with what they hold now, by rising price. One that came and went again is among them as deleted:
/// a snapshot taken in between may show it.
/// </summary>
internal sealed class LevelWindow
{
    private readonly SortedDictionary<long, long> _quantities = [];
    private readonly List<Level> _levels = [];

    public int Count => _quantities.Count;

    public void Clear() => _quantities.Clear();

    public void Add(List<Level> changes)
    {
        foreach (Level level in changes)
        {
            _quantities[level.Price] = level.Quantity;
        }
    }

    /// <summary>Gives the levels and forgets them; good until the next call.</summary>
    public ReadOnlySpan<Level> Take()
    {
        _levels.Clear();
        foreach ((long price, long quantity) in _quantities)
        {
            _levels.Add(new Level(price, quantity));
        }

        _quantities.Clear();
        return CollectionsMarshal.AsSpan(_levels);
    }
}

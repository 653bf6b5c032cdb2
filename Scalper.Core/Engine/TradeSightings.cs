using Scalper.Core.Events;
using Scalper.Core.Primitives;

namespace Scalper.Core.Engine;

/// <summary>When a lane saw the trades of the symbols that the metrics feed watches. The lane's thread writes, the metrics feed's takes.</summary>
/// <param name="watched">Names of the symbols that are watched where they are followed.</param>
internal sealed class TradeSightings(IReadOnlySet<string> watched)
{
    private const int Capacity = 4_096;

    private readonly HandOver<TradeSighting> _ring = new(Capacity);
    private readonly List<bool> _isWatched = [];

    /// <param name="place">A place of the lane, or its next new one.</param>
    /// <param name="symbol">Who has the place from now on; null where it is free.</param>
    public void Put(int place, string? symbol)
    {
        if (place == _isWatched.Count)
        {
            _isWatched.Add(false);
        }

        _isWatched[place] = symbol is not null && watched.Contains(symbol);
    }

    public void Add(int place, ReadOnlySpan<Trade> trades, long seenAtNs)
    {
        if (!_isWatched[place])
        {
            return;
        }

        foreach (ref readonly Trade trade in trades)
        {
            _ring.Add(new TradeSighting(trade.Id, seenAtNs));
        }
    }

    public bool TryTake(out TradeSighting sighting) => _ring.TryTake(out sighting);
}

using Scalper.Core.Events;
using Scalper.Core.Primitives;

namespace Scalper.Core.Engine;

/// <summary>When a lane saw the trades of the symbols that the metrics feed watches. The lane's thread writes, the metrics feed's reads.</summary>
internal sealed class TradeSightings(IReadOnlyList<bool> isWatched)
{
    private const int Capacity = 4_096;

    private readonly HandOver<TradeSighting> _ring = new(Capacity);

    public void Add(int symbol, ReadOnlySpan<Trade> trades, long seenAtNs)
    {
        if (!isWatched[symbol])
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

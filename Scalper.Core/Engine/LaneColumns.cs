using System.Threading.Channels;
using Scalper.Core.Heatmap;
using Scalper.Core.State;

namespace Scalper.Core.Engine;

/// <summary>
/// Ends the columns of symbols without a frame of their own as soon as anybody looks: those of 100 ms where somebody does, and all others together,
/// less often. The lane's thread only.
/// </summary>
[NotState]
internal sealed class LaneColumns(LaneSymbols symbols)
{
    private const long ColumnNs = ColumnMessage.WatchedMs * 1_000_000L;

    // A whole part of a second, where columns of all symbols end.
    private const long AllColumnsNs = 5 * ColumnNs;

    private readonly List<SymbolStages> _watched = [];
    private long _nextNs;
    private long _nextOfAllNs;

    /// <summary>Goes on from a state in which everything was closed up to a time.</summary>
    public void GoOn(long nowNs) => (_nextNs, _nextOfAllNs) = (((nowNs / ColumnNs) + 1) * ColumnNs, ((nowNs / AllColumnsNs) + 1) * AllColumnsNs);

    /// <summary>Time has passed.</summary>
    public void Close(long nowNs)
    {
        if (nowNs < _nextNs)
        {
            return;
        }

        _nextNs = ((nowNs / ColumnNs) + 1) * ColumnNs;
        _watched.RemoveAll(static symbol => !symbol.IsWatched);
        foreach (SymbolStages symbol in _watched)
        {
            symbol.Advance(nowNs);
        }

        if (nowNs < _nextOfAllNs)
        {
            return;
        }

        _nextOfAllNs = ((nowNs / AllColumnsNs) + 1) * AllColumnsNs;
        for (int place = 0; place < symbols.Count; place++)
        {
            symbols[place]?.Advance(nowNs);
        }
    }

    /// <summary>Lets a symbol's columns of 100 ms go to a writer, and gives what is held; null where no past is kept.</summary>
    public ColumnHistory? Watch(SymbolStages symbol, ChannelWriter<ColumnUpdate> updates, long nowNs)
    {
        if (!_watched.Contains(symbol))
        {
            _watched.Add(symbol);
        }

        return symbol.Watch(updates, nowNs);
    }
}

using System.Threading.Channels;
using Scalper.Core.Books;
using Scalper.Core.Events;
using Scalper.Core.Primitives;
using Scalper.Core.Scoring;
using Scalper.Core.State;

namespace Scalper.Core.Heatmap;

/// <summary>The columns of one symbol: those of 1 s that are held, and those of 100 ms while somebody listens. One thread.</summary>
[NotState]
public sealed class SymbolColumns
{
    private readonly ColumnSeries _held;
    private readonly ColumnSampler _seconds;
    private WatchedColumns? _watched;
    private ColumnSampler? _tenths;

    public SymbolColumns(PageBudget budget, int historySeconds)
    {
        _held = new ColumnSeries(budget, historySeconds);
        _seconds = new ColumnSampler(ColumnMessage.SecondMs, _held);
    }

    /// <summary>Somebody listens to columns of 100 ms.</summary>
    public bool IsWatched => _watched is not null;

    /// <summary>Closes the columns that ended up to now; called before anything changes, and twice a second; every 100 ms while somebody listens.</summary>
    /// <param name="book">As it has been since the last call.</param>
    /// <param name="score">The last one made.</param>
    public void AdvanceTo(long nowNs, OrderBook book, in Score score)
    {
        _seconds.AdvanceTo(nowNs, book, score);
        _tenths?.AdvanceTo(nowNs, book, score);
    }

    /// <summary>The book is not Live.</summary>
    public void Break()
    {
        _seconds.Break();
        _tenths?.Break();
    }

    /// <summary>Takes in a trade of the tape.</summary>
    /// <param name="side">The side it counts for.</param>
    public void OnTrade(in Trade trade, AggressorSide side)
    {
        _seconds.OnTrade(trade.PriceTicks, trade.QtyLots, side);
        _tenths?.OnTrade(trade.PriceTicks, trade.QtyLots, side);
        _watched?.OnTrade(trade);
    }

    /// <summary>From now on columns of 100 ms go to the writer; that of an earlier listener is completed.</summary>
    public void Watch(ChannelWriter<ColumnUpdate> writer)
    {
        _watched?.Writer.TryComplete();
        _watched = new WatchedColumns(writer);
        _tenths = new ColumnSampler(ColumnMessage.WatchedMs, _watched, _seconds.IsBroken);
    }

    /// <summary>No more columns go to the writer, if they do.</summary>
    public void Unwatch(ChannelWriter<ColumnUpdate> writer)
    {
        if (_watched?.Writer == writer)
        {
            _watched = null;
            _tenths = null;
        }
    }

    /// <summary>The columns of 1 s as one chain; see <see cref="ColumnHistory.Columns"/>.</summary>
    public byte[] Copy() => _held.Copy();

    /// <summary>Keeps nothing any more and completes the listener's writer. The last call.</summary>
    public void Release()
    {
        _held.Release();
        _watched?.Writer.TryComplete();
        _watched = null;
        _tenths = null;
    }
}

using System.Threading.Channels;
using Scalper.Core.Events;
using Scalper.Core.Tape;

namespace Scalper.Core.Heatmap;

/// <summary>Hands the columns of 100 ms of a watched symbol to its listener, and the trades with them. One thread.</summary>
internal sealed class WatchedColumns(ChannelWriter<ColumnUpdate> writer) : IColumnSink
{
    private const int PerSecond = ColumnMessage.SecondMs / ColumnMessage.WatchedMs;
    private const int KeyEvery = 6 * PerSecond;

    private readonly ColumnEncoder _encoder = new();
    private readonly List<Trade> _trades = [];
    private bool _hasKeyAtSecond;

    public ChannelWriter<ColumnUpdate> Writer => writer;

    public void OnTrade(in Trade trade)
    {
        if (_trades.Count == TradeTape.Capacity)
        {
            _trades.RemoveAt(0);
        }

        _trades.Add(trade);
    }

    public void Take(in ColumnContent column)
    {
        bool isAtSecond = column.Index % PerSecond == 0;
        bool isKey = _encoder.NeedsKey(column) || column.Index % KeyEvery == 0 || (isAtSecond && !_hasKeyAtSecond);
        ReadOnlySpan<byte> bytes = _encoder.Encode(column, isKey);
        if (!writer.TryWrite(new ColumnUpdate(column.Index, isKey, bytes.ToArray(), _trades.ToArray())))
        {
            // Left out: the next one does not follow the one kept, so it is a KEY.
            return;
        }

        _encoder.Keep(column);
        _trades.Clear();
        _hasKeyAtSecond = isKey ? isAtSecond : _hasKeyAtSecond;
    }
}

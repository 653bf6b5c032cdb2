using Scalper.Core.Heatmap;

namespace Scalper.Web.Hubs;

/// <summary>
/// The last 100 ms columns of one symbol. Each has a position, counted from 0 by arrival, that never changes. The oldest one held is a
/// KEY: what is dropped goes up to the next one. Not thread-safe.
/// </summary>
internal sealed class HeldColumns(long seconds)
{
    private const int ColumnsPerSecond = 10;

    // The objects around the bytes of a column, and a trade.
    private const int ColumnBytes = 96;
    private const int TradeBytes = 80;

    private readonly List<ColumnUpdate> _columns = [];

    /// <summary>Position of the oldest one held; <see cref="End"/> where none is.</summary>
    public long Start { get; private set; }

    /// <summary>Position that the next one will have.</summary>
    public long End => Start + _columns.Count;

    public bool IsEmpty => _columns.Count == 0;

    /// <summary>About how much memory they take.</summary>
    public long Bytes { get; private set; }

    public ColumnUpdate this[long position] => _columns[(int)(position - Start)];

    /// <summary>Takes one more; drops what is too old or too much, as far as there is a later KEY.</summary>
    public void Add(ColumnUpdate column, long mostBytes)
    {
        _columns.Add(column);
        Bytes += BytesOf(column);
        while ((Bytes > mostBytes || column.Index - _columns[0].Index >= seconds * ColumnsPerSecond) && NextKey(1) is var key && key < _columns.Count)
        {
            Drop(key);
        }
    }

    /// <summary>Position of the column with that index; null where it is not held.</summary>
    public long? Find(long index)
    {
        int low = 0, high = _columns.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            long at = _columns[middle].Index;
            if (at == index)
            {
                return Start + middle;
            }

            (low, high) = at < index ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    /// <summary>
    /// Where a reader who has none begins: the oldest KEY at a whole second, so that columns of 1 s go right before it; any where there is none.
    /// </summary>
    public long FindBeginning()
    {
        for (int i = 0; i < _columns.Count; i = NextKey(i + 1))
        {
            if (_columns[i].Index % ColumnsPerSecond == 0)
            {
                return Start + i;
            }
        }

        return Start;
    }

    /// <summary>All from a position that is held on.</summary>
    public IReadOnlyList<ColumnUpdate> From(long position)
    {
        int at = (int)(position - Start);
        return _columns.GetRange(at, _columns.Count - at);
    }

    private int NextKey(int from)
    {
        while (from < _columns.Count && !_columns[from].IsKey)
        {
            from++;
        }

        return from;
    }

    private void Drop(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Bytes -= BytesOf(_columns[i]);
        }

        _columns.RemoveRange(0, count);
        Start += count;
    }

    private static long BytesOf(ColumnUpdate column) => column.Column.Length + ColumnBytes + ((long)column.Trades.Count * TradeBytes);
}

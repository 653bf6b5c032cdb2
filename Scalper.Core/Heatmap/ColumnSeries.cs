namespace Scalper.Core.Heatmap;

/// <summary>
/// The columns of 1 s of one symbol, as far back as they are wanted and the budget of all symbols allows. They lie in pages that each
/// begin with a KEY; the oldest page goes first, and is used again. Allocates nothing once it is as long as it gets. One thread.
/// </summary>
public sealed class ColumnSeries : IColumnSink
{
    /// <summary>Pages that a symbol may hold whatever the others hold.</summary>
    public const int FewestPages = 4;

    /// <summary>Bytes of a page. One of a book whose KEYs are long is some times as long, so that KEYs stay few.</summary>
    public const int PageBytes = 4_096;

    private const int KeysPerPage = 8;

    // A minute takes a page more or less than another: so many are kept for the next that takes more.
    private const int Spares = 2;

    private readonly PageBudget _budget;
    private readonly int _columns;
    private readonly ColumnEncoder _encoder = new();
    private readonly Queue<ColumnPage> _pages = new();
    private ColumnPage? _newest;

    /// <param name="columns">How many are wanted; whole pages of older ones go.</param>
    public ColumnSeries(PageBudget budget, int columns)
    {
        _budget = budget;
        _columns = columns;
    }

    void IColumnSink.Take(in ColumnContent column) => Add(column);

    /// <summary>Appends a column that is later than all held.</summary>
    public void Add(in ColumnContent column)
    {
        if (_newest is null || !_newest.TryAdd(_encoder.Encode(column, _encoder.NeedsKey(column)), column.Index))
        {
            ReadOnlySpan<byte> key = _encoder.Encode(column, isKey: true);
            _newest = Turn(key.Length, column.Index - _columns);
            _newest.TryAdd(key, column.Index);
        }

        _encoder.Keep(column);
    }

    /// <summary>A copy of one chain that begins with a KEY, oldest first; empty where nothing is held.</summary>
    public byte[] Copy()
    {
        long last = _newest?.LastIndex ?? 0;
        ColumnPage[] pages = [.. _pages.Where(p => p.LastIndex > last - _columns)];
        byte[] copy = new byte[pages.Sum(p => p.Columns.Length)];
        int length = 0;
        foreach (ColumnPage page in pages)
        {
            page.Columns.CopyTo(copy.AsSpan(length));
            length += page.Columns.Length;
        }

        return copy;
    }

    /// <summary>Gives all pages back. The last call.</summary>
    public void Release()
    {
        while (_pages.TryDequeue(out ColumnPage? page))
        {
            _budget.Return(page.Capacity);
        }

        _newest = null;
    }

    // The page that columns go to from here on.
    private ColumnPage Turn(int keyLength, long expiredIndex)
    {
        ColumnPage page = TakeExpired(keyLength, expiredIndex) ?? TakeNew(keyLength);
        page.Clear();
        _pages.Enqueue(page);
        return page;
    }

    // Half as long as a new one would be is long enough: pages are not thrown away because a KEY is a little longer than the last.
    private static bool Suits(ColumnPage page, int keyLength) => page.Capacity >= KeysPerPage / 2 * keyLength;

    private ColumnPage? TakeExpired(int keyLength, long expiredIndex)
    {
        for (int expired = CountExpired(expiredIndex); expired > 0; expired--)
        {
            ColumnPage oldest = _pages.Dequeue();
            if (expired <= 1 + Spares && Suits(oldest, keyLength))
            {
                return oldest;
            }

            _budget.Return(oldest.Capacity);
        }

        return null;
    }

    private int CountExpired(long expiredIndex)
    {
        int expired = 0;
        foreach (ColumnPage page in _pages)
        {
            if (page.LastIndex > expiredIndex)
            {
                break;
            }

            expired++;
        }

        return expired;
    }

    private ColumnPage TakeNew(int keyLength)
    {
        int size = ((KeysPerPage * keyLength) + PageBytes - 1) / PageBytes * PageBytes;
        while (!_budget.TryTake(size))
        {
            if (_pages.Count < FewestPages)
            {
                _budget.Overdraw(size);
                break;
            }

            ColumnPage oldest = _pages.Dequeue();
            if (Suits(oldest, keyLength))
            {
                return oldest;
            }

            _budget.Return(oldest.Capacity);
        }

        return new ColumnPage(size);
    }
}

namespace Scalper.Core.Heatmap;

/// <summary>
/// What all lanes together may hold in pages of columns. Safe from any thread; nobody waits. Whoever is refused gives up an old page of
/// its own, except that every symbol may hold <see cref="ColumnSeries.FewestPages"/> pages whatever the others hold: by as much, and no
/// more, can the budget be overdrawn.
/// </summary>
public sealed class PageBudget(long bytes)
{
    private long _used;

    /// <summary>Bytes of all pages held.</summary>
    public long Used => Interlocked.Read(ref _used);

    /// <returns>False, and nothing is taken, where less is left.</returns>
    public bool TryTake(int size)
    {
        long used = Used;
        while (used + size <= bytes)
        {
            long seen = Interlocked.CompareExchange(ref _used, used + size, used);
            if (seen == used)
            {
                return true;
            }

            used = seen;
        }

        return false;
    }

    /// <summary>Takes whether it is there or not.</summary>
    public void Overdraw(int size) => Interlocked.Add(ref _used, size);

    public void Return(int size) => Interlocked.Add(ref _used, -size);
}

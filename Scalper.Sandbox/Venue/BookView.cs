namespace Scalper.Sandbox.Venue;

/// <summary>The best levels of one side as last published, and the step from there to what the book shows now.</summary>
internal sealed class BookView(int depth)
{
    private Level[] _published = new Level[depth];
    private Level[] _next = new Level[depth];
    private int _count;

    public ReadOnlySpan<Level> Levels => _published.AsSpan(0, _count);

    public void Take(BookSide side) => _count = side.CopyTop(_published);

    /// <summary>
    /// Writes the levels to set and, with quantity 0, to delete, best first, into <paramref name="changes"/>, and makes the present view the published one.
    /// A level that falls out of the view is deleted, one that enters is set.
    /// </summary>
    public void Step(BookSide side, List<Level> changes)
    {
        int count = side.CopyTop(_next);
        int was = 0, now = 0;
        while (was < _count || now < count)
        {
            int order = was == _count ? 1 : now == count ? -1 : Compare(_published[was].Price, _next[now].Price, side.IsBid);
            if (order < 0)
            {
                changes.Add(new Level(_published[was++].Price, 0));
            }
            else if (order > 0)
            {
                changes.Add(_next[now++]);
            }
            else if (_published[was++].Quantity != _next[now++].Quantity)
            {
                changes.Add(_next[now - 1]);
            }
        }
        (_published, _next) = (_next, _published);
        _count = count;
    }

    private static int Compare(long left, long right, bool isBid) => isBid ? right.CompareTo(left) : left.CompareTo(right);
}

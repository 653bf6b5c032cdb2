namespace Scalper.Core.Features;

/// <summary>Walls that are watched no more: the last ones by their opening. Bounded. One thread.</summary>
internal sealed class WallCases
{
    /// <summary>Cases kept.</summary>
    public const int Capacity = 50;

    private readonly WallCase[] _cases = new WallCase[Capacity];
    private int _count;

    public IEnumerable<WallCase> Items => _cases.Take(_count);

    /// <summary>Keeps a case in place of the one that opened first.</summary>
    public void Add(in WallCase gone)
    {
        if (_count < Capacity)
        {
            _cases[_count++] = gone;
            return;
        }

        int first = 0;
        for (int i = 1; i < Capacity; i++)
        {
            first = _cases[i].OpenedAtNs < _cases[first].OpenedAtNs ? i : first;
        }

        // A wall that stood for long may be older than all that are kept.
        if (gone.OpenedAtNs >= _cases[first].OpenedAtNs)
        {
            _cases[first] = gone;
        }
    }
}

namespace Scalper.Core.Engine;

/// <summary>The last spans without the book or with trades missing. Bounded: the oldest that is over leaves. One thread.</summary>
internal sealed class DataGaps
{
    /// <summary>Spans kept.</summary>
    public const int Capacity = 256;

    private readonly List<DataGap> _gaps = [];

    // Every frame asks: most find nothing to end.
    private int _lasting;

    /// <summary>Begins a span, unless one of its kind lasts.</summary>
    /// <param name="fromNs">0, no time is known: then there is no span.</param>
    public void Begin(DataGapKind kind, long fromNs)
    {
        if (fromNs == 0 || IndexOfLasting(kind) >= 0)
        {
            return;
        }

        if (_gaps.Count == Capacity)
        {
            _gaps.RemoveAt(_gaps.FindIndex(g => g.ToNs != 0));
        }

        _gaps.Add(new DataGap(fromNs, 0, kind));
        _lasting++;
    }

    /// <summary>Ends the span of a kind, if one lasts.</summary>
    public void End(DataGapKind kind, long toNs)
    {
        if (IndexOfLasting(kind) is var index and >= 0)
        {
            _gaps[index] = _gaps[index] with { ToNs = toNs };
            _lasting--;
        }
    }

    /// <summary>A copy in the order they began.</summary>
    public IReadOnlyList<DataGap> Copy() => [.. _gaps.OrderBy(g => g.FromNs)];

    private int IndexOfLasting(DataGapKind kind)
    {
        if (_lasting > 0)
        {
            for (int i = _gaps.Count - 1; i >= 0; i--)
            {
                if (_gaps[i].Kind == kind && _gaps[i].ToNs == 0)
                {
                    return i;
                }
            }
        }

        return -1;
    }
}

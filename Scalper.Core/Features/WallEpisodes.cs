using System.Runtime.InteropServices;
using Scalper.Core.Primitives;

namespace Scalper.Core.Features;

/// <summary>
/// The wall episodes of a symbol in order of opening: those open, and those closed as long as any window looks at them. Bounded:
/// the oldest is dropped, and counted, beyond <see cref="Capacity"/>. One thread.
/// </summary>
public sealed class WallEpisodes
{
    /// <summary>Most episodes held.</summary>
    public const int Capacity = 2_048;

    private const long Second = 1_000_000_000;
    private const long SpoofingWindowNs = 60 * Second;
    private const long LongestSpoofNs = 30 * Second;
    private const long ActivityWindowNs = 5 * Second;
    private const long LateWindowNs = Second;

    // Places of the open ones: a frame looks at these few, not at the hundreds that have closed.
    private readonly List<int> _open = new(16);
    private readonly WallCases _gone = new();
    private WallEpisode[] _episodes = new WallEpisode[16];
    private int _count;
    private long _steadyUntilNs;

    /// <summary>Episodes dropped for want of room.</summary>
    public long Dropped { get; private set; }

    /// <summary>
    /// 100 x (size of closed walls, each times its pulled share) / (size of all), over walls that came near the mid in the last 60 s
    /// and lived long enough; closed ones that lived over 30 s count below the line only. 0 if fewer than two count. As of the last
    /// <see cref="Refresh"/>.
    /// </summary>
    public double SpoofingScore { get; private set; }

    /// <summary>What walls did in the last five seconds, as of the last <see cref="Refresh"/>.</summary>
    public WallActivity Activity { get; private set; }

    public ReadOnlySpan<WallEpisode> Items => _episodes.AsSpan(0, _count);

    public int OpenCount => _open.Count;

    public void Open(in WallEpisode episode)
    {
        if (_count == Capacity)
        {
            RemoveAt(0, WallCaseClass.Lost, episode.OpenedAtNs);
            Dropped++;
        }
        else if (_count == _episodes.Length)
        {
            Array.Resize(ref _episodes, _episodes.Length * 2);
        }

        _open.Add(_count);
        _episodes[_count++] = episode;
        _steadyUntilNs = 0;
    }

    /// <summary>An open episode by order of opening.</summary>
    public ref readonly WallEpisode OpenAt(int index) => ref _episodes[_open[index]];

    public bool HasOpen(BookSide side, long priceTicks) => PlaceOfOpen(side, priceTicks) >= 0;

    /// <summary>When the open episode at a price began, Unix nanoseconds; none where none is open.</summary>
    public long? OpenedAtNs(BookSide side, long priceTicks) =>
        PlaceOfOpen(side, priceTicks) is var place and >= 0 ? _episodes[place].OpenedAtNs : null;

    /// <summary>Notes lots that the frame at hand shows as traded at a price.</summary>
    public void AddTraded(PendingTrade trade)
    {
        int place = PlaceOfOpen(trade.SideHit, trade.PriceTicks);
        if (place >= 0)
        {
            _episodes[place].TradedInFrame += trade.QtyLots;
        }
    }

    /// <summary>Books a frame's change of quantity on an open episode, which may close it.</summary>
    public void BookOpen(int index, long quantity, long sequence, long nowNs)
    {
        ref WallEpisode episode = ref _episodes[_open[index]];
        episode.Book(quantity, sequence, nowNs);
        if (episode.IsClosed)
        {
            _open.RemoveAt(index);
            _steadyUntilNs = 0;
        }
    }

    /// <summary>Drops an open episode that left the view: what becomes of it can't be seen.</summary>
    public void DropOpen(int index, long nowNs) => RemoveAt(_open[index], WallCaseClass.Left, nowNs);

    /// <summary>Lets a trade that came after its book frame explain what looked pulled.</summary>
    public void ExplainLate(PendingTrade trade, long nowNs)
    {
        foreach (ref WallEpisode episode in _episodes.AsSpan(0, _count))
        {
            bool matches = episode.Side == trade.SideHit
                && episode.PriceTicks == trade.PriceTicks
                && episode.OpenedAtSequence < trade.Sequence
                && (!episode.IsClosed || (trade.Sequence <= episode.ClosedAtSequence && nowNs - episode.ClosedAtNs < LateWindowNs));
            if (matches)
            {
                episode.Explain(trade.QtyLots);
                _steadyUntilNs = 0;
                return;
            }
        }
    }

    /// <summary>Drops the episodes that are open: the book they lived in is gone.</summary>
    public void DropAllOpen(long nowNs)
    {
        for (int i = _open.Count - 1; i >= 0; i--)
        {
            RemoveAt(_open[i], WallCaseClass.Lost, nowNs);
        }
    }

    /// <summary>The last episodes by their opening, newest first: those held, and those dropped lately. A copy.</summary>
    public IReadOnlyList<WallCase> ReadCases()
    {
        IEnumerable<WallCase> held = Items.ToArray().Select(e => e.ToCase());
        return [.. held.Concat(_gone.Items).OrderByDescending(c => c.OpenedAtNs).Take(WallCases.Capacity)];
    }

    /// <summary>Brings what depends on the time to now; most calls find nothing to do, and touch no episode.</summary>
    /// <param name="minimumLifeNs">A wall that lived less does not count for the spoofing score; the same at each call.</param>
    public void Refresh(long nowNs, long minimumLifeNs)
    {
        if (nowNs < _steadyUntilNs)
        {
            return;
        }

        Expire(nowNs);
        SpoofingScore = ReadSpoofingScore(nowNs, minimumLifeNs);
        Activity = ReadActivity(nowNs);
        _steadyUntilNs = NextEdge(nowNs, minimumLifeNs);
    }

    /// <summary>Forgets closed episodes that no window can see any more.</summary>
    public void Expire(long nowNs)
    {
        int i = 0;
        while (i < _count && _episodes[i].OpenedAtNs <= nowNs - SpoofingWindowNs)
        {
            if (_episodes[i].IsClosed && _episodes[i].ClosedAtNs <= nowNs - ActivityWindowNs)
            {
                RemoveAt(i, WallCaseClass.Lost, nowNs);
            }
            else
            {
                i++;
            }
        }
    }

    private double ReadSpoofingScore(long nowNs, long minimumLifeNs)
    {
        int counted = 0;
        double all = 0, suspect = 0;
        foreach (ref readonly WallEpisode episode in Items)
        {
            long life = (episode.IsClosed ? episode.ClosedAtNs : nowNs) - episode.OpenedAtNs;
            if (episode.Origin != WallOrigin.Came || !episode.WithinReach || life < minimumLifeNs || episode.OpenedAtNs <= nowNs - SpoofingWindowNs)
            {
                continue;
            }

            counted++;
            all += episode.Size;
            if (episode.IsClosed && life <= LongestSpoofNs)
            {
                suspect += episode.Size * ((double)episode.Pulled / (episode.Pulled + episode.Traded));
            }
        }

        return counted < 2 ? 0 : 100 * suspect / all;
    }

    private WallActivity ReadActivity(long nowNs)
    {
        bool came = false, traded = false;
        foreach (ref readonly WallEpisode episode in Items)
        {
            if (episode.IsClosed && episode.ClosedAtNs > nowNs - ActivityWindowNs)
            {
                if (episode.WasPulled)
                {
                    return WallActivity.Disappearing;
                }

                traded = true;
            }

            came |= episode.Origin == WallOrigin.Came && episode.OpenedAtNs > nowNs - ActivityWindowNs;
        }

        return came && !traded ? WallActivity.Appearing : WallActivity.Stable;
    }

    // When the first episode from now on comes to an edge of one of the windows.
    private long NextEdge(long nowNs, long minimumLifeNs)
    {
        long next = long.MaxValue;
        foreach (ref readonly WallEpisode episode in Items)
        {
            next = Earlier(next, nowNs, episode.OpenedAtNs + minimumLifeNs);
            next = Earlier(next, nowNs, episode.OpenedAtNs + ActivityWindowNs);
            next = Earlier(next, nowNs, episode.OpenedAtNs + SpoofingWindowNs);
            next = episode.IsClosed ? Earlier(next, nowNs, episode.ClosedAtNs + ActivityWindowNs) : next;
        }

        return next;
    }

    private static long Earlier(long next, long nowNs, long edgeNs) => edgeNs > nowNs && edgeNs < next ? edgeNs : next;

    private int PlaceOfOpen(BookSide side, long priceTicks)
    {
        foreach (int place in _open)
        {
            ref WallEpisode episode = ref _episodes[place];
            if (episode.PriceTicks == priceTicks && episode.Side == side)
            {
                return place;
            }
        }

        return -1;
    }

    // What it is told as where it is still open.
    private void RemoveAt(int place, WallCaseClass ifOpen, long nowNs)
    {
        ref readonly WallEpisode episode = ref _episodes[place];
        _gone.Add(episode.IsClosed ? episode.ToCase() : episode.ToCase() with { Class = ifOpen, ClosedAtNs = nowNs });
        Array.Copy(_episodes, place + 1, _episodes, place, _count - place - 1);
        _count--;
        _steadyUntilNs = 0;
        _open.Remove(place);
        foreach (ref int other in CollectionsMarshal.AsSpan(_open))
        {
            other -= other > place ? 1 : 0;
        }
    }
}

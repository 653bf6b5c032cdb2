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

    private WallEpisode[] _episodes = new WallEpisode[16];
    private int _count;

    /// <summary>Episodes dropped for want of room.</summary>
    public long Dropped { get; private set; }

    public Span<WallEpisode> Items => _episodes.AsSpan(0, _count);

    public void Open(in WallEpisode episode)
    {
        if (_count == Capacity)
        {
            RemoveAt(0);
            Dropped++;
        }
        else if (_count == _episodes.Length)
        {
            Array.Resize(ref _episodes, _episodes.Length * 2);
        }

        _episodes[_count++] = episode;
    }

    public bool HasOpen(BookSide side, long priceTicks) => IndexOfOpen(side, priceTicks) >= 0;

    /// <summary>Notes lots that the frame at hand shows as traded at a price.</summary>
    public void AddTraded(PendingTrade trade)
    {
        int index = IndexOfOpen(trade.SideHit, trade.PriceTicks);
        if (index >= 0)
        {
            _episodes[index].TradedInFrame += trade.QtyLots;
        }
    }

    /// <summary>Lets a trade that came after its book frame explain what looked pulled.</summary>
    public void ExplainLate(PendingTrade trade, long nowNs)
    {
        foreach (ref WallEpisode episode in Items)
        {
            bool matches = episode.Side == trade.SideHit
                && episode.PriceTicks == trade.PriceTicks
                && episode.OpenedAtSequence < trade.Sequence
                && (!episode.IsClosed || (trade.Sequence <= episode.ClosedAtSequence && nowNs - episode.ClosedAtNs < LateWindowNs));
            if (matches)
            {
                episode.Explain(trade.QtyLots);
                return;
            }
        }
    }

    public void RemoveAt(int index)
    {
        Array.Copy(_episodes, index + 1, _episodes, index, _count - index - 1);
        _count--;
    }

    /// <summary>Drops the episodes that are open: the book they lived in is gone.</summary>
    public void DropOpen()
    {
        for (int i = _count - 1; i >= 0; i--)
        {
            if (!_episodes[i].IsClosed)
            {
                RemoveAt(i);
            }
        }
    }

    /// <summary>Forgets closed episodes that no window can see any more.</summary>
    public void Expire(long nowNs)
    {
        for (int i = _count - 1; i >= 0; i--)
        {
            ref WallEpisode episode = ref _episodes[i];
            if (episode.IsClosed && episode.OpenedAtNs <= nowNs - SpoofingWindowNs && episode.ClosedAtNs <= nowNs - ActivityWindowNs)
            {
                RemoveAt(i);
            }
        }
    }

    /// <summary>
    /// 100 x (size of closed walls, each times its pulled share) / (size of all), over walls that came near the mid in the last 60 s
    /// and lived long enough; closed ones that lived over 30 s count below the line only. 0 if fewer than two count.
    /// </summary>
    public double SpoofingScore(long nowNs, long minimumLifeNs)
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

    /// <summary>What walls did in the last five seconds.</summary>
    public WallActivity Activity(long nowNs)
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

    private int IndexOfOpen(BookSide side, long priceTicks)
    {
        for (int i = 0; i < _count; i++)
        {
            ref WallEpisode episode = ref _episodes[i];
            if (!episode.IsClosed && episode.PriceTicks == priceTicks && episode.Side == side)
            {
                return i;
            }
        }

        return -1;
    }
}

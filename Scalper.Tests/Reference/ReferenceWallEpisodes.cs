namespace Scalper.Tests.Reference;

/// <summary>The wall episodes of one symbol, open and closed, and the trades that wait for their book frame.</summary>
public sealed class ReferenceWallEpisodes(ReferenceOptions options)
{
    private const long Second = 1_000_000_000;

    private readonly List<ReferenceTrade> _waiting = [];

    public List<ReferenceEpisode> Open { get; } = [];

    public List<ReferenceEpisode> Closed { get; } = [];

    /// <summary>Episodes dropped because a full side pushed them out.</summary>
    public int Left { get; private set; }

    /// <summary>Trades that came after the book frame containing them and found their episode.</summary>
    public int LateTrades { get; private set; }

    /// <param name="bookSeq">The book's last <c>seq</c>; null before the first book, when every trade waits.</param>
    public void OnTrade(ReferenceTrade trade, long? bookSeq, long now)
    {
        if (trade.IsBlock || trade.IsRpi)
        {
            return;
        }

        if (bookSeq is null || trade.Seq > bookSeq)
        {
            _waiting.Add(trade);
            return;
        }

        ReferenceEpisode? episode = Open.Find(open => open.Covers(trade))
            ?? Closed.Find(closed => closed.Covers(trade) && now - closed.ClosedAt < Second);
        if (episode is not null)
        {
            episode.TakeLate(trade.Quantity);
            LateTrades++;
        }
    }

    /// <summary>A snapshot: open episodes are dropped, and its walls are found, as nothing was held before (ruling 7).</summary>
    public void OnReplaced(ReferenceView after, long seq, long now)
    {
        Open.Clear();
        _waiting.RemoveAll(trade => trade.Seq <= seq);
        OpenNew(ReferenceView.Nothing, after, seq, now);
    }

    public void OnChanged(ReferenceView before, ReferenceView after, long seq, long now)
    {
        List<ReferenceTrade> taken = _waiting.FindAll(trade => trade.Seq <= seq);
        _waiting.RemoveAll(trade => trade.Seq <= seq);

        foreach (ReferenceEpisode episode in Open.ToList())
        {
            if (HasLeft(episode, after))
            {
                Open.Remove(episode);
                Left++;
                continue;
            }

            decimal traded = taken.Where(trade => trade.SideHit == episode.Side && trade.Price == episode.Price).Sum(trade => trade.Quantity);
            decimal q0 = before.Held(episode.Side, episode.Price) ?? 0;
            decimal q1 = after.Held(episode.Side, episode.Price) ?? 0;
            episode.Follow(q0, q1, traded, seq, now);
            if (episode.ClosedAt is not null)
            {
                Open.Remove(episode);
                Closed.Add(episode);
            }
        }

        OpenNew(before, after, seq, now);
    }

    public void OnInvalid() => Open.Clear();

    /// <summary>100 x suspected / all of the weight that came near in the last minute; 0 if fewer than two count.</summary>
    public double SpoofingScore(long now)
    {
        long minimumLife = options.MinimumSpoofingLife.Ticks * 100;
        List<ReferenceEpisode> counted = Open.Concat(Closed)
            .Where(episode => episode.Origin == ReferenceEpisodeOrigin.Came && episode.IsNear)
            .Where(episode => episode.OpenedAt > now - 60 * Second && episode.Life(now) >= minimumLife)
            .ToList();
        if (counted.Count < 2)
        {
            return 0;
        }

        decimal suspected = counted
            .Where(episode => episode.ClosedAt is not null && episode.Life(now) <= 30 * Second)
            .Sum(episode => episode.Size * episode.Pulled / (episode.Pulled + episode.Traded));
        return (double)(100 * suspected / counted.Sum(episode => episode.Size));
    }

    /// <summary>What happened in the last 5 s: closings of every kind and distance count, dropped episodes do not.</summary>
    public string Activity(long now)
    {
        long from = now - 5 * Second;
        List<ReferenceEpisode> closed = Closed.FindAll(episode => episode.ClosedAt > from);
        if (closed.Exists(episode => episode.IsPulled))
        {
            return "DISAPPEARING";
        }

        bool came = Open.Concat(Closed).Any(episode => episode.Origin == ReferenceEpisodeOrigin.Came && episode.OpenedAt > from);
        return came && closed.Count == 0 ? "APPEARING" : "STABLE";
    }

    /// <summary>Ruling 6; otherwise a level not held any more was removed.</summary>
    private static bool HasLeft(ReferenceEpisode episode, ReferenceView after) =>
        after.Held(episode.Side, episode.Price) is null
        && after.IsFull(episode.Side)
        && after.IsBeyond(episode.Side, episode.Price);

    private void OpenNew(ReferenceView before, ReferenceView after, long seq, long now)
    {
        foreach (ReferenceSide side in Enum.GetValues<ReferenceSide>())
        {
            foreach (ReferenceLevel wall in ReferenceWallTest.Walls(after.Side(side), options.WallsFactor))
            {
                if (!Open.Exists(open => open.Side == side && open.Price == wall.Price))
                {
                    Open.Add(new ReferenceEpisode
                    {
                        Side = side,
                        Price = wall.Price,
                        Size = wall.Quantity,
                        Origin = Origin(before, side, wall),
                        IsNear = after.Mid is { } mid && Math.Abs(wall.Price - mid) * 10_000 <= 50 * mid,
                        OpenedAt = now,
                        OpenedSeq = seq,
                    });
                }
            }
        }
    }

    private static ReferenceEpisodeOrigin Origin(ReferenceView before, ReferenceSide side, ReferenceLevel wall)
    {
        decimal? held = before.Held(side, wall.Price);
        if (held is null && before.IsBeyond(side, wall.Price))
        {
            return before.IsFull(side) ? ReferenceEpisodeOrigin.Entered : ReferenceEpisodeOrigin.Found;
        }

        return 2 * (held ?? 0) <= wall.Quantity ? ReferenceEpisodeOrigin.Came : ReferenceEpisodeOrigin.Found;
    }
}

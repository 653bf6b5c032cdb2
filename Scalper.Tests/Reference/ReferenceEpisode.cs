namespace Scalper.Tests.Reference;

/// <summary>The life of one wall at one price of one side, from the frame where it passes the wall test.</summary>
public sealed class ReferenceEpisode
{
    public required ReferenceSide Side { get; init; }

    public required decimal Price { get; init; }

    /// <summary>c: its quantity at opening.</summary>
    public required decimal Size { get; init; }

    public required ReferenceEpisodeOrigin Origin { get; init; }

    /// <summary>Within 50 bps, inclusive, of the mid after the opening frame; false where that mid is none.</summary>
    public required bool IsNear { get; init; }

    public required long OpenedAt { get; init; }

    public required long OpenedSeq { get; init; }

    public long? ClosedAt { get; private set; }

    public long? ClosedSeq { get; private set; }

    public decimal Added { get; private set; }

    public decimal Pulled { get; private set; }

    public decimal Traded { get; private set; }

    /// <summary>The class of a closed episode: Pulled, else Traded.</summary>
    public bool IsPulled => Pulled > Traded;

    public long Life(long now) => (ClosedAt ?? now) - OpenedAt;

    /// <summary>Ruling 5: opening seq &lt; trade seq &lt;= closing seq, unbounded while open.</summary>
    public bool Covers(ReferenceTrade trade) =>
        trade.SideHit == Side && trade.Price == Price && OpenedSeq < trade.Seq && (ClosedSeq is null || trade.Seq <= ClosedSeq);

    /// <summary>One book frame: q0 before, q1 after, X traded in between; closes at 2 x q1 &lt; c.</summary>
    public void Follow(decimal before, decimal after, decimal traded, long seq, long now)
    {
        decimal net = after - before + traded;
        Added += Math.Max(net, 0);
        Pulled += Math.Max(-net, 0);
        Traded += traded;
        if (2 * after < Size)
        {
            ClosedAt = now;
            ClosedSeq = seq;
        }
    }

    public void TakeLate(decimal volume)
    {
        decimal moved = Math.Min(volume, Pulled);
        Pulled -= moved;
        Traded += moved;
    }
}

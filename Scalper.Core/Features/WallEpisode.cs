using Scalper.Core.Primitives;

namespace Scalper.Core.Features;

/// <summary>
/// The life of one wall from the frame where it passed the wall test. Quantities in lots;
/// <c>Size + Added - Pulled - Traded = Quantity</c> at all times.
/// </summary>
public struct WallEpisode
{
    public BookSide Side;
    public long PriceTicks;
    public WallOrigin Origin;

    /// <summary>Opened no farther than 50 bps from the mid.</summary>
    public bool WithinReach;

    public long OpenedAtNs;
    public long OpenedAtSequence;

    /// <summary>Quantity at opening.</summary>
    public long Size;

    /// <summary>Quantity after the last frame.</summary>
    public long Quantity;

    public long Added;
    public long Pulled;
    public long Traded;

    /// <summary>Lots traded at the price that the frame at hand contains; 0 between frames.</summary>
    public long TradedInFrame;

    public bool IsClosed;
    public long ClosedAtNs;
    public long ClosedAtSequence;

    /// <summary>A closed wall is Pulled if more was withdrawn than traded, else it is Traded.</summary>
    public readonly bool WasPulled => IsClosed && Pulled > Traded;

    /// <summary>Books a frame's change of quantity and closes the episode where less than half of its size is left.</summary>
    public void Book(long quantity, long sequence, long nowNs)
    {
        long unexplained = quantity - Quantity + TradedInFrame;
        Added += Math.Max(unexplained, 0);
        Pulled += Math.Max(-unexplained, 0);
        Traded += TradedInFrame;
        TradedInFrame = 0;
        Quantity = quantity;
        if (2 * quantity < Size)
        {
            IsClosed = true;
            ClosedAtNs = nowNs;
            ClosedAtSequence = sequence;
        }
    }

    /// <summary>The episode as it is told now.</summary>
    public readonly WallCase ToCase() => new(
        Side, PriceTicks, Size, Origin, OpenedAtNs, ClosedAtNs, Added, Pulled, Traded,
        !IsClosed ? WallCaseClass.Open : WasPulled ? WallCaseClass.Pulled : WallCaseClass.Traded);

    /// <summary>Moves what a late trade explains from pulled to traded.</summary>
    public void Explain(long lots)
    {
        long moved = Math.Min(lots, Pulled);
        Pulled -= moved;
        Traded += moved;
    }
}

namespace Scalper.Core.Evaluation;

/// <summary>What became of the windows at one horizon, and whether those that were lost were others than those that were kept. Immutable; sums, the same
/// in any order.</summary>
/// <param name="Possible">Whole seconds in which the symbol was followed: as many windows there could have been.</param>
/// <param name="Unscored">Seconds without a score: the book was not Live.</param>
/// <param name="Cut">Windows that reached across the end of their block, dropped.</param>
/// <param name="Kept">|log return| of the mid in the windows that count.</param>
/// <param name="Discarded">Windows that touched a gap, or an Invalid or evicted book.</param>
/// <param name="DiscardedKnown">|log return| of the mid in those of them whose ends are known.</param>
public readonly record struct Coverage(long Possible, long Unscored, long Cut, ExactMean Kept, long Discarded, ExactMean DiscardedKnown)
{
    /// <summary>Kept windows of those that could have been, 0 to 1; none of none.</summary>
    public double? Share => Possible == 0 ? null : (double)Kept.Count / Possible;

    /// <summary>Discarded windows of those that were closed one way or the other, 0 to 1; 0 of none.</summary>
    public double DiscardedShare => Kept.Count + Discarded == 0 ? 0 : (double)Discarded / (Kept.Count + Discarded);

    /// <summary>
    /// Mean |move| of discarded windows over that of kept ones; none where either is none or nothing moved. Far above 1 the kept windows are the quiet ones.
    /// </summary>
    public double? DiscardedMoveRatio => Kept.Value is { } kept and > 0 && DiscardedKnown.Value is { } lost ? lost / kept : null;

    /// <summary>The windows of both.</summary>
    public static Coverage operator +(Coverage a, Coverage b) => new(
        a.Possible + b.Possible,
        a.Unscored + b.Unscored,
        a.Cut + b.Cut,
        a.Kept + b.Kept,
        a.Discarded + b.Discarded,
        a.DiscardedKnown + b.DiscardedKnown);

    /// <summary>A window that counts.</summary>
    /// <param name="move">Log return of the mid.</param>
    public Coverage WithKept(double move) => this with { Kept = Kept.With(Math.Abs(move)) };

    /// <summary>A window that was discarded.</summary>
    /// <param name="move">Log return of the mid; none where an end of it is not known.</param>
    public Coverage WithDiscarded(double? move) => this with
    {
        Discarded = Discarded + 1,
        DiscardedKnown = move is { } known ? DiscardedKnown.With(Math.Abs(known)) : DiscardedKnown,
    };
}

using Scalper.Core.Primitives;

namespace Scalper.Core.Features;

/// <summary>
/// The wall test of one side: with n >= 10 levels of summed quantity S, a level of quantity q is a wall if
/// q x (n - 1) >= F x (S - q), in integers.
/// </summary>
public readonly ref struct WallSide
{
    private const int FewestLevels = 10;

    private readonly long _sum;

    /// <param name="levels">The side's best levels, best first.</param>
    /// <param name="lots">S, the sum of their quantities.</param>
    /// <param name="factor">F, the times a wall exceeds the average of the other levels.</param>
    public WallSide(ReadOnlySpan<BookLevel> levels, long lots, int factor)
    {
        Levels = levels;
        Threshold = long.MaxValue;
        if (levels.Length < FewestLevels)
        {
            return;
        }

        // The test solved for q, rounded up: q >= F S / (n - 1 + F). A quotient of 128 bits costs more than all the rest.
        _sum = lots;
        long divisor = levels.Length - 1 + factor;
        Threshold = lots <= (long.MaxValue - divisor) / factor
            ? ((factor * lots) + divisor - 1) / divisor
            : (long)((((Int128)factor * lots) + divisor - 1) / divisor);
    }

    public ReadOnlySpan<BookLevel> Levels { get; }

    /// <summary>Least quantity of a wall in lots; more than any quantity where the side has too few levels.</summary>
    public long Threshold { get; }

    /// <summary>Its largest quantity against the average of the other levels: what the test compares, whatever the factor; none with too few levels.</summary>
    public double? Strength(long largestLots) => Levels.Length < FewestLevels ? null : SizeVsAvg(largestLots);

    /// <summary>A wall's quantity against the average of the side's other levels.</summary>
    public double SizeVsAvg(long qtyLots) => (double)qtyLots * (Levels.Length - 1) / (_sum - qtyLots);
}

namespace Scalper.Core.Evaluation;

/// <summary>
/// The mean of many values, each rounded to 2^-36 (1.5 x 10^-11): a sum of whole numbers, the same in any order and however it is put together, as
/// symbols of several lanes have none. Immutable.
/// </summary>
/// <param name="Count">Values, 0 or more.</param>
/// <param name="Units">Their sum in units of 2^-36. The sum of values reaches to 134 million: a day of 300 symbols whose every move is 500 %.</param>
public readonly record struct ExactMean(long Count, long Units)
{
    private const double UnitsPerOne = 1L << 36;

    /// <summary>None of no values.</summary>
    public double? Value => Count == 0 ? null : Units / UnitsPerOne / Count;

    /// <summary>The sum of both.</summary>
    /// <exception cref="OverflowException">It is too large.</exception>
    public static ExactMean operator +(ExactMean a, ExactMean b) => checked(new(a.Count + b.Count, a.Units + b.Units));

    /// <summary>One value more.</summary>
    /// <exception cref="OverflowException">It is not finite, or the sum is too large.</exception>
    public ExactMean With(double value) => checked(new(Count + 1, Units + (long)Math.Round(value * UnitsPerOne)));
}

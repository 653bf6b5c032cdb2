namespace Scalper.Core.Evaluation;

/// <summary>
/// The mean of many values, each rounded to 2^-44 (5.7 x 10^-14): a sum of whole numbers, the same in any order and however it is put together, for
/// symbols of several lanes have no order. Immutable.
/// </summary>
/// <param name="Count">Values, 0 or more.</param>
/// <param name="Units">Their sum in units of 2^-44.</param>
public readonly record struct ExactMean(long Count, Int128 Units)
{
    private const double UnitsPerOne = 1L << 44;

    /// <summary>None of no values.</summary>
    public double? Value => Count == 0 ? null : (double)Units / UnitsPerOne / Count;

    /// <summary>The sum of both.</summary>
    public static ExactMean operator +(ExactMean a, ExactMean b) => new(a.Count + b.Count, a.Units + b.Units);

    /// <summary>One value more.</summary>
    /// <param name="value">Below 524,288 (2^19) either way.</param>
    /// <exception cref="OverflowException">It is not.</exception>
    public ExactMean With(double value) => new(Count + 1, Units + checked((long)Math.Round(value * UnitsPerOne)));
}

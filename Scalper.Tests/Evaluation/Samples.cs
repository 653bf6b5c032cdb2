using FsCheck;
using FsCheck.Fluent;

namespace Scalper.Tests.Evaluation;

/// <summary>Generated values: with ties, constant, spread widely, and at the ends of what a number can be.</summary>
internal static class Samples
{
    private static readonly double[] Extremes = [double.NegativeInfinity, double.MinValue, -1, -double.Epsilon, -0.0, 0, double.Epsilon, 1, double.MaxValue, double.PositiveInfinity];

    /// <summary>Small whole numbers, many of them equal.</summary>
    public static Gen<double> Tied => Gen.Choose(-3, 3).Select(v => (double)v);

    /// <summary>Finite, of any size, few of them equal.</summary>
    public static Gen<double> Wide =>
        from digits in Gen.Choose(-999_999_999, 999_999_999)
        from power in Gen.Choose(-12, 3)
        select digits / 1e9 * Math.Pow(10, power);

    public static Gen<double> Extreme => Gen.Elements(Extremes);

    /// <summary>Pairs of one length, either side by its own kind of values.</summary>
    public static Gen<(double[] X, double[] Y)> Pairs(int most) =>
        from count in Gen.Choose(0, most)
        from kindX in Gen.Choose(0, 3)
        from kindY in Gen.Choose(0, 3)
        from x in Kind(kindX).ArrayOf(count)
        from y in Kind(kindY).ArrayOf(count)
        select (x, y);

    public static Gen<double[]> Arrays(Gen<double> values, int least, int most) =>
        from count in Gen.Choose(least, most)
        from array in values.ArrayOf(count)
        select array;

    private static Gen<double> Kind(int kind) => kind switch
    {
        0 => Tied,
        1 => Wide,
        2 => Extreme,
        _ => Gen.Constant(7.25),
    };
}

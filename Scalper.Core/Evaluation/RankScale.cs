namespace Scalper.Core.Evaluation;

/// <summary>
/// Where a value stands among those of a sample that was taken before (the day before, the training part), so that nothing of what comes later is in it.
/// 8 bytes a value, 16 if mirrored. Immutable.
/// </summary>
public sealed class RankScale
{
    /// <summary>A smaller sample is no scale.</summary>
    public const int LeastSample = 10;

    private readonly double[] _sorted;

    private RankScale(double[] sorted)
    {
        _sorted = sorted;
        Spread = Math.Sqrt(sorted.Select(PlaceOf).Sum(place => place * place) / sorted.Length);
    }

    /// <summary>Root mean square of the places of the sample itself: sqrt(1/3) for many values without ties, less with ties.</summary>
    public double Spread { get; }

    /// <summary>None of fewer than <see cref="LeastSample"/> values, or where all are equal.</summary>
    /// <param name="sample">Numbers in any order.</param>
    /// <exception cref="ArgumentException">A value is not a number.</exception>
    public static RankScale? Of(ReadOnlySpan<double> sample) => Of(sample, sample.ToArray());

    /// <summary>
    /// The same of a sample and its mirror image, for moves: 0 stands at 0, and a move down stands as far below as one up of the same size above, whatever the
    /// market did on that day.
    /// </summary>
    /// <param name="sample">Numbers in any order; their magnitudes count.</param>
    /// <exception cref="ArgumentException">A value is not a number.</exception>
    public static RankScale? Mirrored(ReadOnlySpan<double> sample)
    {
        double[] both = new double[2 * sample.Length];
        for (int i = 0; i < sample.Length; i++)
        {
            (both[2 * i], both[(2 * i) + 1]) = (sample[i], -sample[i]);
        }

        return Of(sample, both);
    }

    /// <summary>Share of the sample below the value less the share above it, -1 to 1: twice its mid-rank, made a share, around 0.</summary>
    /// <exception cref="ArgumentException">The value is not a number.</exception>
    public double PlaceOf(double value)
    {
        if (double.IsNaN(value))
        {
            throw new ArgumentException("Expected a number.", nameof(value));
        }

        int below = Count(value, isEqualToo: false), upTo = Count(value, isEqualToo: true);
        return (double)(below - (_sorted.Length - upTo)) / _sorted.Length;
    }

    private static RankScale? Of(ReadOnlySpan<double> sample, double[] values)
    {
        Array.Sort(values);
        if (values.Length > 0 && double.IsNaN(values[0]))
        {
            throw new ArgumentException("Expected numbers, came one that is none.", nameof(sample));
        }

        return sample.Length < LeastSample || values[0] == values[^1] ? null : new RankScale(values);
    }

    private int Count(double below, bool isEqualToo)
    {
        int low = 0, high = _sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            bool isCounted = isEqualToo ? _sorted[middle] <= below : _sorted[middle] < below;
            (low, high) = isCounted ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

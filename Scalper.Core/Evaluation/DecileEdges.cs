namespace Scalper.Core.Evaluation;

/// <summary>
/// The nine scores that divide a sample into tenths, by quantiles of type 7: at (n - 1) k/10 from the smallest, linear between two (Hyndman, Fan,
/// "Sample quantiles in statistical packages", The American Statistician 50, 1996). Scores that many samples share may be several edges at once; the
/// deciles between them stay empty. Immutable.
/// </summary>
public sealed class DecileEdges
{
    /// <summary>Edges between ten deciles.</summary>
    public const int Count = DecileTally.Deciles - 1;

    /// <summary>A smaller sample has no tenths.</summary>
    public const int LeastSample = 10;

    private readonly double[] _values;

    /// <param name="values">Nine finite numbers, none below the one before it.</param>
    /// <exception cref="ArgumentException">They are not.</exception>
    public DecileEdges(ReadOnlySpan<double> values)
    {
        _values = values.ToArray();
        bool isAscending = _values.All(double.IsFinite) && _values.Zip(_values.Skip(1)).All(pair => pair.First <= pair.Second);
        if (_values.Length != Count || !isAscending)
        {
            throw new ArgumentException($"Expected {Count} ascending edges, came {string.Join(", ", _values)}.", nameof(values));
        }

        Values = Array.AsReadOnly(_values);
    }

    /// <summary>Ascending.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>None of fewer than <see cref="LeastSample"/> scores.</summary>
    /// <param name="sample">Finite, in any order.</param>
    public static DecileEdges? Of(ReadOnlySpan<double> sample)
    {
        double[] sorted = sample.ToArray();
        Array.Sort(sorted);
        return Of(sorted.Length, at => sorted[at]);
    }

    /// <summary>The decile of a score, 0 (lowest) to 9: as many edges as are below it. A score that is an edge belongs to the lower of the two.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The score is not a number.</exception>
    public int DecileOf(double score)
    {
        if (double.IsNaN(score))
        {
            throw new ArgumentOutOfRangeException(nameof(score), score, "Expected a number.");
        }

        int decile = 0;
        while (decile < Count && _values[decile] < score)
        {
            decile++;
        }

        return decile;
    }

    /// <param name="sorted">The score at a place, smallest first, from 0 on.</param>
    internal static DecileEdges? Of(long count, Func<long, double> sorted)
    {
        if (count < LeastSample)
        {
            return null;
        }

        double[] edges = new double[Count];
        for (int k = 1; k <= Count; k++)
        {
            (long place, long tenths) = Math.DivRem((count - 1) * k, DecileTally.Deciles);
            double low = sorted(place);
            edges[k - 1] = tenths == 0 ? low : low + ((sorted(place + 1) - low) * tenths / DecileTally.Deciles);
        }

        return new DecileEdges(edges);
    }
}

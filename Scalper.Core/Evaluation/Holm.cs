namespace Scalper.Core.Evaluation;

/// <summary>
/// p values of a family of questions asked of the same data, raised so that one who calls those below a level significant is wrong about any of them with
/// at most that probability, however they depend on each other (Holm, "A simple sequentially rejective multiple test procedure", Scandinavian
/// Journal of Statistics 6, 1979).
/// </summary>
public static class Holm
{
    /// <summary>
    /// The i-th smallest of m, from 1 on, times m - i + 1; at most 1, and at least what the one before it became. Equal ones become equal.
    /// </summary>
    /// <param name="p">0 to 1 each; what can't be asked yet is in the family with 1. Not ordered.</param>
    /// <returns>In the order of <paramref name="p"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">One is not in that range.</exception>
    public static double[] Adjust(ReadOnlySpan<double> p)
    {
        double[] sorted = p.ToArray();
        if (Array.Exists(sorted, value => !(value >= 0 && value <= 1)))
        {
            throw new ArgumentOutOfRangeException(nameof(p), string.Join(", ", sorted), "Expected p values from 0 to 1.");
        }

        int[] places = [.. Enumerable.Range(0, sorted.Length)];
        Array.Sort(sorted, places);
        double[] adjusted = new double[sorted.Length];
        double least = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            least = Math.Max(least, Math.Min(1, (sorted.Length - i) * sorted[i]));
            adjusted[places[i]] = least;
        }

        return adjusted;
    }
}

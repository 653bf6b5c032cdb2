namespace Scalper.Core.Evaluation;

/// <summary>
/// A figure of one block after another, told by three numbers however many there are (Welford, "Note on a method for calculating corrected sums of
/// squares and products", Technometrics 4, 1962; put together after Chan, Golub, LeVeque, "Updating formulae and a pairwise algorithm for computing
/// sample variances", 1979). The same blocks in the same order give the same bits; parts put together give the same to within rounding. Immutable.
/// </summary>
/// <param name="Count">Blocks, 0 or more.</param>
/// <param name="Mean">Of the blocks; 0 of none.</param>
/// <param name="SquaredDeviations">Sum of the squared distances from the mean, 0 or more.</param>
public readonly record struct BlockSeries(long Count, double Mean, double SquaredDeviations)
{
    /// <summary>The blocks of both.</summary>
    public static BlockSeries operator +(BlockSeries a, BlockSeries b)
    {
        if (a.Count == 0 || b.Count == 0)
        {
            return a.Count == 0 ? b : a;
        }

        long count = a.Count + b.Count;
        double apart = b.Mean - a.Mean, share = (double)b.Count / count;
        return new BlockSeries(count, a.Mean + (apart * share), a.SquaredDeviations + b.SquaredDeviations + (apart * apart * a.Count * share));
    }

    /// <summary>One block more.</summary>
    /// <param name="value">None leaves the series as it is: such a block is not one of it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public BlockSeries With(double? value)
    {
        if (value is not { } x)
        {
            return this;
        }

        if (!double.IsFinite(x))
        {
            throw new ArgumentOutOfRangeException(nameof(value), x, "Expected a finite number.");
        }

        long count = Count + 1;
        double distance = x - Mean;
        double mean = Mean + (distance / count);
        return new BlockSeries(count, mean, SquaredDeviations + (distance * (x - mean)));
    }
}

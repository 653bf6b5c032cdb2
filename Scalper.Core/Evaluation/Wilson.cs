using MathNet.Numerics.Distributions;

namespace Scalper.Core.Evaluation;

/// <summary>
/// Wilson's 95 % interval of a share (Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the American
/// Statistical Association 22, 1927).
/// </summary>
public static class Wilson
{
    private static readonly double Z = Normal.InvCDF(0, 1, 0.975);

    /// <summary>(p + z^2/2n -+ z sqrt(p(1 - p)/n + z^2/4n^2)) / (1 + z^2/n), written so that n may come near 0, where nothing is known: 0 to 1.</summary>
    /// <param name="share">p, 0 to 1.</param>
    /// <param name="count">n, of independent observations; 0 or more, need not be whole.</param>
    public static (double Low, double High) Interval(double share, double count)
    {
        double square = Z * Z, sum = count + square;
        double centre = ((count * share) + (square / 2)) / sum;
        double reach = Z * Math.Sqrt((count * share * (1 - share)) + (square / 4)) / sum;
        return (Math.Max(0, centre - reach), Math.Min(1, centre + reach));
    }
}

using Scalper.Sandbox.Planted;

namespace Scalper.Tests.Sandbox.Planted;

/// <summary>
/// What is true of a planted market, in closed form (<see cref="PlantedTerms"/>): how the imbalance x of a book goes with the move R of the logarithm of
/// the price from one moment after it to another.
/// </summary>
/// <param name="latency">Seconds from the step whose book is seen to the step whose price is the entry.</param>
/// <param name="horizon">Seconds from there to the exit.</param>
internal sealed class PlantedTruth(PlantedTerms terms, double latency, double horizon)
{
    // Normal quantiles of 0, 0.1, ... 1.
    private static readonly double[] Edges =
    [
        double.NegativeInfinity, -1.2815515655446004, -0.8416212335729143, -0.5244005127080407, -0.2533471031357997, 0,
        0.2533471031357997, 0.5244005127080407, 0.8416212335729143, 1.2815515655446004, double.PositiveInfinity,
    ];

    /// <summary>E[R | x] / x.</summary>
    public double Slope => terms.Strength * terms.DecaySeconds * (Kept(latency) - Kept(latency + horizon));

    public double Variance => (terms.Noise * terms.Noise * horizon) + Math.Pow(terms.Strength, 2) * AreaVariance;

    /// <summary>Of R where x is known.</summary>
    public double VarianceGivenSignal => Variance - Math.Pow(Slope * terms.Deviation, 2);

    /// <summary>Pearson's, of x and R.</summary>
    public double Correlation => Slope * terms.Deviation / Math.Sqrt(Variance);

    /// <summary>Spearman's, of x and R, as of any two normal numbers (Pearson 1907).</summary>
    public double RankCorrelation => 6 / Math.PI * Math.Asin(Correlation / 2);

    /// <summary>E[R | x in its d-th decile], d from 0, the lowest, to 9.</summary>
    public double DecileMean(int decile) => Slope * terms.Deviation * (Density(Edges[decile]) - Density(Edges[decile + 1])) * 10;

    // Of the integral of x over the horizon.
    private double AreaVariance => 2 * terms.Deviation * terms.Deviation * terms.DecaySeconds * (horizon - (terms.DecaySeconds * (1 - Kept(horizon))));

    private double Kept(double seconds) => Math.Exp(-seconds / terms.DecaySeconds);

    private static double Density(double z) => Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
}

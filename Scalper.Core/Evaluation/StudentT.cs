using MathNet.Numerics;

namespace Scalper.Core.Evaluation;

/// <summary>Student's t distribution, by the regularised incomplete beta function I (Abramowitz, Stegun, "Handbook of Mathematical Functions", 26.7.1).</summary>
internal static class StudentT
{
    /// <summary>The t that a share of all stays below.</summary>
    /// <param name="share">Above 0, below 1.</param>
    /// <param name="degrees">Degrees of freedom, at least 1.</param>
    public static double Quantile(double share, long degrees) => MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, degrees, share);

    /// <summary>How likely a t at least as far from 0 is, on either side. No difference of near-equal numbers: right far out too.</summary>
    /// <param name="t">Any number, infinite too.</param>
    /// <param name="degrees">Degrees of freedom, at least 1.</param>
    public static double TwoSidedP(double t, long degrees) => SpecialFunctions.BetaRegularized(degrees / 2.0, 0.5, degrees / (degrees + (t * t)));
}

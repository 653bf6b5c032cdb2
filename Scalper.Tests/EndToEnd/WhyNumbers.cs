namespace Scalper.Tests.EndToEnd;

/// <summary>The numbers of an open explanation.</summary>
/// <param name="Contributions">In order; null where the input is missing.</param>
internal sealed record WhyNumbers(double Score, IReadOnlyList<double?> Contributions)
{
    /// <summary>What the contributions add up to, by the definition of the score.</summary>
    public double Expected => Math.Clamp(50 + Contributions.Sum(c => c ?? 0), 0, 100);
}

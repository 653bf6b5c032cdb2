using Scalper.Sandbox.Venue;

namespace Scalper.Sandbox.Synthetic;

/// <summary>A volatility that changes over minutes: the exponential of a mean-reverting walk, about 1 on average.</summary>
internal sealed class Mood(SeededRandom random)
{
    private const double MemorySeconds = 120;
    private const double Spread = 0.55;
    private double _logarithm;

    /// <summary>Moves on by so many seconds; the factor by which volatility differs from its average.</summary>
    public double Step(double seconds)
    {
        double kept = Math.Exp(-seconds / MemorySeconds);
        _logarithm = (_logarithm * kept) + (Spread * Math.Sqrt(1 - (kept * kept)) * random.Normal());
        return Math.Exp(_logarithm - (Spread * Spread / 2));
    }
}

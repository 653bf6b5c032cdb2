using Scalper.Sandbox.Venue;

namespace Scalper.Sandbox.Synthetic;

/// <summary>
/// What all symbols have in common: one random walk with a slowly changing volatility, on a grid of 100 ms that depends on time alone, not on who asks.
/// Asked for times must not go back.
/// </summary>
internal sealed class MarketFactor(SeededRandom random)
{
    private const long GridNs = 100_000_000;
    private readonly Mood _mood = new(random);
    private long _gridPoint;

    /// <summary>The level of the walk: unit variance a second in an average mood.</summary>
    public double Level { get; private set; }

    public double At(long nowNs)
    {
        long point = nowNs / GridNs;
        if (_gridPoint == 0)
        {
            _gridPoint = point;
        }

        for (; _gridPoint < point; _gridPoint++)
        {
            const double Seconds = GridNs / 1e9;
            Level += _mood.Step(Seconds) * Math.Sqrt(Seconds) * random.Normal();
        }
        return Level;
    }
}

using Scalper.Sandbox.Venue;

namespace Scalper.Sandbox.Synthetic;

/// <summary>
/// The price that informed traders believe in, in ticks: a walk driven by the common factor and by the symbol's own news, with changing volatility,
/// drawn back to its anchor over hours and never further than 12 % from it.
/// </summary>
internal sealed class FairPrice(Contract contract, MarketFactor factor, SeededRandom random)
{
    private const double PullSeconds = 7_200;
    private const double Furthest = 0.12;
    private const double LongestStepSeconds = 5;
    private readonly Mood _mood = new(random);
    private double _logarithm;
    private double _factorLevel;
    private long _atNs;

    public double Ticks => contract.AnchorTicks * Math.Exp(_logarithm);

    /// <summary>Moves to the time. A long pause counts as a short one: a market that nobody watched has stood still.</summary>
    public void MoveTo(long nowNs)
    {
        double level = factor.At(nowNs);
        double seconds = (nowNs - _atNs) / 1e9;
        if (seconds <= LongestStepSeconds)
        {
            Walk(seconds, level - _factorLevel);
        }

        _factorLevel = level;
        _atNs = nowNs;
    }

    private void Walk(double seconds, double common)
    {
        double own = _mood.Step(seconds) * Math.Sqrt(seconds) * random.Normal();
        double share = contract.FactorShare;
        _logarithm += contract.Volatility * ((share * common) + (Math.Sqrt(1 - (share * share)) * own));
        _logarithm = Math.Clamp(_logarithm * Math.Exp(-seconds / PullSeconds), -Furthest, Furthest);
    }
}

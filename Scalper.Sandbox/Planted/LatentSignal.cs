using Scalper.Sandbox.Venue;

namespace Scalper.Sandbox.Planted;

/// <summary>A stationary Ornstein-Uhlenbeck process and its integral, in steps of one length, by their exact joint law (<see cref="PlantedTerms"/>).</summary>
internal sealed class LatentSignal
{
    private readonly SeededRandom _random;
    private readonly double _kept, _fresh, _reach, _areaOfFresh, _areaAlone;

    /// <param name="decay">tau, in any unit of time.</param>
    /// <param name="step">In that unit; at least a ten-thousandth of tau, as the variance of the integral is a small difference of large numbers.</param>
    public LatentSignal(double decay, double deviation, double step, SeededRandom random)
    {
        _random = random;
        double gone = 1 - Math.Exp(-step / decay);
        _kept = 1 - gone;
        _reach = decay * gone;
        double variance = deviation * deviation;
        double ofValue = variance * gone * (1 + _kept), ofBoth = variance * decay * gone * gone;
        double ofArea = variance * decay * decay * ((2 * step / decay) - (gone * (2 + gone)));
        _fresh = Math.Sqrt(ofValue);
        _areaOfFresh = ofBoth / _fresh;
        _areaAlone = Math.Sqrt(ofArea - (_areaOfFresh * _areaOfFresh));
        Value = deviation * random.Normal();
    }

    /// <summary>x.</summary>
    public double Value { get; private set; }

    /// <summary>Goes one step on.</summary>
    /// <returns>The integral of x over it.</returns>
    public double Step()
    {
        double shock = _random.Normal(), other = _random.Normal();
        double area = (_reach * Value) + (_areaOfFresh * shock) + (_areaAlone * other);
        Value = (_kept * Value) + (_fresh * shock);
        return area;
    }
}

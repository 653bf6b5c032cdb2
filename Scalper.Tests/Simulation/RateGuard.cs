namespace Scalper.Tests.Simulation;

/// <summary>Checks a rate limit from outside, as the venue would: a bucket that leaks.</summary>
internal sealed class RateGuard(string what, double burst, double perSecond)
{
    private double _level;
    private long _atNs;

    /// <summary>One more, now.</summary>
    /// <returns>What is wrong; null where the limit holds.</returns>
    public string? Add(long nowNs)
    {
        _level = Math.Max(0, _level - ((nowNs - _atNs) / 1e9 * perSecond)) + 1;
        _atNs = nowNs;
        return _level > burst + 1e-6 ? $"{what} above {burst} at once and {perSecond:0.##} a second" : null;
    }
}

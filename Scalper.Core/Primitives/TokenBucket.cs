namespace Scalper.Core.Primitives;

/// <summary>Lets through so many at once and so many a second after that. Reads no clock. One thread.</summary>
/// <param name="capacity">Most at once; full at first.</param>
/// <param name="perSecond">How fast it fills again.</param>
public sealed class TokenBucket(double capacity, double perSecond)
{
    private const double SecondNs = 1e9;

    private double _taken;
    private long _filledAtNs;

    /// <summary>True where one may pass now.</summary>
    public bool HasToken(long nowNs)
    {
        if (nowNs > _filledAtNs)
        {
            _taken = Math.Max(0, _taken - ((nowNs - _filledAtNs) / SecondNs * perSecond));
            _filledAtNs = nowNs;
        }

        return capacity - _taken >= 1;
    }

    /// <summary>Lets one pass; only after <see cref="HasToken"/>.</summary>
    public void Take() => _taken++;
}

namespace Scalper.Core.Features;

/// <summary>How much less the past counts with each second: half after <see cref="HalfLifeSeconds"/>. Pure.</summary>
public static class SecondDecay
{
    public const int HalfLifeSeconds = 600;

    /// <summary>What counts 1 now counts this a second later: 2^(-1/600).</summary>
    public const double PerSecond = 0.9988454217380301;

    private const long SecondNs = 1_000_000_000;

    // From here on less than a millionth is left.
    private const long MostSeconds = 20 * HalfLifeSeconds;

    /// <summary>The whole second of a time, Unix seconds.</summary>
    public static long SecondOf(long nowNs) => nowNs / SecondNs;

    /// <summary>What is left after so many seconds, 0 to 1; by multiplications in one order, so that every machine has the same bits.</summary>
    public static double Over(long seconds)
    {
        if (seconds >= MostSeconds)
        {
            return 0;
        }

        double left = 1;
        for (long second = 0; second < seconds; second++)
        {
            left *= PerSecond;
        }

        return left;
    }
}

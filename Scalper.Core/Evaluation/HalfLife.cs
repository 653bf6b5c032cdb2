namespace Scalper.Core.Evaluation;

/// <summary>How long a score stays worth something. Shown, and compared with nothing.</summary>
public static class HalfLife
{
    /// <summary>
    /// The horizon, in seconds, at which the IC has fallen to half of its largest: the first beyond the largest, linear in the logarithm of the horizon between
    /// two. None where the largest is not above 0, or where the IC stays above half of it to the last horizon.
    /// </summary>
    /// <param name="horizons">Seconds, above 0, ascending.</param>
    /// <param name="ics">As many; those that are none are passed over. Of equal largest ones the last counts.</param>
    /// <exception cref="ArgumentException">There are not as many, or the horizons do not ascend from above 0.</exception>
    public static double? Of(ReadOnlySpan<double> horizons, ReadOnlySpan<double?> ics)
    {
        Require(horizons, ics.Length);
        int before = Largest(ics);
        if (before < 0 || !(ics[before] > 0))
        {
            return null;
        }

        double half = ics[before]!.Value / 2;
        for (int i = before + 1; i < ics.Length; i++)
        {
            if (ics[i] is not { } ic)
            {
                continue;
            }

            if (ic <= half)
            {
                double above = ics[before]!.Value;
                return horizons[before] * Math.Pow(horizons[i] / horizons[before], (above - half) / (above - ic));
            }

            before = i;
        }

        return null;
    }

    private static int Largest(ReadOnlySpan<double?> ics)
    {
        int largest = -1;
        for (int i = 0; i < ics.Length; i++)
        {
            largest = ics[i] is { } ic && (largest < 0 || ic >= ics[largest]) ? i : largest;
        }

        return largest;
    }

    private static void Require(ReadOnlySpan<double> horizons, int ics)
    {
        bool isAscending = horizons.Length == ics;
        for (int i = 0; i < horizons.Length; i++)
        {
            isAscending &= horizons[i] > (i == 0 ? 0 : horizons[i - 1]);
        }

        if (!isAscending)
        {
            throw new ArgumentException($"Expected ascending horizons above 0 and as many ICs, came {string.Join(", ", horizons.ToArray())} and {ics} ICs.", nameof(horizons));
        }
    }
}

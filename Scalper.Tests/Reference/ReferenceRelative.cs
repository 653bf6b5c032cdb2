namespace Scalper.Tests.Reference;

/// <summary>The group <c>relative</c>: each figure looked up in the whole history of the symbol.</summary>
public sealed record ReferenceRelative(
    double? BidWallStrength, double? AskWallStrength, double? BidWallRank, double? AskWallRank, double? SpoofingRank, double? TrendStrength)
{
    private const long Second = 1_000_000_000;
    private const int Fewest = 300;

    /// <param name="history">After each book or trade frame so far, in order; the last is that of now, which is Live.</param>
    public static ReferenceRelative Of(IReadOnlyList<ReferenceStanding> history, ReferenceSamples samples, long now)
    {
        ReferenceStanding present = history[^1];
        List<ReferenceStanding> hour = Hour(history, now);
        return new ReferenceRelative(
            (double?)present.BidStrength,
            (double?)present.AskStrength,
            Rank(hour.Select(s => StrengthStep(s.BidStrength)), StrengthStep(present.BidStrength)),
            Rank(hour.Select(s => StrengthStep(s.AskStrength)), StrengthStep(present.AskStrength)),
            Rank(hour.Select(s => SpoofingStep(s.SpoofingScore)), SpoofingStep(present.SpoofingScore)),
            Trend(samples, now));
    }

    // Backwards through the seconds, and through the history with them.
    private static List<ReferenceStanding> Hour(IReadOnlyList<ReferenceStanding> history, long now)
    {
        List<ReferenceStanding> hour = [];
        int last = history.Count - 1;
        for (long second = now / Second; second > (now / Second) - 3_600; second--)
        {
            while (last >= 0 && history[last].Now >= second * Second)
            {
                last--;
            }

            if (last < 0)
            {
                break;
            }

            if (history[last].IsLive)
            {
                hour.Add(history[last]);
            }
        }

        return hour;
    }

    private static double? Rank(IEnumerable<int?> steps, int? present)
    {
        List<int> known = steps.OfType<int>().ToList();
        return present is null || known.Count < Fewest ? null : (known.Count(s => s < present) + (known.Count(s => s == present) / 2.0)) / known.Count;
    }

    // Between 2^k and 2^(k+1), sixteen equal parts.
    private static int? StrengthStep(decimal? strength)
    {
        if (strength is not { } left)
        {
            return null;
        }

        int doublings = 0;
        for (; left >= 2; left /= 2)
        {
            doublings++;
        }

        return Math.Min(254, (16 * doublings) + (int)Math.Floor(16 * (left - 1)));
    }

    private static int? SpoofingStep(double? score) => score is { } points ? (int)Math.Ceiling((2 * points) - 0.000001) : null;

    private static double? Trend(ReferenceSamples samples, long now)
    {
        List<double> minute = samples.Newest(now, 61);
        if (minute.Count < 61)
        {
            return null;
        }

        double move = Math.Log(minute[0] / minute[60]);
        double volatility = ReferenceMomentum.Of(samples, now).Volatility1m!.Value;
        return move == 0 ? 0 : volatility == 0 ? null : move / volatility;
    }
}

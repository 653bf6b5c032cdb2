using Scalper.Core.Scoring;

namespace Scalper.Web.Factors;

/// <summary>
/// Counts of one symbol's last hour, minute by minute (the newest is still filling: 59 to 60 minutes), about 2.5 KB. One caller at a time.
/// </summary>
internal sealed class FactorMinutes
{
    public const int Minutes = 60;

    private const int Up = 0, Down = 1, Zero = 2, None = 3;
    private const int Ways = 4;
    private static readonly int Factors = Enum.GetValues<ScoreFactor>().Length;

    // After the ways of every factor: seconds with a wall on both sides.
    private static readonly int BothWalls = Factors * Ways;
    private static readonly int Counters = BothWalls + 1;

    private readonly ushort[] _counts = new ushort[Minutes * Counters];
    private readonly long[] _numbers = new long[Minutes];
    private long _newest;
    private BaseRates? _rates;

    /// <summary>Time goes on, whether or not there is a score.</summary>
    /// <param name="minute">Minutes since 1970, never less than before.</param>
    public void AdvanceTo(long minute)
    {
        _rates = minute == _newest ? _rates : null;
        _newest = minute;
    }

    /// <summary>One second of the newest minute.</summary>
    public void Add(in Contributions points, bool isWallOnBothSides)
    {
        Span<ushort> counts = CountsOfNewest();
        counts[WayOf(ScoreFactor.DepthImbalance, points.DepthImbalance)]++;
        counts[WayOf(ScoreFactor.TradeFlow, points.TradeFlow)]++;
        counts[WayOf(ScoreFactor.Walls, points.Walls)]++;
        counts[WayOf(ScoreFactor.Spoofing, points.Spoofing)]++;
        counts[WayOf(ScoreFactor.Momentum, points.Momentum)]++;
        counts[BothWalls] += (ushort)(isWallOnBothSides ? 1 : 0);
        _rates = null;
    }

    /// <summary>The same object for as long as it says the same.</summary>
    public BaseRates Read() => _rates ??= Sum();

    private static int WayOf(ScoreFactor factor, double? points) =>
        ((int)factor * Ways) + points switch { null => None, > 0 => Up, < 0 => Down, _ => Zero };

    private Span<ushort> CountsOfNewest()
    {
        int place = (int)(_newest % Minutes);
        Span<ushort> counts = _counts.AsSpan(place * Counters, Counters);
        if (_numbers[place] != _newest)
        {
            _numbers[place] = _newest;
            counts.Clear();
        }

        return counts;
    }

    private BaseRates Sum()
    {
        int[] sums = new int[Counters];
        for (int place = 0; place < Minutes; place++)
        {
            // The places of a new ring are of minute 0.
            if (_numbers[place] > _newest - Minutes)
            {
                for (int i = 0; i < Counters; i++)
                {
                    sums[i] += _counts[(place * Counters) + i];
                }
            }
        }

        FactorTimes[] times = new FactorTimes[Factors];
        for (int f = 0; f < Factors; f++)
        {
            int both = f == (int)ScoreFactor.Walls ? sums[BothWalls] : 0;
            times[f] = new FactorTimes(sums[(f * Ways) + Up], sums[(f * Ways) + Down], sums[(f * Ways) + Zero], sums[(f * Ways) + None], both);
        }

        return new BaseRates(times[0].Seconds, times);
    }
}

using Scalper.Core.Evaluation;

namespace Scalper.Web.Components.Gallery.Samples;

/// <summary>Blocks made by hand: figures of the size that a market gives, without any chance in them.</summary>
internal static class SampleBlocks
{
    private const double UnitsPerOne = 1L << 44;
    private const double Bp = 1e-4;
    private const int Moves = 6_000;

    /// <param name="place">Of the model.</param>
    /// <param name="number">Of the block; figures go up and down with it.</param>
    public static BlockTally Of(ModelKey model, Horizon horizon, long startSecond, int place, int number, bool hasScales)
    {
        // Strongest at 5 s, a tenth of it at 300 s, and the second model at half of the first.
        double strength = 0.03 / (1 + Math.Abs(Math.Log(horizon.Seconds / 5.0))) / (1 + place);
        double swing = Math.Sin(number * 0.7) + (0.6 * Math.Sin(number * 2.3));
        BlockTally tally = new(model, horizon, startSecond)
        {
            Ic = IcOf(strength + (0.05 * swing), hasScales),
            Hits = HitsOf(strength + (0.02 * swing), Moves),
            Move = MoveOf(strength, Moves),
            Coverage = CoverageOf(Moves, number % 9 == 0 ? 60 : 0),
            Flips = new FlipRate(14, 3_600_000_000_000),
            Deciles = DecilesOf(strength * Math.Sqrt(horizon.Seconds)),
            Calibration = CalibrationOf(strength),
        };
        for (int factor = 0; factor < GridScore.Factors; factor++)
        {
            tally.Factor(factor) = IcOf((strength * (1 - (0.5 * factor))) + (0.04 * Math.Sin((number * 0.9) + factor)), hasScales);
        }

        for (int slice = 0; slice < Slice.Count; slice++)
        {
            tally.SliceAt(slice) = new SliceTally(IcOf((strength * slice / 3) + (0.08 * Math.Sin((number * 1.3) + slice)), hasScales), HitsOf(strength * slice / 3, Moves / 5), MoveOf(strength, Moves / 5));
        }

        return tally;
    }

    /// <summary>One of many symbols after a hundred blocks.</summary>
    public static SymbolRecord SymbolOf(int place)
    {
        SymbolRecord record = default;
        for (int i = 0; i < 100; i++)
        {
            double ic = (0.002 * (place - 20)) + (0.1 * Math.Sin(i + place));
            record = record.With(new SymbolBlock("", new IcPair(ic, ic * 0.9), HitsOf(ic, 300), MoveOf(ic, 300), CoverageOf(500, place % 5)));
        }

        return record;
    }

    private static PooledIc IcOf(double ic, bool hasScales) => new(default(PooledBlock).With(ic - 0.01), default(PooledBlock).With(hasScales ? ic : null));

    private static HitCounts HitsOf(double edge, int count)
    {
        long hits = (long)(count * Math.Clamp(0.5 + edge, 0, 1));
        return new HitCounts(hits, count - hits, count / 4, (long)(count * (0.502 + (edge / 5))), count / 3);
    }

    private static SideMove MoveOf(double strength, int count) => new(MeanOf(count, strength * 20 * Bp), MeanOf(count, ((strength * 20) - 1.2) * Bp));

    private static Coverage CoverageOf(int kept, int discarded) => new(kept + discarded + 700, 200, 500, MeanOf(kept, 1.4 * Bp), discarded, MeanOf(discarded, 2.9 * Bp));

    private static DecileTally DecilesOf(double size) => DecileTally.Of(
    [
        .. Enumerable.Range(0, DecileTally.Deciles).Select(d =>
        {
            double gross = (d - 4.5) * size * 4;
            return new DecileRow(d, MeanOf(Moves / 10, gross * Bp), MeanOf(Moves / 10, (Math.Abs(gross) - 1.2) * Bp));
        }),
    ]);

    private static Calibration CalibrationOf(double strength)
    {
        CalibrationBin[] bins = new CalibrationBin[Calibration.Bins];
        double squares = 0;
        for (int i = 0; i < bins.Length; i++)
        {
            double said = Calibration.Probability((i * 10) + 5), came = 0.5 + (strength * i);
            long count = 1_000 - (i * 90);
            bins[i] = new CalibrationBin(MeanOf(count, said), (long)(count * came));
            squares += count * ((came * (1 - said) * (1 - said)) + ((1 - came) * said * said));
        }

        long forecasts = bins.Sum(b => b.Count);
        return Calibration.Of(MeanOf(forecasts, squares / forecasts), bins);
    }

    private static ExactMean MeanOf(long count, double mean) => new(count, (Int128)(mean * count * UnitsPerOne));
}

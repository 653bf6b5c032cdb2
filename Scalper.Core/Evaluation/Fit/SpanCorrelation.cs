using Scalper.Core.Primitives;

namespace Scalper.Core.Evaluation.Fit;

/// <summary>
/// The rank correlation of two series over the whole span of a recording too short for blocks of 600 s, with an interval from a block bootstrap: pieces of time are
/// drawn with replacement, whole, so that seconds side by side, which share most of their outcome, stay together (Künsch, "The jackknife and the bootstrap for
/// general stationary observations", Annals of Statistics 17 (3), 1989; here pieces do not overlap). Ranks are those of the whole span. Seeded: the same figures each time.
/// </summary>
public static class SpanCorrelation
{
    /// <summary>With fewer pieces, of all symbols, there is no interval.</summary>
    public const int LeastBlocks = 10;

    private const int Draws = 2_000, Seed = 20_180_119;
    private const int LeastSeconds = 30, HorizonsInBlock = 4;
    private const double Tail = 0.025;

    /// <summary>Length of a piece: some horizons, so that few windows reach beyond it.</summary>
    public static int BlockSeconds(Horizon horizon) => Math.Max(LeastSeconds, HorizonsInBlock * horizon.Seconds);

    /// <param name="symbols">Of each symbol its seconds in order, with the value and the return of each.</param>
    public static SpanEstimate Of(IEnumerable<IReadOnlyList<(long Second, double X, double Y)>> symbols, Horizon horizon)
    {
        RankWorkspace workspace = new();
        return Estimate([.. symbols.Select(s => Split(s, BlockSeconds(horizon), workspace))], []);
    }

    /// <summary>How much more one value has than another over the same seconds: the same pieces are drawn of both.</summary>
    /// <param name="symbols">Of each symbol its seconds in order, with both values and the return of each.</param>
    public static SpanEstimate OfDifference(IReadOnlyList<IReadOnlyList<(long Second, double X, double Other, double Y)>> symbols, Horizon horizon)
    {
        RankWorkspace workspace = new();
        return Estimate(
            [.. symbols.Select(s => Split([.. s.Select(static p => (p.Second, p.X, p.Y))], BlockSeconds(horizon), workspace))],
            [.. symbols.Select(s => Split([.. s.Select(static p => (p.Second, p.Other, p.Y))], BlockSeconds(horizon), workspace))]);
    }

    // A symbol without variation has no correlation, and so no part in the mean.
    private static SpanEstimate Estimate(RankSums[][] symbols, RankSums[][] others)
    {
        int[] kept = [.. Enumerable.Range(0, symbols.Length).Where(s => RankSums.Correlate(symbols[s]) is not null && (others.Length == 0 || RankSums.Correlate(others[s]) is not null))];
        (RankSums[][] own, RankSums[][] other) = ([.. kept.Select(s => symbols[s])], others.Length == 0 ? [] : [.. kept.Select(s => others[s])]);
        int[][] all = [.. own.Select(static blocks => Enumerable.Range(0, blocks.Length).ToArray())];
        int count = all.Sum(static places => places.Length);
        double? value = Difference(own, other, all);
        if (count < LeastBlocks)
        {
            return new SpanEstimate(value, null, null, count);
        }

        SeededRandom random = new(Seed);
        double[] drawn = [.. Enumerable.Range(0, Draws).Select(_ => Difference(own, other, [.. all.Select(places => Draw(places, random))])).OfType<double>().Order()];
        return new SpanEstimate(value, drawn[(int)(Tail * drawn.Length)], drawn[^((int)(Tail * drawn.Length) + 1)], count);
    }

    private static int[] Draw(int[] places, SeededRandom random) => [.. places.Select(_ => (int)(random.NextUnit() * places.Length))];

    private static double? Difference(RankSums[][] symbols, RankSums[][] others, int[][] places) =>
        Mean(symbols, places) - (others.Length == 0 ? 0 : Mean(others, places));

    private static double? Mean(RankSums[][] symbols, int[][] places) =>
        symbols.Zip(places, static (blocks, drawn) => RankSums.Correlate([.. drawn.Select(place => blocks[place])])).Average();

    private static RankSums[] Split(IReadOnlyList<(long Second, double X, double Y)> pairs, int seconds, RankWorkspace workspace)
    {
        int[] x = Ranks(pairs.Select(static p => p.X), workspace), y = Ranks(pairs.Select(static p => p.Y), workspace);
        return [.. pairs.Index().GroupBy(p => p.Item.Second / seconds).Select(block => RankSums.Of(block.Select(p => (x[p.Index], y[p.Index]))))];
    }

    private static int[] Ranks(IEnumerable<double> values, RankWorkspace workspace)
    {
        double[] all = [.. values];
        int[] ranks = new int[all.Length];
        MidRanks.Write(all, ranks, workspace);
        return ranks;
    }

    private readonly record struct RankSums(double Count, double X, double Y, double XX, double YY, double XY)
    {
        public static RankSums Of(IEnumerable<(int X, int Y)> ranks) => ranks.Aggregate(
            default(RankSums), static (sums, r) => sums + new RankSums(1, r.X, r.Y, (double)r.X * r.X, (double)r.Y * r.Y, (double)r.X * r.Y));

        public static RankSums operator +(RankSums a, RankSums b) => new(a.Count + b.Count, a.X + b.X, a.Y + b.Y, a.XX + b.XX, a.YY + b.YY, a.XY + b.XY);

        public static double? Correlate(RankSums[] blocks)
        {
            RankSums all = blocks.Aggregate(default(RankSums), static (sums, b) => sums + b);
            double xx = all.XX - (all.X * all.X / all.Count), yy = all.YY - (all.Y * all.Y / all.Count);
            return all.Count < RankCorrelation.LeastPairs || xx <= 0 || yy <= 0 ? null : Math.Clamp((all.XY - (all.X * all.Y / all.Count)) / Math.Sqrt(xx * yy), -1, 1);
        }
    }
}

namespace Scalper.Tests.Reference;

/// <summary>What a synthetic capture is to be, chosen by its seed.</summary>
/// <param name="Depth">Of the book topics: 50 or 200.</param>
/// <param name="StepMilliseconds">The gaps between two moments of the market, drawn at random; all whole tens, so that window edges are hit exactly.</param>
/// <param name="WallRate">In one moment of this many a wall begins.</param>
/// <param name="FaultRate">One book frame in this many is faulty; 0 for none.</param>
/// <param name="QuietAt">When the markets fall silent for over five minutes; null for never.</param>
internal sealed record SyntheticPlan(
    int Seed, int Symbols, int Depth, int Moments, IReadOnlyList<int> StepMilliseconds, int WallRate, int FaultRate, long? QuietAt)
{
    private static readonly int[] Dense = [0, 10, 10, 20, 50, 100];
    private static readonly int[] Sparse = [50, 100, 250, 500, 1000];

    /// <summary>One seed in four runs past six minutes with few faults; every other of those has none and falls silent for over five.</summary>
    public static SyntheticPlan For(int seed)
    {
        bool isLong = seed % 4 == 0;
        return new SyntheticPlan(
            seed,
            Symbols: 2 + seed % 2,
            Depth: seed % 3 == 0 ? 200 : 50,
            Moments: isLong ? 1400 : 1200,
            StepMilliseconds: isLong ? Sparse : Dense,
            WallRate: isLong ? 15 : 10 + seed % 3 * 20,
            FaultRate: seed % 8 == 0 || seed % 5 == 0 ? 0 : isLong ? 250 : 50,
            QuietAt: seed % 8 == 0 ? 60_000 : null);
    }
}

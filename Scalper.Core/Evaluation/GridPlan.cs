namespace Scalper.Core.Evaluation;

/// <summary>What is sampled. Immutable; any thread.</summary>
/// <param name="Models">Whose scores, in the order in which they are given.</param>
/// <param name="LatencyMs">L: an entry or exit decided at t is made at t + L, 0 to 1,000 ms.</param>
public sealed record GridPlan(IReadOnlyList<ModelKey> Models, int LatencyMs = GridPlan.DefaultLatencyMs)
{
    /// <summary>Whole seconds in a chunk, which is the shortest block.</summary>
    public const int ChunkSeconds = 600;

    public const int DefaultLatencyMs = 100;

    public const int MostLatencyMs = 1_000;

    private const long MillisecondNs = 1_000_000;

    /// <summary>L in nanoseconds.</summary>
    public long LatencyNs => LatencyMs * MillisecondNs;
}

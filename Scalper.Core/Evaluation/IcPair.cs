namespace Scalper.Core.Evaluation;

/// <summary>The IC of a block both ways: see <see cref="RankCorrelation"/> and <see cref="ScaledIc"/>. Immutable.</summary>
/// <param name="Rank">By ranks within the block.</param>
/// <param name="Scaled">By scales that were settled before it; none without any.</param>
public readonly record struct IcPair(double? Rank, double? Scaled);

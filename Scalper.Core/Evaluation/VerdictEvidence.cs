namespace Scalper.Core.Evaluation;

/// <summary>What is known of one model at one horizon. Immutable.</summary>
/// <param name="Ic">Pooled IC of every block that has one.</param>
/// <param name="OuterAllIn">All-in mean of the outer deciles (<see cref="DecileTally.OuterAllIn"/>) of every block that has one, log return.</param>
/// <param name="DiscardedShare">Share of windows that were discarded, 0 to 1.</param>
public readonly record struct VerdictEvidence(BlockSeries Ic, BlockSeries OuterAllIn, double DiscardedShare);

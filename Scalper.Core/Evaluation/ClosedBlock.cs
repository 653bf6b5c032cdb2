namespace Scalper.Core.Evaluation;

/// <summary>A stretch of time of one length of blocks, judged. Immutable.</summary>
/// <param name="StartSecond">Unix time of its first second.</param>
/// <param name="Tallies">Over all symbols: horizons of this length, and for each all models. Empty where no symbol was followed through it.</param>
/// <param name="Symbols">By name.</param>
/// <param name="Samples">For the scales of the next day; by name, then by time. From the longest blocks alone.</param>
public sealed record ClosedBlock(long StartSecond, IReadOnlyList<BlockTally> Tallies, IReadOnlyList<SymbolBlocks> Symbols, IReadOnlyList<ScaleSample> Samples);

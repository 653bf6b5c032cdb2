namespace Scalper.Core.Evaluation;

/// <summary>One symbol in a closed block.</summary>
/// <param name="Blocks">In the order of <see cref="ClosedBlock.Tallies"/>.</param>
public sealed record SymbolBlocks(string Symbol, IReadOnlyList<SymbolBlock> Blocks);

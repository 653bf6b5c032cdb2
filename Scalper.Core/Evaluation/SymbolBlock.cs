namespace Scalper.Core.Evaluation;

/// <summary>What one model's scores of one symbol were worth in one block at one horizon. Immutable.</summary>
public sealed record SymbolBlock(string Symbol, IcPair Ic, HitCounts Hits, SideMove Move, Coverage Coverage);

namespace Scalper.Core.Evaluation;

/// <summary>The IC of one block over all symbols.</summary>
/// <param name="StartSecond">Unix time.</param>
/// <param name="Rank">None where no symbol has one.</param>
/// <param name="Scaled">None without scales of the day before.</param>
/// <param name="Symbols">Symbols followed through the block.</param>
public readonly record struct IcPoint(long StartSecond, double? Rank, double? Scaled, long Symbols);

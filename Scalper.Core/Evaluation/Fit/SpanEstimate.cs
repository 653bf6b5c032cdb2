namespace Scalper.Core.Evaluation.Fit;

/// <summary>A rank correlation over the whole span of a recording.</summary>
/// <param name="Value">-1 to 1, the equal mean over symbols; none (null) where there is nothing to correlate.</param>
/// <param name="Low">Of its 95 % interval; none with fewer blocks than <see cref="SpanCorrelation.LeastBlocks"/>.</param>
/// <param name="Blocks">Pieces of time that were drawn from, of all symbols.</param>
public readonly record struct SpanEstimate(double? Value, double? Low, double? High, int Blocks);

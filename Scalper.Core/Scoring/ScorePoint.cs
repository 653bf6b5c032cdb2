namespace Scalper.Core.Scoring;

/// <summary>The score over one candle interval.</summary>
/// <param name="OpenAtMs">Start of the interval on the engine's clock, Unix milliseconds, a multiple of the interval.</param>
/// <param name="Value">The last score that held in it, 0 to 100, to two decimals; none where the book was not Live all through it.</param>
/// <param name="IsBroken">The book was not Live at some time in it.</param>
public readonly record struct ScorePoint(long OpenAtMs, double? Value, bool IsBroken);

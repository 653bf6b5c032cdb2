namespace Scalper.Tests.Heatmap;

/// <summary>The score of a column: 0 neutral, 1 long, 2 short; hundredths.</summary>
internal readonly record struct PlainScore(int Side, int Value);

namespace Scalper.Tests.Heatmap;

/// <summary>A level of a column, in steps.</summary>
internal readonly record struct PlainLevel(long Price, long Lots);

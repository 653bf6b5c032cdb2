namespace Scalper.Tests.Heatmap;

/// <summary>A trade as a message tells it.</summary>
internal readonly record struct PlainTrade(long TimeMs, long Price, long Lots, bool IsSell, bool IsRpi);

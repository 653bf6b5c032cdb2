namespace Scalper.Core.Engine;

/// <summary>How far the main feed lagged behind the metrics feed in the last minute; below zero where it was ahead.</summary>
/// <param name="Trades">Trades that both brought.</param>
/// <param name="P50Ms">Milliseconds; null without trades.</param>
public sealed record LagReading(long Trades, double? P50Ms, double? P99Ms);

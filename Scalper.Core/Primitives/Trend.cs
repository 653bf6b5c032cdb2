namespace Scalper.Core.Primitives;

/// <summary>Direction of the last minute against its own volatility.</summary>
public enum Trend : byte
{
    Neutral,
    Bullish,
    Bearish,
}

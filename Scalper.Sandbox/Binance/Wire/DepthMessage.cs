using Scalper.Sandbox.Venue;

namespace Scalper.Sandbox.Binance.Wire;

/// <summary>What one depth frame says, prices and quantities in whole steps, both sides by rising price; times in Unix ms.</summary>
internal ref struct DepthMessage
{
    public required string Symbol;
    public required long FirstId;
    public required long LastId;
    public required long PreviousId;
    public required long TimeMs;
    public required long EngineMs;
    public required ReadOnlySpan<Level> Bids;
    public required ReadOnlySpan<Level> Asks;
}

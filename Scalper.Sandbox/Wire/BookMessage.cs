using Scalper.Sandbox.Venue;

namespace Scalper.Sandbox.Wire;

/// <summary>What one order book frame says, prices and quantities in whole steps, best first.</summary>
internal ref struct BookMessage
{
    public required bool IsSnapshot;
    public required string Symbol;
    public required ReadOnlySpan<Level> Bids;
    public required ReadOnlySpan<Level> Asks;
    public required long UpdateId;
    public required long Seq;
    public required long TsMs;
    public required long CtsMs;
}

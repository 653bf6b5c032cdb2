namespace Scalper.Tests.Reference;

/// <summary>What decides whether a trade on the tape is a buy or a sell.</summary>
public enum ReferenceSideSource
{
    Venue,
    TickDirection,
}

namespace Scalper.Sandbox.Venue;

/// <summary>The price of a trade against the one before it; the names are the venue's words.</summary>
internal enum TickDirection
{
    ZeroPlusTick,
    PlusTick,
    ZeroMinusTick,
    MinusTick,
}

namespace Scalper.Core.Wire;

/// <summary>Deadlines of one connection.</summary>
/// <param name="Connect">Name lookup, TCP, TLS and upgrade together.</param>
/// <param name="Send">A send that blocks longer ends the connection.</param>
/// <param name="Silence">No frame of any kind for so long ends the connection.</param>
/// <param name="Heartbeat">Time between our pings.</param>
public sealed record ConnectionLimits(TimeSpan Connect, TimeSpan Send, TimeSpan Silence, TimeSpan Heartbeat);

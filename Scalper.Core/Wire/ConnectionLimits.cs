using System.Net;

namespace Scalper.Core.Wire;

/// <summary>Deadlines and manners of one connection.</summary>
/// <param name="Connect">Name lookup, TCP, TLS and upgrade together.</param>
/// <param name="Send">A send that blocks longer ends the connection.</param>
/// <param name="Close">How long saying goodbye may take.</param>
/// <param name="Heartbeat">Time between our pings.</param>
/// <param name="Compression">Offer permessage-deflate.</param>
/// <param name="Proxy">Whom to connect through; null goes to the venue directly, whatever the environment says.</param>
public sealed record ConnectionLimits(
    TimeSpan Connect, TimeSpan Send, TimeSpan Close, TimeSpan Heartbeat, bool Compression = false, IWebProxy? Proxy = null);

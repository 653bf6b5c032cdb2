namespace Scalper.Core.Feeds;

/// <summary>A step of a connection's state and what caused it.</summary>
/// <param name="AtNs">When, Unix nanoseconds.</param>
/// <param name="Cause">One plain line.</param>
public sealed record ConnectionTransition(long AtNs, ConnectionState From, ConnectionState To, string Cause);

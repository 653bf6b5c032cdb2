namespace Scalper.Core.Engine;

/// <summary>One lane's connection as others see it.</summary>
/// <param name="Venue">The venue's name.</param>
/// <param name="Lane">Index of the lane, from 0.</param>
/// <param name="State">Disconnected, Connecting, Connected or Reconnecting.</param>
/// <param name="Topics">Topics wanted on this connection.</param>
/// <param name="LastMessageAtMs">Receive time of the last frame, Unix milliseconds; null before the first.</param>
/// <param name="Reconnects">Successful connections after the first.</param>
/// <param name="LastError">The last failure in one line; null where there was none.</param>
public sealed record LaneHealth(
    string Venue, int Lane, ConnectionState State, int Topics, long? LastMessageAtMs, long Reconnects, string? LastError);

namespace Scalper.Core.Wire;

/// <summary>The end of a connection, or of an attempt at one.</summary>
/// <param name="Kind">How it ended.</param>
/// <param name="Words">One plain line for people.</param>
/// <param name="Code">The close frame's code (1005 where it carried none), or the HTTP status; null for other kinds.</param>
/// <param name="RetryAfter">How long the venue asked us to stay away; null where it did not say.</param>
public sealed record ConnectionEnd(ConnectionEndKind Kind, string Words, int? Code = null, TimeSpan? RetryAfter = null);

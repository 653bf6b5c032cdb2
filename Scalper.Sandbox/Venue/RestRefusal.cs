namespace Scalper.Sandbox.Venue;

/// <summary>A query that the venue would answer with code 10001; the message is the answer's.</summary>
#pragma warning disable CA1032, CA1064 // Never leaves the desk.
internal sealed class RestRefusal(string message) : Exception(message);
#pragma warning restore CA1032, CA1064

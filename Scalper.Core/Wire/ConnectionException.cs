namespace Scalper.Core.Wire;

/// <summary>A connection to a venue failed or ended; the message says how, in one line.</summary>
public sealed class ConnectionException(string message, Exception? inner = null) : Exception(message, inner);

namespace Scalper.Core.Wire;

/// <summary>A connection to a venue failed or ended.</summary>
public sealed class ConnectionException(ConnectionEnd end, Exception? inner = null) : Exception(end.Words, inner)
{
    /// <summary>How it ended; the message is its words.</summary>
    public ConnectionEnd End { get; } = end;
}

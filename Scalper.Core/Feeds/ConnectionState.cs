namespace Scalper.Core.Feeds;

/// <summary>Where a connection stands. The transitions are drawn in docs/ARCHITECTURE.md.</summary>
public enum ConnectionState : byte
{
    /// <summary>Not started.</summary>
    Disconnected,

    /// <summary>The first attempt waits for its turn or is under way.</summary>
    Connecting,

    /// <summary>Open.</summary>
    Connected,

    /// <summary>Lost or never reached; another attempt waits for its turn or is under way.</summary>
    Reconnecting,

    /// <summary>Halted: no attempt before the time it names, or before an administrator asks.</summary>
    Failed,

    /// <summary>Ended by us, for good.</summary>
    Terminated,
}

namespace Scalper.Core.Feeds;

/// <summary>What a fault of the world asks of us.</summary>
public enum FaultClass : byte
{
    /// <summary>Connect again.</summary>
    Recoverable,

    /// <summary>Drop the topic; the connection is sound.</summary>
    Topic,

    /// <summary>Halt and alert: trying again would do harm or no good.</summary>
    Fatal,

    /// <summary>No fault: we stopped.</summary>
    Stop,
}

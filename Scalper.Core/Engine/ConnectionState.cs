namespace Scalper.Core.Engine;

/// <summary>Where a lane's connection stands.</summary>
public enum ConnectionState : byte
{
    /// <summary>Not started, or stopped.</summary>
    Disconnected,

    /// <summary>The first attempt is under way.</summary>
    Connecting,

    /// <summary>Open and subscribed.</summary>
    Connected,

    /// <summary>Lost or never reached; another attempt is waiting or under way.</summary>
    Reconnecting,
}

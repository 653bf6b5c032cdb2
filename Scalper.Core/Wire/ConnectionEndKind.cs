namespace Scalper.Core.Wire;

/// <summary>How a connection, or an attempt at one, ended.</summary>
public enum ConnectionEndKind : byte
{
    /// <summary>We closed it to stop.</summary>
    OwnClose,

    /// <summary>The venue sent a close frame; its code says why.</summary>
    CloseFrame,

    /// <summary>It broke without a close frame (code 1006).</summary>
    Broken,

    /// <summary>No answer within the deadline for name lookup, TCP, TLS and upgrade.</summary>
    ConnectTimeout,

    /// <summary>Name, address or encryption failed.</summary>
    Unreachable,

    /// <summary>The venue answered the upgrade with another HTTP status.</summary>
    HttpRefusal,

    /// <summary>Requests were sent and neither answer nor data came.</summary>
    NoAnswer,

    /// <summary>Data stopped, or never began, on an open connection.</summary>
    Silence,

    /// <summary>A message to the venue could not be sent.</summary>
    SendFailed,

    /// <summary>A message came that is longer than any venue sends.</summary>
    TooLong,

    /// <summary>Replaced on somebody's word: the metrics feed's, or an administrator's.</summary>
    Replaced,

    /// <summary>The venue does not accept our credentials.</summary>
    NotAuthenticated,
}

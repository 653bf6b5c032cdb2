namespace Scalper.Core.Feeds;

/// <summary>Where a wanted topic stands with the venue.</summary>
public enum TopicStatus : byte
{
    /// <summary>Not asked for yet, or waiting for its next turn.</summary>
    Wanted,

    /// <summary>Asked for; not confirmed.</summary>
    Sent,

    /// <summary>Book and ticker: its first data came. Trades: the venue said yes.</summary>
    Confirmed,

    /// <summary>The venue said no; asked for again every few minutes.</summary>
    Rejected,

    /// <summary>It delivered and then fell silent; it is being asked for again.</summary>
    Stale,
}

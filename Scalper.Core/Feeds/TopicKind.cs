namespace Scalper.Core.Feeds;

/// <summary>What a topic brings.</summary>
public enum TopicKind : byte
{
    Book,
    Trades,

    /// <summary>Comes about every second, whether anything changed or not: its silence says something.</summary>
    Ticker,

    /// <summary>Best bid and ask by themselves, where a venue sends them so. May be silent.</summary>
    Touch,

    /// <summary>The figures of 24 hours by themselves, where a venue sends them so. May be silent.</summary>
    Day,
}

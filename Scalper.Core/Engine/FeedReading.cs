using Scalper.Core.Feeds;

namespace Scalper.Core.Engine;

/// <summary>What a feed publishes of itself on every turn; a plain value that other threads copy whole.</summary>
public struct FeedReading
{
    /// <summary>Topics by where they stand.</summary>
    public TopicCounts Topics;

    /// <summary>Receive time of the last data, Unix nanoseconds; 0 before the first. Answers and pongs are no data.</summary>
    public long DataAtNs;

    /// <summary>Receive time of the last pong, Unix nanoseconds; 0 before the first.</summary>
    public long PongAtNs;

    /// <summary>The feed's last turn, Unix nanoseconds: its thread is at work.</summary>
    public long TurnAtNs;

    /// <summary>Requests sent since start.</summary>
    public long Requests;

    /// <summary>Symbols that are gone.</summary>
    public int Gone;
}

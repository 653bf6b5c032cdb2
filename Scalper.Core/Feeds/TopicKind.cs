namespace Scalper.Core.Feeds;

/// <summary>What a topic brings.</summary>
public enum TopicKind : byte
{
    Book,
    Trades,
    Ticker,
}

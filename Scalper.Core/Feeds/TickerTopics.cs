using Scalper.Core.Events;

namespace Scalper.Core.Feeds;

/// <summary>Topics of tickers.</summary>
internal static class TickerTopics
{
    /// <summary>The topic that a part of a ticker comes on.</summary>
    public static TopicKind ToTopic(this TickerPart part) => part switch
    {
        TickerPart.Touch => TopicKind.Touch,
        TickerPart.Day => TopicKind.Day,
        _ => TopicKind.Ticker,
    };
}

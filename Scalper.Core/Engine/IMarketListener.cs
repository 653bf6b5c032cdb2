using Scalper.Core.Events;
using Scalper.Core.Feeds;

namespace Scalper.Core.Engine;

/// <summary>Hears what a lane's market makes of its inputs, within the call that brings them. Nothing it does may change the market.</summary>
internal interface IMarketListener
{
    /// <summary>Data came on a topic.</summary>
    /// <param name="confirms">It proves the subscription.</param>
    /// <param name="isSnapshot">It can only be the first data after a subscribe request.</param>
    void OnData(int place, TopicKind kind, bool confirms, bool isSnapshot);

    void OnTrades(int place, ReadOnlySpan<Trade> trades);

    void OnReply(in ControlReply reply);

    /// <summary>How late the data at hand is, nanoseconds.</summary>
    void OnLateness(long lateNs);

    /// <summary>The book can't go on without a snapshot.</summary>
    void NeedsSnapshot(int place);

    /// <summary>The symbol's steps may be others by now.</summary>
    void NeedsInstrument(int place);

    /// <summary>The book fell silent, or behind the ticker.</summary>
    void BookStale(int place);

    /// <summary>Trades were made that did not come.</summary>
    void TradesStale(int place);
}

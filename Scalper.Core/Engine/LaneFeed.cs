using Scalper.Core.Feeds;

namespace Scalper.Core.Engine;

/// <summary>What is kept of one of a lane's connections.</summary>
/// <param name="Session">Keeps the subscriptions.</param>
/// <param name="Delay">Learns how long frames were under way; null where nobody asks.</param>
public sealed record LaneFeed(FeedSession Session, MessageDelay? Delay = null);

using Scalper.Sandbox.Venue;

namespace Scalper.Sandbox.Synthetic;

/// <summary>A market that venues with streams of their own can watch.</summary>
internal interface IWatchedMarket : IMarket
{
    /// <summary>The same object each time; null where the market has none such.</summary>
    IWatchedContract? Watched(string symbol);

    /// <summary>Enters an action among the market's own events: it waits while the market is paused, and comes sooner where that goes faster.</summary>
    void At(long dueNs, Action<long> action);
}

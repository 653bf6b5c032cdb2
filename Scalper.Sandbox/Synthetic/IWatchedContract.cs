namespace Scalper.Sandbox.Synthetic;

/// <summary>One contract of a market, for venues that make streams of their own out of it. It stands still while nobody watches.</summary>
internal interface IWatchedContract
{
    Contract Terms { get; }

    /// <summary>Null for a contract that does not trade yet.</summary>
    ITradedMarket? Market { get; }

    /// <summary>Asks for so many levels a side, from now on.</summary>
    void Deepen(int depth);

    void Watch(IContractWatcher watcher, long nowNs);

    void Unwatch(IContractWatcher watcher);
}

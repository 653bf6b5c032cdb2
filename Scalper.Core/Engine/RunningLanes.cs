namespace Scalper.Core.Engine;

/// <summary>The lanes of a started engine, the threads of all its connections, and its symbols. Immutable.</summary>
internal sealed class RunningLanes
{
    public static readonly RunningLanes None = new([], [], [], null);

    /// <param name="threads">Of all main connections, by lane and route.</param>
    /// <param name="symbols">All symbols in order of rank, each name once.</param>
    /// <param name="metrics">The metrics feed's thread; null where there is none.</param>
    public RunningLanes(
        IReadOnlyList<Lane> lanes, IReadOnlyList<FeedThread> threads, IReadOnlyList<FollowedSymbol> symbols, FeedThread? metrics)
    {
        Lanes = lanes;
        Threads = threads;
        Symbols = symbols;
        Metrics = metrics;
        BySymbol = symbols.ToDictionary(s => s.Instrument.Symbol, StringComparer.Ordinal);
    }

    public IReadOnlyList<Lane> Lanes { get; }

    public IReadOnlyList<FeedThread> Threads { get; }

    public FeedThread? Metrics { get; }

    /// <summary>The threads of all connections.</summary>
    public IEnumerable<FeedThread> AllThreads => Metrics is { } metrics ? Threads.Append(metrics) : Threads;

    /// <summary>All symbols in order of rank.</summary>
    public IReadOnlyList<FollowedSymbol> Symbols { get; }

    public IReadOnlyDictionary<string, FollowedSymbol> BySymbol { get; }
}

namespace Scalper.Core.Engine;

/// <summary>The lanes of a started engine, the threads of all its connections, and its symbols. Immutable.</summary>
internal sealed class RunningLanes
{
    public static readonly RunningLanes None = new([], [], [], null);

    private readonly Dictionary<string, int> _indexInLane = new(StringComparer.Ordinal);

    /// <param name="threads">One per lane, in the order of the lanes.</param>
    /// <param name="metrics">The metrics feed's thread; null where there is none.</param>
    public RunningLanes(
        IReadOnlyList<Lane> lanes, IReadOnlyList<FeedThread> threads, IReadOnlyList<FollowedSymbol> symbols, FeedThread? metrics)
    {
        Lanes = lanes;
        Threads = threads;
        Symbols = symbols;
        Metrics = metrics;
        BySymbol = symbols.ToDictionary(s => s.Instrument.Symbol, StringComparer.Ordinal);
        foreach (IGrouping<int, FollowedSymbol> lane in symbols.GroupBy(s => s.Lane))
        {
            foreach ((int index, FollowedSymbol symbol) in lane.Index())
            {
                _indexInLane.Add(symbol.Instrument.Symbol, index);
            }
        }
    }

    public IReadOnlyList<Lane> Lanes { get; }

    public IReadOnlyList<FeedThread> Threads { get; }

    public FeedThread? Metrics { get; }

    /// <summary>The threads of all connections.</summary>
    public IEnumerable<FeedThread> AllThreads => Metrics is { } metrics ? Threads.Append(metrics) : Threads;

    /// <summary>All symbols in order of rank.</summary>
    public IReadOnlyList<FollowedSymbol> Symbols { get; }

    public IReadOnlyDictionary<string, FollowedSymbol> BySymbol { get; }

    public int IndexInLane(FollowedSymbol symbol) => _indexInLane[symbol.Instrument.Symbol];

    /// <summary>The same lanes, with one symbol in the place of another of the same name.</summary>
    public RunningLanes With(FollowedSymbol replacement) => new(
        Lanes, Threads, [.. Symbols.Select(s => s.Instrument.Symbol == replacement.Instrument.Symbol ? replacement : s)], Metrics);
}

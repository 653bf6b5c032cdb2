namespace Scalper.Core.Engine;

/// <summary>The lanes of a started engine and their symbols. Immutable.</summary>
internal sealed class RunningLanes
{
    public static readonly RunningLanes None = new([], [], []);

    private readonly Dictionary<FollowedSymbol, int> _indexInLane = [];

    public RunningLanes(IReadOnlyList<Lane> lanes, IReadOnlyList<LaneThread> threads, IReadOnlyList<FollowedSymbol> symbols)
    {
        Lanes = lanes;
        Threads = threads;
        Symbols = symbols;
        BySymbol = symbols.ToDictionary(s => s.Instrument.Symbol, StringComparer.Ordinal);
        foreach (IGrouping<int, FollowedSymbol> lane in symbols.GroupBy(s => s.Lane))
        {
            foreach ((int index, FollowedSymbol symbol) in lane.Index())
            {
                _indexInLane.Add(symbol, index);
            }
        }
    }

    public IReadOnlyList<Lane> Lanes { get; }

    public IReadOnlyList<LaneThread> Threads { get; }

    /// <summary>All symbols in order of rank.</summary>
    public IReadOnlyList<FollowedSymbol> Symbols { get; }

    public IReadOnlyDictionary<string, FollowedSymbol> BySymbol { get; }

    public int IndexInLane(FollowedSymbol symbol) => _indexInLane[symbol];
}

using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Synthetic;

/// <summary>
/// A made-up market of 500 contracts. What happens depends on the seed, on the times passed in and on who watches what, on nothing else.
/// A symbol's market is made when somebody first looks at it.
/// </summary>
internal sealed class SyntheticMarket : IMarket
{
    private readonly ulong _seed;
    private readonly double _messagesPerSymbol;
    private readonly Dictionary<string, Contract> _contracts;
    private readonly Dictionary<string, SyntheticSymbol> _symbols = new(StringComparer.Ordinal);
    private readonly Agenda _agenda = new();
    private readonly FrameWriter _writer = new();
    private readonly MarketFactor _factor;
    private long _nowNs;

    /// <param name="messagesPerSecond">Wanted from the 300 busiest symbols together, each with one book depth, trades and ticker.</param>
    public SyntheticMarket(ulong seed, double messagesPerSecond)
    {
        _seed = seed;
        _messagesPerSymbol = messagesPerSecond / Contracts.BusiestCount;
        _factor = new MarketFactor(SeededRandom.For(seed, "factor"));
        IReadOnlyList<Contract> contracts = Contracts.Make();
        _contracts = contracts.ToDictionary(static c => c.Symbol, StringComparer.Ordinal);
        Listings = [.. contracts.Select(static (contract, i) => contract.ToListing(i + 1))];
    }

    public IReadOnlyList<Listing> Listings { get; }

    public TopicFeed? Find(Topic topic) => Symbol(topic.Symbol)?.Find(topic);

    public void Opened(TopicFeed feed, long nowNs) => Symbol(feed.Topic.Symbol)!.Opened(feed, nowNs);

    public long SnapshotTsMs(TopicFeed feed, long nowNs) => nowNs / 1_000_000;

    public void Closed(TopicFeed feed) => Symbol(feed.Topic.Symbol)!.Closed();

    public void Advance(long nowNs)
    {
        _nowNs = nowNs;
        _agenda.RunUntil(nowNs);
    }

    public BookPicture? Book(string symbol, int depth) => Symbol(symbol)?.Book(depth);

    public TickerState? Ticker(string symbol, long nowNs) => Symbol(symbol)?.Ticker(nowNs);

    private SyntheticSymbol? Symbol(string name)
    {
        if (!_symbols.TryGetValue(name, out SyntheticSymbol? symbol) && _contracts.TryGetValue(name, out Contract? contract))
        {
            _symbols[name] = symbol = new SyntheticSymbol(contract, _factor, _agenda, _writer, _seed, _messagesPerSymbol * contract.Activity, _nowNs);
        }

        return symbol;
    }
}

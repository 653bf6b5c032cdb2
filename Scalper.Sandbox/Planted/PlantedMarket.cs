using Scalper.Sandbox.Synthetic;
using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Venue.Faults;
using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Planted;

/// <summary>
/// Symbols whose books foretell their prices by a known amount (<see cref="PlantedTerms"/>), or by nothing: to judge by what measures that. What happens
/// depends on the seed, on the times passed in and on who watches what; of two symbols, neither knows of the other.
/// </summary>
internal sealed class PlantedMarket : IWatchedMarket
{
    private const long StepNs = PlantedTerms.StepMs * 1_000_000L;
    private const double LargestTurnover = 1e9;

    private readonly ulong _seed;
    private readonly PlantedTerms _terms;
    private readonly FrameWriter _writer;
    private readonly Dictionary<string, Contract> _contracts;
    private readonly SortedDictionary<string, PlantedSymbol> _symbols = new(StringComparer.Ordinal);
    private readonly Agenda _agenda = new();
    private long _nowNs;
    private long? _pausedNs;

    public PlantedMarket(PlantedTerms terms, int symbols, ulong seed)
    {
        (_seed, _terms) = (seed, terms);
        _writer = new FrameWriter(Clock);
        List<Contract> contracts = [.. Enumerable.Range(1, symbols).Select(number => ContractOf(number, terms))];
        _contracts = contracts.ToDictionary(static c => c.Symbol, StringComparer.Ordinal);
        Board = new ListingBoard(contracts.Select(static (contract, i) => contract.ToListing(i + 1)));
    }

    public ListingBoard Board { get; }

    public VenueClock Clock { get; } = new();

    public long EventsPlayed { get; private set; }

    public bool IsPaused => _pausedNs is not null;

    /// <summary>The name of a symbol, counted from 1.</summary>
    public static string SymbolOf(int number) => FormattableString.Invariant($"SIGNAL{number}USDT");

    /// <summary>The contract of a symbol, counted from 1. A tick is a tenth of a basis point, less than the price moves in a step.</summary>
    public static Contract ContractOf(int number, PlantedTerms terms) => new()
    {
        Symbol = SymbolOf(number),
        BaseCoin = Contract.CoinOf(SymbolOf(number)),
        QuoteCoin = "USDT",
        Kind = ContractKind.Perpetual,
        Price = new NumberForm(4, 1),
        Quantity = new NumberForm(0, 1),
        AnchorTicks = 100_000,
        MaxLeverage = 50,
        DailyTurnover = LargestTurnover / number,
        Volatility = terms.Noise,
        FactorShare = 0,
        LevelLots = 5_000,
        SpreadTicks = 1,
        GapTicks = 1,
        FundingIntervalHours = 8,
    };

    public IWatchedContract? Watched(string symbol) => Symbol(symbol);

    public void At(long dueNs, Action<long> action) => _agenda.At(dueNs, action);

    public TopicFeed? Find(Topic topic) => Symbol(topic.Symbol)?.Find(topic);

    public void Opened(TopicFeed feed, long nowNs) => Symbol(feed.Topic.Symbol)!.Opened(feed, nowNs);

    public long SnapshotTsMs(TopicFeed feed, long nowNs) => nowNs / 1_000_000;

    public void Closed(TopicFeed feed) => Symbol(feed.Topic.Symbol)!.Closed();

    public void Advance(long nowNs)
    {
        // What nobody watched, and what was paused, did not happen.
        long nextNs = IsPaused || !_symbols.Values.Any(static symbol => symbol.IsWatched) ? long.MaxValue : ((_nowNs / StepNs) + 1) * StepNs;
        for (; nextNs <= nowNs; nextNs += StepNs)
        {
            _agenda.RunUntil(nextNs - 1);
            Step(nextNs);
        }

        _nowNs = nowNs;
        if (!IsPaused)
        {
            _agenda.RunUntil(nowNs);
        }
    }

    public BookPicture? Book(string symbol, int depth) => Symbol(symbol)?.Book(depth);

    public TickerState? Ticker(string symbol, long nowNs) => Symbol(symbol)?.Ticker(nowNs);

    public void SetRate(double? messagesPerSecond, long nowNs)
    {
        if (messagesPerSecond == 0)
        {
            _pausedNs ??= nowNs;
            return;
        }

        long pausedNs = nowNs - (_pausedNs ?? nowNs);
        _agenda.Retime(dueNs => dueNs + pausedNs);
        _pausedNs = null;
    }

    public void SetBurst(double times, long nowNs)
    {
        if (times != 1)
        {
            throw Refusal("burst", "which keeps its law");
        }
    }

    public void List(string symbol, string? like) => throw Refusal("list", $"which has no '{symbol}'");

    public void SetTick(string symbol, NumberForm tick, long nowNs) => throw Refusal("ticksize", "which keeps its law");

    public PlantedWall PlantWall(string symbol, bool isBid, double bps, double times, long nowNs) => throw Refusal("wall", "whose books show the signal alone");

    public void PullWall(PlantedWall wall, long nowNs)
    {
    }

    private static ControlRefusal Refusal(string command, string reason) => new($"{command}: expected the synthetic market, got the one with a planted signal, {reason}");

    private void Step(long nowNs)
    {
        foreach (PlantedSymbol symbol in _symbols.Values)
        {
            if (symbol.IsWatched)
            {
                EventsPlayed++;
                symbol.Step(nowNs);
            }
        }
    }

    private PlantedSymbol? Symbol(string name)
    {
        if (!_symbols.TryGetValue(name, out PlantedSymbol? symbol) && _contracts.TryGetValue(name, out Contract? contract))
        {
            _symbols[name] = symbol = new PlantedSymbol(contract, new PlantedFlow(contract, _terms, _seed, _nowNs / 1_000_000), _writer);
        }

        return symbol;
    }
}

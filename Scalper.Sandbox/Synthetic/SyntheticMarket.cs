using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Venue.Faults;
using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Synthetic;

/// <summary>
/// A made-up market of 500 contracts or more. What happens depends on the seed, on the times passed in and on who watches what, on nothing else.
/// A symbol's market is made when somebody first looks at it.
/// </summary>
internal sealed class SyntheticMarket : IWatchedMarket
{
    private const double FewestTicks = 500;
    private const double MostTicks = 1e9;

    private readonly ulong _seed;
    private readonly double _messagesPerSecond;
    private readonly Dictionary<string, Contract> _contracts;
    private readonly Dictionary<string, SyntheticSymbol> _symbols = new(StringComparer.Ordinal);
    private readonly Agenda _agenda = new();
    private readonly Tempo _tempo = new();
    private readonly FrameWriter _writer;
    private readonly MarketFactor _factor;
    private double _rateTimes = 1, _burstTimes = 1;
    private long? _pausedNs;
    private long _nowNs;

    /// <param name="messagesPerSecond">Wanted from the 300 busiest symbols together, each with one book depth, trades and ticker.</param>
    public SyntheticMarket(ulong seed, double messagesPerSecond, int contracts = Contracts.Count)
    {
        _seed = seed;
        _messagesPerSecond = messagesPerSecond;
        _writer = new FrameWriter(Clock);
        _factor = new MarketFactor(SeededRandom.For(seed, "factor"));
        IReadOnlyList<Contract> made = Contracts.Make(contracts);
        _contracts = made.ToDictionary(static c => c.Symbol, StringComparer.Ordinal);
        Board = new ListingBoard(made.Select(static (contract, i) => contract.ToListing(i + 1)));
    }

    public ListingBoard Board { get; }

    public VenueClock Clock { get; } = new();

    public long EventsPlayed => _agenda.Played;

    public bool IsPaused => _pausedNs is not null;

    public IWatchedContract? Watched(string symbol) => Symbol(symbol);

    public void At(long dueNs, Action<long> action) => _agenda.At(dueNs, action);

    public TopicFeed? Find(Topic topic) => Symbol(topic.Symbol)?.Find(topic);

    public void Opened(TopicFeed feed, long nowNs) => Symbol(feed.Topic.Symbol)!.Opened(feed, nowNs);

    public long SnapshotTsMs(TopicFeed feed, long nowNs) => nowNs / 1_000_000;

    public void Closed(TopicFeed feed) => Symbol(feed.Topic.Symbol)!.Closed();

    public void Advance(long nowNs)
    {
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
        if (_pausedNs is { } pausedNs)
        {
            Retime(dueNs => dueNs + nowNs - pausedNs);
            _pausedNs = null;
        }

        _rateTimes = (messagesPerSecond ?? _messagesPerSecond) / _messagesPerSecond;
        SetTempo(nowNs);
    }

    public void SetBurst(double times, long nowNs)
    {
        _burstTimes = times;
        SetTempo(nowNs);
    }

    public void List(string symbol, string? like)
    {
        if (_contracts.ContainsKey(symbol))
        {
            throw new ControlRefusal($"list: expected a contract that is not there, got '{symbol}'");
        }

        Contract contract = like is null ? Contracts.Listed(symbol, _seed)
            : _contracts.TryGetValue(like, out Contract? model) ? model.As(symbol)
            : throw new ControlRefusal($"list: expected like to name a contract, got '{like}'");
        _contracts.Add(symbol, contract);
        Board.Put(contract.ToListing(_contracts.Count));
    }

    public void SetTick(string symbol, NumberForm tick, long nowNs)
    {
        if (Symbol(symbol) is not { Flow: not null } market)
        {
            throw new ControlRefusal($"ticksize: expected a contract that trades, got '{symbol}'");
        }

        double ticks = _contracts[symbol].AnchorTicks * _contracts[symbol].Price.StepSize / tick.StepSize;
        if (ticks is < FewestTicks or > MostTicks)
        {
            throw new ControlRefusal(FormattableString.Invariant($"ticksize: expected a tick that goes {FewestTicks} to {MostTicks} times into the price of {symbol}, got '{tick.StepText}', {ticks:0} times"));
        }

        market.Regrid(tick, nowNs);
        Board.Put(Board.Find(symbol)!.WithTick(tick));
    }

    public PlantedWall PlantWall(string symbol, bool isBid, double bps, double times, long nowNs) =>
        Board.Find(symbol) is { Status: Listing.Trading } && Symbol(symbol) is { Flow: not null } market
            ? market.Plant(isBid, bps, times, nowNs)
            : throw new ControlRefusal($"wall: expected a contract that trades, got '{symbol}'");

    public void PullWall(PlantedWall wall, long nowNs) => Symbol(wall.Symbol)!.Pull(wall, nowNs);

    /// <summary>What waits for its turn comes sooner or later in the same measure.</summary>
    private void SetTempo(long nowNs)
    {
        double ratio = _tempo.Times / (_rateTimes * _burstTimes);
        _tempo.Times = _rateTimes * _burstTimes;
        long fromNs = _pausedNs ?? nowNs;
        Retime(dueNs => fromNs + (long)((dueNs - fromNs) * ratio));
    }

    private void Retime(Func<long, long> moved)
    {
        _agenda.Retime(moved);
        foreach (SyntheticSymbol symbol in _symbols.Values)
        {
            symbol.Retime(moved);
        }
    }

    private SyntheticSymbol? Symbol(string name)
    {
        if (!_symbols.TryGetValue(name, out SyntheticSymbol? symbol) && _contracts.TryGetValue(name, out Contract? contract))
        {
            _symbols[name] = symbol = Make(contract);
        }

        return symbol;
    }

    private SyntheticSymbol Make(Contract contract)
    {
        SeededRandom random = SeededRandom.For(_seed, contract.Symbol + " pace");
        long firstUpdateId = 1_000_000 + random.Below(20_000_000);
        Pace pace = new(_messagesPerSecond / Contracts.BusiestCount * contract.Activity, _tempo, random);
        OrderFlow? flow = contract.Kind == ContractKind.PreLaunch ? null : new OrderFlow(contract, _factor, SeededRandom.For(_seed, contract.Symbol), _nowNs / 1_000_000);
        return new SyntheticSymbol(contract, flow, _agenda, _writer, pace, firstUpdateId);
    }
}

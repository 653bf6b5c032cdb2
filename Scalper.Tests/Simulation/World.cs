using Scalper.Core.Books;
using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Core.Primitives;
using Scalper.Core.Venues.Bybit;
using Scalper.Sandbox.Synthetic;
using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Venue.Faults;
using SeededRandom = Scalper.Core.Primitives.SeededRandom;
using TopicKind = Scalper.Core.Feeds.TopicKind;

namespace Scalper.Tests.Simulation;

/// <summary>
/// Lanes, feeds and the sandbox exchange in one process, in virtual time and from one seed: minutes of random faults, then calm.
/// Invariants are checked all along; at the end every symbol must be Live and equal to the venue's book.
/// </summary>
internal sealed class World
{
    private const long MillisecondNs = 1_000_000;
    private const long SecondNs = 1_000_000_000;
    private const long StepNs = 10 * MillisecondNs;
    private const long StartNs = 1_800_000_000 * SecondNs;
    private const int Depth = 50;
    private const int BusySymbols = 150;

    private readonly SimulationPlan _plan;
    private readonly Exchange _exchange;
    private readonly SimulatedInstruments _instruments;
    private readonly SeededRandom _random;
    private readonly Dictionary<string, TruthLog> _truth = [];
    private readonly List<(SimulatedConnection Connection, int Index, FollowedSymbol Symbol)> _symbols = [];
    private readonly List<(SimulatedConnection Connection, FollowedSymbol Symbol, long AtNs)> _dropped = [];
    private readonly List<SimulatedConnection> _connections = [];
    private readonly RateGuard _connectRate;
    private readonly RateGuard _requestRate;
    private long _nowNs = StartNs;
    private long _noConnectBeforeNs;

    public World(SimulationPlan plan)
    {
        _plan = plan;
        _random = new SeededRandom(plan.Seed ^ 0x5EED);
        SyntheticMarket market = new(plan.Seed, plan.MessagesPerSecond);
        _exchange = new Exchange(market, new ExchangeSettings { Seed = plan.Seed }) { BookPublished = Note };
        _instruments = new SimulatedInstruments(new RestDesk(market)) { NowNs = StartNs };
        _connectRate = new RateGuard("connects", plan.Options.ConnectBurst, plan.Options.ConnectsPerMinute / 60.0);
        _requestRate = new RateGuard("requests", plan.Options.RequestBurst, plan.Options.RequestsPerSecond);
        Build();
    }

    /// <summary>False for symbols that were delisted for good: they can't come back.</summary>
    private bool IsListed(string symbol) => _exchange.Market.Board.All.Any(l => l.Symbol == symbol && l.Status == "Trading");

    public void Run()
    {
        _connections.ForEach(c => c.Start(_nowNs));
        _exchange.Follow(new FaultSchedule(_plan.Seed, _plan.FaultsPerMinute), _nowNs);
        RunUntil(_nowNs + (_plan.FaultySeconds * SecondNs), isTroubled: true);
        _exchange.Follow(null, _nowNs);
        _exchange.Control("{\"cmd\":\"clear\"}", _nowNs);
        _connections.ForEach(c => c.Wake(_nowNs));
        Converge();
    }

    private void Build()
    {
        // Busy ones: in a book that nobody touches for minutes nothing can go wrong, and its silence is no fault.
        string[] trading = [.. Contracts.Make().Where(c => c.Kind == ContractKind.Perpetual).OrderByDescending(c => c.Activity).Take(BusySymbols).Select(c => c.Symbol)];
        HashSet<string> chosen = [];
        while (chosen.Count < _plan.Symbols)
        {
            chosen.Add(trading[_random.NextBits() % (ulong)trading.Length]);
        }

        FeedShare share = new(_plan.Options);
        int rank = 0;
        foreach (string[] names in chosen.Chunk(_plan.Options.SymbolsPerConnection))
        {
            AddConnection(share, names, rank);
            rank += names.Length;
        }
    }

    private void AddConnection(FeedShare share, string[] names, int rank)
    {
        int index = _connections.Count;
        FollowedSymbol[] followed = [.. names.Select((n, place) => new FollowedSymbol(_instruments.Find(n)!, index, place))];
        FeedSession feed = new(
            new BybitRequests(Depth), _plan.Options, share, index, [.. names.Select((n, i) => new FeedSymbol(n, rank + i))], TopicKind.Book, TopicKind.Trades, TopicKind.Ticker);
        EngineOptions options = new() { Feed = _plan.Options };
        Lane lane = new(options, followed, [.. names.Select(_ => Depth)], new LaneLinks { Feeds = [new LaneFeed(feed)], Instruments = _instruments });
        ConnectionMachine machine = new(_plan.Options, new SeededRandom(_plan.Seed ^ (ulong)index));
        SimulatedConnection connection = new(lane, feed, machine, _plan, share, _exchange, index)
        {
            OnSpent = OnSpent,
            OnHalted = untilNs => _noConnectBeforeNs = Math.Max(_noConnectBeforeNs, untilNs),
            OnStepped = CheckServed,
        };
        _connections.Add(connection);
        foreach ((int place, FollowedSymbol symbol) in followed.Index())
        {
            _symbols.Add((connection, place, symbol));
            _truth[symbol.Instrument.Symbol] = new TruthLog();
        }
    }

    private void Note(BookFeed feed)
    {
        if (feed.Topic.Depth == Depth && _truth.TryGetValue(feed.Topic.Symbol, out TruthLog? log))
        {
            log.Note(feed, _nowNs);
        }
    }

    private void RunUntil(long untilNs, bool isTroubled = false)
    {
        while (_nowNs < untilNs)
        {
            Step();
            if (isTroubled && _random.NextUnit() < 0.00005)
            {
                Pick(_connections).Stall(_nowNs + (long)(_random.NextUnit() * 20 * SecondNs));
            }

            if (isTroubled && _random.NextUnit() < 0.0005)
            {
                ChangeUniverse();
            }
        }
    }

    // One symbol leaves its lane, or one that left comes back, perhaps to another's place.
    private void ChangeUniverse()
    {
        bool isBack = _dropped.Count > 0 && (_dropped.Count > _symbols.Count || _random.NextUnit() < 0.5);
        if (!isBack)
        {
            (SimulatedConnection connection, int index, FollowedSymbol symbol) = Pick(_symbols);
            _symbols.Remove((connection, index, symbol));
            _dropped.Add((connection, symbol, _nowNs));
            connection.Change(new LaneChange { Drops = [symbol] });
            return;
        }

        (SimulatedConnection Connection, FollowedSymbol Symbol, long AtNs) left = Pick(_dropped);
        if (_instruments.Find(left.Symbol.Instrument.Symbol) is { } instrument)
        {
            int place = Enumerable.Range(0, int.MaxValue).First(p => _symbols.All(s => s.Connection != left.Connection || s.Index != p));
            FollowedSymbol symbol = new(instrument, left.Symbol.Lane, place);
            _dropped.Remove(left);
            _symbols.Add((left.Connection, place, symbol));
            left.Connection.Change(new LaneChange { Adds = [new RankedSymbol(symbol, place)] });
        }
    }

    private T Pick<T>(List<T> from) => from[(int)(_random.NextBits() % (ulong)from.Count)];

    private void Step()
    {
        _nowNs += StepNs;
        _instruments.NowNs = _nowNs;
        _exchange.Advance(_nowNs);
        foreach (SimulatedConnection connection in _connections)
        {
            connection.Advance(_nowNs);
        }

        foreach ((FollowedSymbol symbol, Instrument found) in _instruments.Answers())
        {
            Replace(symbol, found);
        }

        if (_nowNs / StepNs % 10 == 0)
        {
            CheckAll();
        }
    }

    private void Replace(FollowedSymbol old, Instrument found)
    {
        int place = _symbols.FindIndex(s => s.Symbol == old);
        if (place >= 0)
        {
            (SimulatedConnection connection, int index, _) = _symbols[place];
            FollowedSymbol replacement = new(found, old.Lane, old.Place);
            _symbols[place] = (connection, index, replacement);
            connection.Change(new LaneChange { Replacements = [replacement] });
        }
    }

    private void Converge()
    {
        // For longer than a topic that nobody sends any more may go unnoticed.
        long holdNs = (_plan.Options.FreshSeconds + 5) * SecondNs;
        long untilNs = _nowNs + (SimulationPlan.CalmSeconds * SecondNs);
        for (long wrongAtNs = _nowNs; _nowNs < untilNs && _nowNs - wrongAtNs < holdNs; wrongAtNs = AreAllRight() ? wrongAtNs : _nowNs)
        {
            RunUntil(_nowNs + SecondNs);
        }

        ReplaceAllBooks();

        foreach ((SimulatedConnection connection, FollowedSymbol symbol, _) in _dropped)
        {
            string name = symbol.Instrument.Symbol;
            Demand(!connection.IsHeldByVenue($"orderbook.{Depth}.{name}"), () => $"{name} is followed no more, and the venue still sends it; {Describe(connection)}");
            Demand(connection.Feed.Report().All(t => t.Symbol != name), () => $"{name} is followed no more, and still wanted");
        }

        // The market stands still, so that what is under way arrives and books can be compared at one moment.
        _exchange.Control("{\"cmd\":\"rate\",\"value\":0}", _nowNs);
        RunUntil(_nowNs + SecondNs);
        foreach ((SimulatedConnection connection, int index, FollowedSymbol symbol) in _symbols.Where(s => IsListed(s.Symbol.Instrument.Symbol)))
        {
            CheckConverged(connection, index, symbol);
        }
    }

    // A venue may begin a book anew at any time: the new one takes the old one's place, and nothing is wrong with it.
    private void ReplaceAllBooks()
    {
        List<(FollowedSymbol Symbol, long Faults)> before = [];
        foreach (FollowedSymbol symbol in _symbols.Select(s => s.Symbol).Where(s => IsListed(s.Instrument.Symbol)))
        {
            symbol.Read(out SymbolView view);
            before.Add((symbol, view.Faults));
            string command = before.Count % 2 == 0 ? "snapshot" : "restart";
            _exchange.Control($$"""{"cmd":"{{command}}","topic":"orderbook.{{Depth}}.{{symbol.Instrument.Symbol}}","seconds":3}""", _nowNs);
        }

        // Before the new one came the book may have been found behind the ticker, rightly, and be on its way back.
        RunUntil(_nowNs + (5 * SecondNs));
        for (long untilNs = _nowNs + (60 * SecondNs); _nowNs < untilNs && !AreAllRight();)
        {
            RunUntil(_nowNs + SecondNs);
        }

        foreach ((FollowedSymbol symbol, long faults) in before)
        {
            // A restart has its instrument looked up, which may put another in its place.
            if (_symbols.All(s => s.Symbol != symbol))
            {
                continue;
            }

            symbol.Read(out SymbolView view);
            Demand(view.IsLive && view.Faults == faults, () => $"{symbol.Instrument.Symbol} did not take a new snapshot for its old book: {view.Status} ({view.Fault.Describe()}), {view.Faults - faults} faults; {Describe(_symbols.First(s => s.Symbol == symbol).Connection)}");
        }
    }

    private bool AreAllRight() => _symbols.Where(s => IsListed(s.Symbol.Instrument.Symbol)).All(s =>
    {
        s.Symbol.Read(out SymbolView view);
        return view.IsLive && s.Connection.Feed.Report().All(t => t.Status == TopicStatus.Confirmed || t.Symbol != s.Symbol.Instrument.Symbol);
    });

    private void CheckConverged(SimulatedConnection connection, int index, FollowedSymbol symbol)
    {
        string name = symbol.Instrument.Symbol;
        symbol.Read(out SymbolView view);
        Demand(view.IsLive, () => $"{name} is {view.Status} ({view.Fault.Describe()}) after {SimulationPlan.CalmSeconds} s of calm; {Describe(connection)}");
        BookFeed truth = _exchange.BookOf(name, Depth)!;
        Demand(view.UpdateId == truth.UpdateId, () => $"{name} is Live at update {view.UpdateId}, the venue is at {truth.UpdateId}");
        CheckServed(connection, index, symbol);
        foreach (TopicReport topic in connection.Feed.Report().Where(t => t.Symbol == name))
        {
            if (topic is { Kind: TopicKind.Ticker, Status: TopicStatus.Stale })
            {
                // Nothing to say for ten seconds in a calm market, and being asked for again just now.
                continue;
            }

            Demand(connection.IsHeldByVenue(topic.Topic), () => $"{topic.Topic} is {topic.Status}, but the venue sends it to nobody; {Describe(connection)}");
            Demand(topic.Status == TopicStatus.Confirmed, () => $"{topic.Topic} is {topic.Status} at the end ({topic.Words}); {Describe(connection)}");
        }
    }

    private void CheckServed(SimulatedConnection connection)
    {
        foreach ((SimulatedConnection owner, int index, FollowedSymbol symbol) in _symbols)
        {
            if (owner == connection)
            {
                CheckServed(connection, index, symbol);
            }
        }
    }

    private void CheckServed(SimulatedConnection connection, int index, FollowedSymbol symbol)
    {
        symbol.Read(out SymbolView view);
        if (!view.IsLive || connection.Lane.BookOf(index) is not { } book)
        {
            return;
        }

        string? wrong = view.UpdateId != book.UpdateId || view.Status != book.Status
            ? "the published view is not that of the book"
            : _truth[symbol.Instrument.Symbol].Compare(book, symbol.Instrument);
        Demand(wrong is null, () => $"{symbol.Instrument.Symbol}: {wrong}");
        Demand(view.BestBidTicks is null || view.BestAskTicks is null || view.BestBidTicks < view.BestAskTicks, () => $"{symbol.Instrument.Symbol}: a crossed book is served");
    }

    private void CheckAll()
    {
        foreach ((SimulatedConnection connection, FollowedSymbol symbol, long atNs) in _dropped)
        {
            symbol.Read(out SymbolView view);
            bool knows = connection.Lane.NowNs > atNs + SecondNs;
            Demand(!knows || view.Fault.Kind is BookFaultKind.Dropped or BookFaultKind.Gone || view.Status == BookStatus.Empty, () => $"{symbol.Instrument.Symbol} is followed no more, and served as {view.Status} ({view.Fault.Describe()})");
        }

        foreach ((SimulatedConnection connection, int index, FollowedSymbol symbol) in _symbols)
        {
            CheckServed(connection, index, symbol);
            CheckAge(connection, index, symbol);
        }

        foreach (SimulatedConnection connection in _connections)
        {
            Demand(connection.Machine.History.Count <= ConnectionMachine.HistoryLength, () => "the history of a connection grows");
            Demand(connection.Feed.Unanswered <= 3 * _plan.Symbols, () => $"{connection.Feed.Unanswered} requests wait for an answer");
        }
    }

    // On the lane's own clock: a lane that does not run serves nobody new things, and is judged by others.
    private void CheckAge(SimulatedConnection connection, int index, FollowedSymbol symbol)
    {
        const long Slack = 300 * MillisecondNs;
        if (_nowNs < connection.AwakeAtNs + (2 * SecondNs))
        {
            // Reading first what came while it did not run.
            return;
        }

        symbol.Read(out SymbolView view);
        long limit = (_plan.Options.FreshSeconds * SecondNs) + Slack;
        bool isOld = connection.Lane.NowNs - view.BookUpdatedAtNs > limit;
        bool vouched = view.IsQuiet && connection.Lane.NowNs - view.Ticker.ReceivedAtNs <= limit;
        if (view is { IsLive: true, IsQuiet: false } && connection.Lane.BookOf(index) is { } book)
        {
            // By the venue's own account, whose clock may have been off by five seconds when it said how late a frame is.
            long behindNs = _truth[symbol.Instrument.Symbol].AgeNs(book, _nowNs);
            Demand(behindNs <= limit + (6 * SecondNs), () => $"{symbol.Instrument.Symbol}: a book that the venue left {behindNs / SecondNs} s ago is served as Live");
        }

        Demand(!view.IsLive || !isOld || vouched, () => $"{symbol.Instrument.Symbol}: a book of {(connection.Lane.NowNs - view.BookUpdatedAtNs) / SecondNs} s ago is served as Live");
    }

    private void OnSpent(bool isConnect)
    {
        string? wrong = (isConnect ? _connectRate : _requestRate).Add(_nowNs);
        Demand(wrong is null, () => wrong!);
        Demand(!isConnect || _nowNs >= _noConnectBeforeNs, () => "a connection was tried while the venue wants none");
    }

    private void Demand(bool holds, Func<string> what)
    {
        if (!holds)
        {
            throw new SimulationFailure(
                $"seed {_plan.Seed}, after {(_nowNs - StartNs) / (double)SecondNs:0.00} s: {what()}\nSee it again with: {SimulationTests.ReplayCommand(_plan.Seed)}\n"
                + $"The last faults:\n{string.Join('\n', _exchange.History.TakeLast(20).Select(f => $"  {(f.AtNs - StartNs) / (double)SecondNs:0.00} s {f.Command} {f.Refusal}"))}");
        }
    }

    private static string Describe(SimulatedConnection connection) =>
        $"its connection is {connection.Machine.State}, {string.Join(", ", connection.Feed.Report().Select(t => $"{t.Topic} {t.Status}"))}; "
        + string.Join(", ", connection.Machine.History.TakeLast(6).Select(t => $"{(t.AtNs - StartNs) / SecondNs} s {t.To}: {t.Cause}"));
}

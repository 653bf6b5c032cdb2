using Scalper.Core.Books;
using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Core.Primitives;
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
    private const int BusySymbols = 150;

    private readonly SimulationPlan _plan;
    private readonly SimulatedVenue _venue;
    private readonly VenueStepper _exchange;
    private readonly SeededRandom _random;
    private readonly List<(SimulatedLane Lane, int Index, FollowedSymbol Symbol)> _symbols = [];
    private readonly List<(SimulatedLane Lane, FollowedSymbol Symbol, long AtNs)> _dropped = [];
    private readonly List<SimulatedLane> _lanes = [];
    private readonly List<SimulatedConnection> _connections = [];
    private readonly RateGuard _connectRate;
    private readonly RateGuard _requestRate;
    private readonly Dictionary<FollowedSymbol, long> _faults = [];
    private readonly List<string> _bookFaults = [];
    private long _nowNs = StartNs;
    private long _noConnectBeforeNs;

    public World(SimulationPlan plan, SimulatedVenue venue)
    {
        _plan = plan;
        _random = new SeededRandom(plan.Seed ^ 0x5EED);
        _venue = venue;
        _exchange = venue.Exchange;
        _venue.Advance(StartNs);
        _connectRate = new RateGuard("connects", plan.Options.ConnectBurst, plan.Options.ConnectsPerMinute / 60.0);
        _requestRate = new RateGuard("requests", plan.Options.RequestBurst, plan.Options.RequestsPerSecond);
        Build();
    }

    /// <summary>A sum over everything that was served: the same for the same seed.</summary>
    public ulong Served { get; private set; } = 14_695_981_039_346_656_037;

    public void Run()
    {
        _connections.ForEach(c => c.Start(_nowNs));
        _exchange.Follow(_venue.NewFaults(), _nowNs);
        RunUntil(_nowNs + (_plan.FaultySeconds * SecondNs), isTroubled: true);
        _exchange.Follow(null, _nowNs);
        _exchange.Control("{\"cmd\":\"clear\"}", _nowNs);
        _connections.ForEach(c => c.Wake(_nowNs));
        Converge();
    }

    private void Build()
    {
        // Busy ones: in a book that nobody touches for minutes nothing can go wrong, and its silence is no fault.
        string[] trading = [.. Contracts.Make().Where(c => c.Kind == ContractKind.Perpetual && _venue.Has(c.Symbol)).OrderByDescending(c => c.Activity).Take(BusySymbols).Select(c => c.Symbol)];
        HashSet<string> chosen = [];
        while (chosen.Count < _plan.Symbols)
        {
            chosen.Add(trading[_random.NextBits() % (ulong)trading.Length]);
        }

        FeedShare share = new(_plan.Options);
        int rank = 0;
        foreach (string[] names in chosen.Chunk(_plan.Options.SymbolsPerConnection))
        {
            AddLane(share, names, rank);
            rank += names.Length;
        }
    }

    private void AddLane(FeedShare share, string[] names, int rank)
    {
        string[] symbols = [.. names.Select(n => Instrument.SymbolOf(_venue.Venue.Name, n))];
        FollowedSymbol[] followed = [.. symbols.Select((s, place) => new FollowedSymbol(_venue.Find(s)!, _lanes.Count, place))];
        FeedSymbol[] wanted = [.. symbols.Select((s, i) => new FeedSymbol(s, rank + i))];
        LaneFeed[] feeds = [.. _venue.Requests.Routes.Select((r, i) => new LaneFeed(
            new FeedSession(_venue.Requests, _plan.Options, share, _connections.Count + i, wanted, r.Kinds)))];
        EngineOptions options = new() { Feed = _plan.Options };
        SimulatedLane lane = new(new Lane(options, followed, [.. names.Select(_ => SimulatedVenue.Depth)], new LaneLinks
        {
            Venue = _venue.Venue,
            Feeds = feeds,
            Instruments = _venue.Instruments,
            Snapshots = _venue.Snapshots,
        }));
        _lanes.Add(lane);
        foreach ((LaneRoute route, FeedRoute way) in lane.Lane.Routes.Zip(_venue.Requests.Routes))
        {
            AddConnection(lane, route, way, share);
        }

        foreach ((int place, FollowedSymbol symbol) in followed.Index())
        {
            _symbols.Add((lane, place, symbol));
            _venue.Watch(symbol.Instrument.Symbol);
        }
    }

    private void AddConnection(SimulatedLane lane, LaneRoute route, FeedRoute way, FeedShare share)
    {
        int index = _connections.Count;
        ConnectionMachine machine = new(_plan.Options, new SeededRandom(_plan.Seed ^ (ulong)index));
        SimulatedConnection connection = new(route, machine, _plan, share, _exchange, way.Path, _venue.Requests.Ping(), index)
        {
            OnSpent = OnSpent,
            OnHalted = untilNs => _noConnectBeforeNs = Math.Max(_noConnectBeforeNs, untilNs),
            OnStepped = () => CheckServed(lane),
            MostPerSecond = _venue.Requests.MessagesPerSecond,
            OnExcess = what => Demand(false, () => what),
        };
        _connections.Add(connection);
        lane.Connections.Add(connection);
    }

    private void RunUntil(long untilNs, bool isTroubled = false)
    {
        while (_nowNs < untilNs)
        {
            Step();
            if (isTroubled && _random.NextUnit() < 0.00005)
            {
                Pick(_lanes).Stall(_nowNs + (long)(_random.NextUnit() * 20 * SecondNs));
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
            (SimulatedLane lane, int index, FollowedSymbol symbol) = Pick(_symbols);
            _symbols.Remove((lane, index, symbol));
            _dropped.Add((lane, symbol, _nowNs));
            lane.Change(new LaneChange { Drops = [symbol] });
            return;
        }

        (SimulatedLane Lane, FollowedSymbol Symbol, long AtNs) left = Pick(_dropped);
        if (_venue.Find(left.Symbol.Instrument.Symbol) is { } instrument)
        {
            int place = Enumerable.Range(0, int.MaxValue).First(p => _symbols.All(s => s.Lane != left.Lane || s.Index != p));
            FollowedSymbol symbol = new(instrument, left.Symbol.Lane, place);
            _dropped.Remove(left);
            _symbols.Add((left.Lane, place, symbol));
            left.Lane.Change(new LaneChange { Adds = [new RankedSymbol(symbol, place)] });
        }
    }

    private T Pick<T>(List<T> from) => from[(int)(_random.NextBits() % (ulong)from.Count)];

    private void Step()
    {
        _nowNs += StepNs;
        _venue.Advance(_nowNs);
        foreach (SimulatedConnection connection in _connections)
        {
            connection.Advance(_nowNs);
        }

        foreach ((FollowedSymbol symbol, Instrument found) in _venue.Instruments.Answers())
        {
            Replace(symbol, found);
        }

        if (_venue.Snapshots?.Advance(_nowNs) is { } book)
        {
            _lanes[book.Symbol.Lane].Lane.Inbox.TryDo(l => l.TakeSnapshot(book.Frame));
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
            (SimulatedLane lane, int index, _) = _symbols[place];
            FollowedSymbol replacement = new(found, old.Lane, old.Place);
            _symbols[place] = (lane, index, replacement);
            lane.Change(new LaneChange { Replacements = [replacement] });
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

        foreach ((SimulatedLane lane, FollowedSymbol symbol, _) in _dropped)
        {
            string name = symbol.Instrument.Symbol;
            Demand(!lane.IsHeldByVenue(_venue.TopicOf(name)), () => $"{name} is followed no more, and the venue still sends it; {Describe(lane)}");
            Demand(lane.Lane.ReportTopics().All(t => t.Symbol != name), () => $"{name} is followed no more, and still wanted");
        }

        // The market stands still, so that what is under way arrives and books can be compared at one moment.
        _exchange.Control("{\"cmd\":\"rate\",\"value\":0}", _nowNs);
        RunUntil(_nowNs + SecondNs);
        foreach ((SimulatedLane lane, int index, FollowedSymbol symbol) in _symbols.Where(s => _venue.IsListed(s.Symbol.Instrument.Symbol)))
        {
            CheckConverged(lane, index, symbol);
        }
    }

    // A venue may begin a book anew at any time: the new one takes the old one's place, and nothing is wrong with it.
    private void ReplaceAllBooks()
    {
        List<(FollowedSymbol Symbol, long Faults)> before = [];
        foreach (FollowedSymbol symbol in _symbols.Select(s => s.Symbol).Where(s => _venue.IsListed(s.Instrument.Symbol)))
        {
            symbol.Read(out SymbolView view);
            before.Add((symbol, view.Faults));
            _exchange.Control(_venue.BeginAnew(symbol.Instrument.Symbol, before.Count % 2 == 0), _nowNs);
        }

        // Before the new one came the book may have been found behind the ticker, rightly, and be on its way back. Where nothing happens, the venue says nothing.
        RunUntil(_nowNs + (5 * SecondNs));
        (FollowedSymbol Symbol, long Id)[] anew = [.. _symbols.Select(s => s.Symbol).Where(s => _venue.IsListed(s.Instrument.Symbol)).Select(s => (s, _venue.UpdateIdOf(s.Instrument.Symbol)))];
        for (long untilNs = _nowNs + (60 * SecondNs); _nowNs < untilNs && !(AreAllRight() && anew.All(a => IsAt(a.Symbol, a.Id)));)
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
            Demand(view.IsLive && view.Faults - faults <= _venue.FaultsOfBeginningAnew, () => $"{symbol.Instrument.Symbol} did not take a new snapshot for its old book: {view.Status} ({view.Fault.Describe()}), {view.Faults - faults} faults; {Describe(_symbols.First(s => s.Symbol == symbol).Lane)}");
        }
    }

    private static bool IsAt(FollowedSymbol symbol, long updateId)
    {
        symbol.Read(out SymbolView view);
        return view.UpdateId >= updateId;
    }

    private bool AreAllRight() => _symbols.Where(s => _venue.IsListed(s.Symbol.Instrument.Symbol)).All(s =>
    {
        s.Symbol.Read(out SymbolView view);
        return view.IsLive && s.Lane.Lane.ReportTopics().All(t => t.Status == TopicStatus.Confirmed || t.Symbol != s.Symbol.Instrument.Symbol);
    });

    private void CheckConverged(SimulatedLane lane, int index, FollowedSymbol symbol)
    {
        string name = symbol.Instrument.Symbol;
        symbol.Read(out SymbolView view);
        Demand(view.IsLive, () => $"{name} is {view.Status} ({view.Fault.Describe()}) after {SimulationPlan.CalmSeconds} s of calm; {Describe(lane)}");
        long truth = _venue.UpdateIdOf(name);
        Demand(view.UpdateId == truth, () => $"{name} is Live at update {view.UpdateId}, the venue is at {truth}");
        CheckServed(lane, index, symbol);
        foreach (TopicReport topic in lane.Lane.ReportTopics().Where(t => t.Symbol == name))
        {
            if (topic is { Kind: TopicKind.Ticker, Status: TopicStatus.Stale })
            {
                // Nothing to say for ten seconds in a calm market, and being asked for again just now.
                continue;
            }

            Demand(lane.IsHeldByVenue(topic.Topic), () => $"{topic.Topic} is {topic.Status}, but the venue sends it to nobody; {Describe(lane)}");
            Demand(topic.Status == TopicStatus.Confirmed, () => $"{topic.Topic} is {topic.Status} at the end ({topic.Words}); {Describe(lane)}");
        }
    }

    private void CheckServed(SimulatedLane lane)
    {
        foreach ((SimulatedLane owner, int index, FollowedSymbol symbol) in _symbols)
        {
            if (owner == lane)
            {
                CheckServed(lane, index, symbol);
            }
        }
    }

    private void CheckServed(SimulatedLane lane, int index, FollowedSymbol symbol)
    {
        symbol.Read(out SymbolView view);
        if (!view.IsLive || lane.Lane.BookOf(index) is not { } book)
        {
            return;
        }

        string? wrong = view.UpdateId != book.UpdateId || view.Status != book.Status
            ? "the published view is not that of the book"
            : _venue.TruthOf(symbol.Instrument.Symbol).Compare(book, symbol.Instrument);
        Demand(wrong is null, () => $"{symbol.Instrument.Symbol}: {wrong}");
        Demand(view.BestBidTicks is null || view.BestAskTicks is null || view.BestBidTicks < view.BestAskTicks, () => $"{symbol.Instrument.Symbol}: a crossed book is served");
    }

    private void CheckAll()
    {
        foreach ((SimulatedLane lane, FollowedSymbol symbol, long atNs) in _dropped)
        {
            symbol.Read(out SymbolView view);
            bool knows = lane.Lane.NowNs > atNs + SecondNs;
            Demand(!knows || view.Fault.Kind is BookFaultKind.Dropped or BookFaultKind.Gone || view.Status == BookStatus.Empty, () => $"{symbol.Instrument.Symbol} is followed no more, and served as {view.Status} ({view.Fault.Describe()})");
        }

        foreach ((SimulatedLane lane, int index, FollowedSymbol symbol) in _symbols)
        {
            CheckServed(lane, index, symbol);
            CheckAge(lane, index, symbol);
            symbol.Read(out SymbolView view);
            NoteFault(symbol, view);
            Served = (Served ^ (ulong)view.UpdateId ^ (ulong)view.Status) * 1_099_511_628_211;
        }

        Demand(_venue.Complaint is null, () => _venue.Complaint!);

        foreach (SimulatedConnection connection in _connections)
        {
            Demand(connection.Machine.History.Count <= ConnectionMachine.HistoryLength, () => "the history of a connection grows");
            Demand(connection.Feed.Unanswered <= 3 * _plan.Symbols, () => $"{connection.Feed.Unanswered} requests wait for an answer");
        }
    }

    private void NoteFault(FollowedSymbol symbol, in SymbolView view)
    {
        long known = view.Faults + view.Counters.Resyncs;
        if (known != _faults.GetValueOrDefault(symbol))
        {
            _faults[symbol] = known;
            _bookFaults.Add($"  {(_nowNs - StartNs) / (double)SecondNs:0.00} s {symbol.Instrument.Symbol} {view.Status} {view.Fault.Describe()}, {view.Faults} faults, {view.Counters.Resyncs} resyncs");
        }
    }

    // On the lane's own clock: a lane that does not run serves nobody new things, and is judged by others.
    private void CheckAge(SimulatedLane lane, int index, FollowedSymbol symbol)
    {
        const long Slack = 300 * MillisecondNs;
        if (_nowNs < lane.AwakeAtNs + (2 * SecondNs))
        {
            // Reading first what came while it did not run.
            return;
        }

        symbol.Read(out SymbolView view);
        long limit = (_plan.Options.FreshSeconds * SecondNs) + Slack;
        bool isOld = lane.Lane.NowNs - view.BookUpdatedAtNs > limit;
        bool vouched = view.IsQuiet && lane.Lane.NowNs - view.Ticker.ReceivedAtNs <= limit;
        if (view.IsLive && lane.Lane.BookOf(index) is { } book)
        {
            // By the venue's own account, whose clock may have been off by five seconds when it said how late a frame is. Of a quiet one the best levels are vouched for.
            TruthLog truth = _venue.TruthOf(symbol.Instrument.Symbol);
            long behindNs = view.IsQuiet ? truth.BestDiffersForNs(book, symbol.Instrument, _nowNs) : truth.AgeNs(book, _nowNs);
            Demand(behindNs <= limit + (6 * SecondNs), () => $"{symbol.Instrument.Symbol}: a book that the venue left {behindNs / SecondNs} s ago is served as Live{(view.IsQuiet ? ", quiet" : "")}; {Describe(lane)}");
        }

        Demand(!view.IsLive || !isOld || vouched, () => $"{symbol.Instrument.Symbol}: a book of {(lane.Lane.NowNs - view.BookUpdatedAtNs) / SecondNs} s ago is served as Live");
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
                + $"The last faults:\n{string.Join('\n', _exchange.History.TakeLast(20).Select(f => $"  {(f.AtNs - StartNs) / (double)SecondNs:0.00} s {f.Command} {f.Refusal}"))}\n"
                + $"The last that was wrong with books:\n{string.Join('\n', _bookFaults.TakeLast(20))}");
        }
    }

    private static string Describe(SimulatedLane lane) => lane.Describe(StartNs);
}

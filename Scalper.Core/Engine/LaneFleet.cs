using Scalper.Core.Feeds;
using Scalper.Core.Primitives;
using Scalper.Core.Universe;

namespace Scalper.Core.Engine;

/// <summary>The lanes of an engine and their threads as they come and change: one change at a time, whoever asks. Safe from any thread.</summary>
/// <param name="venues">One a venue; the metrics feed is the first one's.</param>
internal sealed class LaneFleet(FeedOptions options, IReadOnlyList<LaneAssembly> venues)
{
    private readonly Lock _change = new();
    private volatile RunningLanes _running = RunningLanes.None;
    private bool _isStopped;

    public RunningLanes Running => _running;

    /// <summary>
    /// Follows another universe: each lane gets its change as a command, symbols that no lane has room for get new ones. Symbols that
    /// both universes have notice nothing.
    /// </summary>
    public FleetShift Shift(FollowedUniverse next)
    {
        lock (_change)
        {
            if (_isStopped)
            {
                throw new LaneBusyException("The engine has stopped.");
            }

            RunningLanes running = _running;
            UniverseShift shift = new(running, next, symbols => Plan(running, symbols));
            List<Task> done = [];
            HashSet<int> busy = [];
            List<string> unchanged = [];
            foreach ((int lane, LaneChange change) in shift.Changes.Index().Where(c => !c.Item.IsEmpty))
            {
                if (running.Lanes[lane].Inbox.TryDo(l => l.Change(change)) is { } task)
                {
                    done.Add(task);
                }
                else
                {
                    busy.Add(lane);
                    unchanged.AddRange(change.Symbols);
                }
            }

            Run(shift.Result(busy), Build(running, shift));
            int changes = shift.Changes.Sum(c => c.Symbols.Count()) + shift.NewLanes.Sum(l => l.Count) - unchanged.Count;
            return new FleetShift(changes, unchanged, Task.WhenAll(done));
        }
    }

    /// <summary>Prices and quantities of a symbol are in other steps from here on: a new object, so that nobody mixes the two.</summary>
    public void Replace(FollowedSymbol symbol, Instrument instrument)
    {
        lock (_change)
        {
            FollowedSymbol replacement = new(instrument, symbol.Lane, symbol.Place);
            LaneChange change = new() { Replacements = [replacement] };
            if (_running.BySymbol.GetValueOrDefault(instrument.Symbol) == symbol
                && _running.Lanes[symbol.Lane].Inbox.TryDo(lane => lane.Change(change)) is not null)
            {
                Run([.. _running.Symbols.Select(s => s == symbol ? replacement : s)], []);
            }
        }
    }

    /// <summary>Asks all threads to end; none is started any more.</summary>
    public void Stop()
    {
        lock (_change)
        {
            _isStopped = true;
            foreach (FeedThread thread in _running.AllThreads)
            {
                thread.Stop();
            }
        }
    }

    /// <summary>Waits for all threads, each as long.</summary>
    public async Task EndAsync(TimeSpan limit)
    {
        FeedThread[] threads = [.. _running.AllThreads];
        bool[] ended = await Task.WhenAll(threads.Select(t => Task.Run(() => t.Join(limit)))).ConfigureAwait(false);
        foreach ((FeedThread thread, bool hasEnded) in threads.Zip(ended))
        {
            if (hasEnded)
            {
                thread.Dispose();
            }
        }
    }

    private LanePlan Plan(RunningLanes running, IEnumerable<IReadOnlyCollection<Instrument>> symbols) =>
        new(i => AssemblyOf(i.Venue).TopicsOf(i), options.SymbolsPerConnection, options.ArgumentCharacters, symbols, [.. running.Lanes.Select(l => l.Venue)]);

    private LaneAssembly AssemblyOf(string venue) => venues.FirstOrDefault(v => v.Venue == venue)
        ?? throw new ArgumentException($"Symbols of {venue} are to be followed; the engine has {string.Join(", ", venues.Select(v => v.Venue))}.", nameof(venue));

    private List<LaneThreads> Build(RunningLanes running, UniverseShift shift)
    {
        List<LaneThreads> built = [];
        int connections = running.Threads.Count;
        foreach (IReadOnlyList<RankedSymbol> symbols in shift.NewLanes)
        {
            LaneThreads lane = AssemblyOf(symbols[0].Symbol.Instrument.Venue).BuildLane(running.Lanes.Count + built.Count, connections, symbols);
            connections += lane.Threads.Count;
            built.Add(lane);
        }

        return built;
    }

    private void Run(IReadOnlyList<FollowedSymbol> symbols, IReadOnlyList<LaneThreads> added)
    {
        RunningLanes running = _running;
        Lane[] lanes = [.. running.Lanes, .. added.Select(t => t.Lane)];
        TradeSightings[] sightings = [.. lanes.Where(l => l.Venue == venues[0].Venue).Select(l => l.Sightings).OfType<TradeSightings>()];
        FeedThread? metrics = running.Metrics ?? venues[0].BuildMetrics(symbols, sightings);
        FeedThread[] threads = [.. added.SelectMany(t => t.Threads)];
        _running = new RunningLanes(lanes, [.. running.Threads, .. threads], symbols, metrics);
        foreach (FeedThread thread in threads)
        {
            thread.Start();
        }

        if (running.Metrics is null)
        {
            metrics?.Start();
            return;
        }

        // A full inbox is no harm: what is watched is told anew with the next change.
        IReadOnlyList<Instrument> watched = venues[0].WatchedOf(symbols);
        ((MetricsFeed)running.Metrics.Feed).Inbox.TryDo(feed => feed.Watch(watched, sightings));
    }
}

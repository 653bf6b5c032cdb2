using Scalper.Core.Primitives;
using Scalper.Core.Universe;

namespace Scalper.Core.Engine;

/// <summary>The lanes of an engine and their threads as they come and change: one change at a time, whoever asks. Safe from any thread.</summary>
internal sealed class LaneFleet(LaneAssembly assembly)
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
            UniverseShift shift = new(running, next, assembly.Plan);
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

            Run(shift.Result(busy), [.. shift.NewLanes.Select((symbols, i) => assembly.BuildLane(running.Lanes.Count + i, symbols))]);
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

    private void Run(IReadOnlyList<FollowedSymbol> symbols, IReadOnlyList<FeedThread> added)
    {
        RunningLanes running = _running;
        Lane[] lanes = [.. running.Lanes, .. added.Select(t => (Lane)t.Feed)];
        TradeSightings[] sightings = [.. lanes.Select(l => l.Sightings).OfType<TradeSightings>()];
        FeedThread? metrics = running.Metrics ?? assembly.BuildMetrics(symbols, sightings);
        _running = new RunningLanes(lanes, [.. running.Threads, .. added], symbols, metrics);
        foreach (FeedThread thread in added)
        {
            thread.Start();
        }

        if (running.Metrics is null)
        {
            metrics?.Start();
            return;
        }

        // A full inbox is no harm: what is watched is told anew with the next change.
        IReadOnlyList<Instrument> watched = assembly.WatchedOf(symbols);
        ((MetricsFeed)running.Metrics.Feed).Inbox.TryDo(feed => feed.Watch(watched, sightings));
    }
}

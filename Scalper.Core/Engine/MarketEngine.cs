using Microsoft.Extensions.Logging;
using Scalper.Core.Feeds;
using Scalper.Core.Primitives;
using Scalper.Core.Universe;

namespace Scalper.Core.Engine;

/// <summary>
/// All lanes of one process: spreads the universe over connections, starts and stops their threads. A bug in any lane
/// stops them all and shows in <see cref="ReadHealth"/>.
/// </summary>
public sealed partial class MarketEngine : IMarket, IAsyncDisposable
{
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan WatchEvery = TimeSpan.FromSeconds(1);

    private readonly EngineOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<MarketEngine> _log;
    private readonly FeedShare _share;
    private readonly EngineHealthReading _health;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _change = new();
    private volatile RunningLanes _running = RunningLanes.None;
    private volatile FollowedUniverse? _universe;
    private ITimer? _watchTimer;
    private Task _besides = Task.CompletedTask;

    /// <param name="time">Must not run back, and be set by nobody: see <see cref="SteadyTime"/>.</param>
    public MarketEngine(EngineOptions options, TimeProvider time, ILogger<MarketEngine> log)
    {
        _options = options;
        _time = time;
        _log = log;
        _share = new FeedShare(options.Feed);
        _health = new EngineHealthReading(_share.Clock, _share.Budget, time);
    }

    public IReadOnlyList<FollowedSymbol> Symbols => _running.Symbols;

    public FollowedUniverse? Universe => _universe;

    /// <summary>Starts the lanes of a universe; returns once they run, connected or not. Called once.</summary>
    /// <param name="webSocketUrl">Where the venue's public stream is.</param>
    /// <param name="rest">Where the venue's clock and instruments are read; null reads neither.</param>
    public void Start(Uri webSocketUrl, FollowedUniverse universe, IVenueRest? rest = null)
    {
        InstrumentDesk? instruments = rest is null ? null : new InstrumentDesk(rest, _time, _log, OnInstrumentChanged);
        RunningLanes running = new LaneAssembly(_options, webSocketUrl, _share, instruments, _time, _log, OnBug).Build(universe);
        _universe = universe;
        _running = running;
        LogStart(universe.Instruments.Count, universe.Source, running.Threads.Count);
        foreach (FeedThread thread in running.AllThreads)
        {
            thread.Start();
        }

        EngineWatch watch = new(_options.Feed, _time);
        _watchTimer = _time.CreateTimer(_ => watch.Look(_running), null, WatchEvery, WatchEvery);
        if (rest is not null && instruments is not null)
        {
            ClockWatch clock = new(rest, _share.Clock, _options.Feed, _time, _log);
            _besides = Task.WhenAll(BesideAsync(clock.RunAsync), BesideAsync(instruments.RunAsync));
        }
    }

    public EngineHealth ReadHealth() => _health.Read(_running);

    public FollowedSymbol? Find(string symbol) => _running.BySymbol.GetValueOrDefault(symbol);

    public Task<SymbolDetail> InspectAsync(FollowedSymbol symbol, CancellationToken cancellation)
    {
        RunningLanes running = _running;
        int index = running.IndexInLane(symbol);
        return AskAsync(running.Lanes[symbol.Lane], lane => lane.Copy(index), cancellation);
    }

    public Task<IReadOnlyList<TopicReport>> ReadTopicsAsync(int connection, CancellationToken cancellation)
    {
        RunningLanes running = _running;
        return connection < running.Lanes.Count
            ? AskAsync(running.Lanes[connection], lane => lane.ReportTopics(), cancellation)
            : Task.FromResult<IReadOnlyList<TopicReport>>([]);
    }

    public bool Retry(int connection, string cause)
    {
        FeedThread? thread = _running.AllThreads.ElementAtOrDefault(connection);
        thread?.Retry(cause);
        return thread is not null;
    }

    /// <summary>Stops all lanes; at most a few seconds.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _watchTimer?.Dispose();
        FeedThread[] threads = [.. _running.AllThreads];
        foreach (FeedThread thread in threads)
        {
            thread.Stop();
        }

        bool[] ended = await Task.WhenAll(threads.Select(t => Task.Run(() => t.Join(StopTimeout)))).ConfigureAwait(false);
        foreach ((FeedThread thread, bool hasEnded) in threads.Zip(ended))
        {
            if (hasEnded)
            {
                thread.Dispose();
            }
        }

        await _besides.ConfigureAwait(false);
    }

    private static Task<T> AskAsync<T>(Lane lane, Func<Lane, T> query, CancellationToken cancellation)
    {
        QueryCommand<T> command = new(query);
        return lane.TryPost(command)
            ? command.Completion.WaitAsync(cancellation)
            : throw new LaneBusyException("The lane takes no commands now.");
    }

    // Prices and quantities of the symbol are in other steps from here on: a new object, so that nobody mixes the two.
    private void OnInstrumentChanged(FollowedSymbol symbol, Instrument instrument)
    {
        FollowedSymbol replacement = new(instrument, symbol.Lane);
        lock (_change)
        {
            RunningLanes running = _running;
            if (running.BySymbol.GetValueOrDefault(instrument.Symbol) == symbol
                && running.Lanes[symbol.Lane].TryPost(new ReplaceInstrumentCommand(running.IndexInLane(symbol), replacement)))
            {
                _running = running.With(replacement);
                (running.Metrics?.Feed as MetricsFeed)?.ReplaceInstrument(instrument);
            }
        }
    }

    // A bug beside the lanes is one all the same.
    private async Task BesideAsync(Func<CancellationToken, Task> run)
    {
        try
        {
            await Task.Run(() => run(_stop.Token)).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // It is reported, and the engine stops.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            OnBug(bug);
        }
    }

    private void OnBug(Exception bug)
    {
        LogBug(bug);
        foreach (FeedThread thread in _running.AllThreads)
        {
            thread.Stop();
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Following {Symbols} symbols ({Source}), connections: {Lanes}")]
    private partial void LogStart(int symbols, UniverseSource source, int lanes);

    [LoggerMessage(Level = LogLevel.Critical, Message = "A part of the engine failed: the engine has stopped")]
    private partial void LogBug(Exception bug);
}

using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Scalper.Core.Evaluation;
using Scalper.Core.Feeds;
using Scalper.Core.Heatmap;
using Scalper.Core.Primitives;
using Scalper.Core.Recording.Folder;
using Scalper.Core.Universe;
using Scalper.Core.Venues;

namespace Scalper.Core.Engine;

/// <summary>
/// All lanes of one process: follows a universe, and another one when told to, over as many connections as it takes. A bug in any
/// lane stops them all and shows in <see cref="ReadHealth"/>.
/// </summary>
public sealed partial class MarketEngine : IMarket, IAsyncDisposable
{
    private const long Megabyte = 1 << 20;

    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan WatchEvery = TimeSpan.FromSeconds(1);

    private readonly EngineOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<MarketEngine> _log;
    private readonly JournalRecorder? _recorder;
    private readonly IGridSink? _grid;
    private readonly EngineHealthReading _health;
    private readonly CancellationTokenSource _stop = new();
    private volatile LaneFleet? _fleet;
    private volatile IReadOnlyList<LinkedVenue> _venues = [];
    private volatile FollowedUniverse? _universe;
    private readonly PageBudget _pages;
    private SymbolPasts? _pasts;
    private Func<RestoreReading>? _restore;
    private ITimer? _watchTimer;
    private Task _besides = Task.CompletedTask;

    /// <param name="time">Must not run back, and be set by nobody: see <see cref="SteadyTime"/>.</param>
    /// <param name="recorder">Gets everything that the lanes see, from their first moment on; null records nothing. Started before, ended after the engine.</param>
    /// <param name="grid">Gets samples of every symbol's scores and of what became of its price; null measures nothing.</param>
    public MarketEngine(EngineOptions options, TimeProvider time, ILogger<MarketEngine> log, JournalRecorder? recorder = null, IGridSink? grid = null)
    {
        _grid = grid;
        _recorder = recorder;
        _pages = new PageBudget(options.Heatmap.HistoryMegabytes * Megabyte);
        _options = options;
        _time = time;
        _log = log;
        _health = new EngineHealthReading(time);
    }

    public IReadOnlyList<FollowedSymbol> Symbols => Running.Symbols;

    public FollowedUniverse? Universe => _universe;

    private RunningLanes Running => _fleet?.Running ?? RunningLanes.None;

    /// <summary>What all lanes may hold of their symbols' past.</summary>
    internal PageBudget Pages => _pages;

    /// <summary>Who knows how far the past is read.</summary>
    internal void TellRestore(Func<RestoreReading> read) => _restore = read;

    /// <summary>What an earlier run knew of symbols goes on with those that are followed. Before <see cref="Start"/>.</summary>
    internal void TakeOver(SymbolPasts pasts) => _pasts = pasts;

    /// <summary>Starts the lanes of a universe of one venue's symbols; as below.</summary>
    /// <param name="webSocketUrl">Where the venue's public stream is.</param>
    /// <param name="rest">Where the venue's clock and instruments are read; null reads neither.</param>
    public void Start(Uri webSocketUrl, FollowedUniverse universe, IVenueRest? rest = null) => Start([new VenueLink(KnownVenues.All[0], webSocketUrl, rest)], universe);

    /// <summary>Starts the lanes of a universe; returns once they run, connected or not. Called once.</summary>
    /// <param name="links">The venues whose symbols may be followed, now and later; the first one's clock is the engine's own measure, and the metrics feed is of it.</param>
    public void Start(IReadOnlyList<VenueLink> links, FollowedUniverse universe)
    {
        LinkedVenue[] venues = [.. links.Select(Link)];
        _venues = venues;
        LaneFleet fleet = new(_options.Feed, [.. venues.Select(v => new LaneAssembly(_options, v, _pages, _pasts, _recorder, _grid, _time, _log, OnBug))]);
        _fleet = fleet;
        fleet.Shift(universe);
        _universe = universe;
        _pasts?.Clear();
        _pasts = null;
        LogStart(universe.Instruments.Count, universe.Source, fleet.Running.Threads.Count);
        EngineWatch watch = new(_options.Feed, _time);
        _watchTimer = _time.CreateTimer(_ => watch.Look(fleet.Running), null, WatchEvery, WatchEvery);
        _besides = Task.WhenAll(venues.SelectMany(RunBeside));
    }

    public async Task<IReadOnlyList<string>> FollowAsync(FollowedUniverse universe, CancellationToken cancellation)
    {
        LaneFleet fleet = _fleet ?? throw new LaneBusyException("The engine has not started.");
        FleetShift shift = fleet.Shift(universe);
        _universe = universe;
        if (shift.Changes > 0)
        {
            LogFollow(fleet.Running.Symbols.Count, shift.Changes, universe.Source, fleet.Running.Threads.Count);
        }

        await shift.Done.WaitAsync(cancellation).ConfigureAwait(false);
        return shift.Unchanged;
    }

    public EngineHealth ReadHealth() => _health.Read(Running, _venues) with { Restore = _restore?.Invoke() ?? RestoreReading.None };

    public FollowedSymbol? Find(string symbol) => Running.BySymbol.GetValueOrDefault(symbol);

    public Task<SymbolDetail> InspectAsync(FollowedSymbol symbol, CancellationToken cancellation) =>
        Running.Lanes[symbol.Lane].Inbox.AskAsync(lane => lane.Copy(symbol), cancellation);

    public Task<IReadOnlyList<TopicReport>> ReadTopicsAsync(int connection, CancellationToken cancellation)
    {
        return Running.Threads.FirstOrDefault(t => t.Endpoint.Index == connection)?.Feed is LaneRoute route
            ? route.Lane.Inbox.AskAsync(_ => route.Session.Report(), cancellation)
            : Task.FromResult<IReadOnlyList<TopicReport>>([]);
    }

    public bool Retry(int connection, string cause)
    {
        FeedThread? thread = Running.AllThreads.FirstOrDefault(t => t.Endpoint.Index == connection);
        thread?.Retry(cause);
        return thread is not null;
    }

    public async Task<ResyncAnswer> ResyncAsync(string symbol, string cause, CancellationToken cancellation)
    {
        RunningLanes running = Running;
        FollowedSymbol? followed = running.BySymbol.GetValueOrDefault(symbol);
        ResyncAnswer answer = followed is null
            ? ResyncAnswer.NotFollowed
            : await running.Lanes[followed.Lane].Inbox.AskAsync(lane => lane.Resync(followed), cancellation).ConfigureAwait(false);
        LogResync(symbol, cause, answer);
        return answer;
    }

    public Task<ColumnHistory?> WatchAsync(FollowedSymbol symbol, ChannelWriter<ColumnUpdate> updates, CancellationToken cancellation) =>
        Running.Lanes[symbol.Lane].Inbox.AskAsync(lane => lane.Watch(symbol, updates), cancellation);

    public Task UnwatchAsync(FollowedSymbol symbol, ChannelWriter<ColumnUpdate> updates) =>
        Running.Lanes[symbol.Lane].Inbox.TryDo(lane => lane.Unwatch(symbol, updates)) ?? throw new LaneBusyException("The lane takes no commands now.");

    public Task<ColumnHistory?> ReadColumnsAsync(FollowedSymbol symbol, CancellationToken cancellation) =>
        Running.Lanes[symbol.Lane].Inbox.AskAsync(lane => lane.ReadColumns(symbol), cancellation);

    /// <summary>Marks the samples of a symbol with the grade of its data from here on: 0 for none, 1 for A to 5 for F. It enters no score.</summary>
    /// <returns>False where its lane takes no commands now.</returns>
    public bool Grade(FollowedSymbol symbol, byte grade) =>
        Running.Lanes[symbol.Lane].Inbox.TryDo(lane => lane.Grade(symbol, grade)) is not null;

    /// <summary>Stops all lanes; at most a few seconds.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _watchTimer?.Dispose();
        if (_fleet is { } fleet)
        {
            fleet.Stop();
            await fleet.EndAsync(StopTimeout).ConfigureAwait(false);
        }

        await _besides.ConfigureAwait(false);
    }

    private LinkedVenue Link(VenueLink link) => new(link, new FeedShare(_options.Feed))
    {
        Instruments = link.Rest is null ? null : new InstrumentDesk(link.Rest, _time, _log, (symbol, found) => _fleet?.Replace(symbol, found)),
        Snapshots = link.Rest is null || link.Venue.SyncRule.SnapshotLevels == 0
            ? null
            : new SnapshotDesk(link.Rest, _options.Feed.SnapshotsPerMinute, _time, _log, Give),
    };

    private IEnumerable<Task> RunBeside(LinkedVenue venue)
    {
        if (venue.Link.Rest is { } rest)
        {
            yield return BesideAsync(new ClockWatch(rest, venue.Share.Clock, _options.Feed, _time, _log).RunAsync);
        }

        if (venue.Instruments is { } instruments)
        {
            yield return BesideAsync(instruments.RunAsync);
        }

        if (venue.Snapshots is { } snapshots)
        {
            yield return BesideAsync(snapshots.RunAsync);
        }
    }

    // A lane that takes no command now asks again.
    private void Give(FollowedSymbol symbol, byte[] book) => Running.Lanes[symbol.Lane].Inbox.TryDo(lane => lane.TakeSnapshot(book));

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
        _fleet?.Stop();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Following {Symbols} symbols ({Source}), connections: {Lanes}")]
    private partial void LogStart(int symbols, UniverseSource source, int lanes);

    [LoggerMessage(Level = LogLevel.Information, Message = "Following {Symbols} symbols now, {Changes} changed ({Source}), connections: {Lanes}")]
    private partial void LogFollow(int symbols, int changes, UniverseSource source, int lanes);

    [LoggerMessage(Level = LogLevel.Information, Message = "Resync of {Symbol}, {Cause}: {Answer}")]
    private partial void LogResync(string symbol, string cause, ResyncAnswer answer);

    [LoggerMessage(Level = LogLevel.Critical, Message = "A part of the engine failed: the engine has stopped")]
    private partial void LogBug(Exception bug);
}

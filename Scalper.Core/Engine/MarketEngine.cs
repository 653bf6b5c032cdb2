using Microsoft.Extensions.Logging;
using Scalper.Core.Books;
using Scalper.Core.Feeds;
using Scalper.Core.Primitives;
using Scalper.Core.Universe;
using Scalper.Core.Venues.Bybit;
using Scalper.Core.Wire;

namespace Scalper.Core.Engine;

/// <summary>
/// All lanes of one process: spreads the universe over connections, starts and stops their threads. A bug in any lane
/// stops them all and shows in <see cref="ReadHealth"/>.
/// </summary>
public sealed partial class MarketEngine : IMarket, IAsyncDisposable
{
    private const string Venue = "Bybit";
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(3);

    private readonly EngineOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<MarketEngine> _log;
    private readonly EngineHealthReading _health;
    private volatile RunningLanes _running = RunningLanes.None;
    private volatile FollowedUniverse? _universe;

    public MarketEngine(EngineOptions options, TimeProvider time, ILogger<MarketEngine> log)
    {
        _options = options;
        _time = time;
        _log = log;
        _health = new EngineHealthReading(time);
    }

    public IReadOnlyList<FollowedSymbol> Symbols => _running.Symbols;

    public FollowedUniverse? Universe => _universe;

    /// <summary>Starts the lanes of a universe; returns once they run, connected or not. Called once.</summary>
    /// <param name="webSocketUrl">Where the venue's public stream is.</param>
    public void Start(Uri webSocketUrl, FollowedUniverse universe)
    {
        RunningLanes running = Build(webSocketUrl, universe);
        _universe = universe;
        _running = running;
        LogStart(universe.Instruments.Count, universe.Source, running.Threads.Count);
        foreach (LaneThread thread in running.Threads)
        {
            thread.Start();
        }
    }

    public EngineHealth ReadHealth() => _health.Read(_running);

    public FollowedSymbol? Find(string symbol) => _running.BySymbol.GetValueOrDefault(symbol);

    public Task<SymbolDetail> InspectAsync(FollowedSymbol symbol, CancellationToken cancellation)
    {
        RunningLanes running = _running;
        InspectCommand command = new(running.IndexInLane(symbol));
        if (!running.Lanes[symbol.Lane].TryPost(command))
        {
            throw new LaneBusyException($"Lane {symbol.Lane} takes no commands now.");
        }

        return command.Completion.WaitAsync(cancellation);
    }

    /// <summary>Stops all lanes; at most a few seconds.</summary>
    public async ValueTask DisposeAsync()
    {
        IReadOnlyList<LaneThread> threads = _running.Threads;
        foreach (LaneThread thread in threads)
        {
            thread.Stop();
        }

        bool[] ended = await Task.WhenAll(threads.Select(t => Task.Run(() => t.Join(StopTimeout)))).ConfigureAwait(false);
        foreach ((LaneThread thread, bool hasEnded) in threads.Zip(ended))
        {
            if (hasEnded)
            {
                thread.Dispose();
            }
        }
    }

    private RunningLanes Build(Uri webSocketUrl, FollowedUniverse universe)
    {
        BybitRequests requests = new(_options.Feed.BookDepth);
        IReadOnlyList<IReadOnlyList<Instrument>> plan = LanePlan.Spread(
            universe.Instruments, i => requests.TopicsOf(i.Symbol), _options.Feed.ArgumentCharacters);
        List<Lane> lanes = [];
        List<LaneThread> threads = [];
        List<FollowedSymbol> symbols = [];
        foreach (IReadOnlyList<Instrument> instruments in plan)
        {
            int index = lanes.Count;
            FollowedSymbol[] followed = [.. instruments.Select(i => new FollowedSymbol(i, index))];
            FeedSession feed = new(requests, _options.Feed, instruments.Select(i => i.Symbol));
            Lane lane = new(_options, followed, [.. followed.Select(_ => _options.Feed.BookDepth)], feed);
            lanes.Add(lane);
            threads.Add(new LaneThread(lane, Endpoint(webSocketUrl, index, feed.TopicCount, requests.Ping()), _time, _log, OnBug));
            symbols.AddRange(followed);
        }

        return new RunningLanes(lanes, threads, symbols);
    }

    private LaneEndpoint Endpoint(Uri webSocketUrl, int index, int topics, byte[] ping)
    {
        FeedOptions feed = _options.Feed;
        return new LaneEndpoint
        {
            Venue = Venue,
            Index = index,
            Address = webSocketUrl,
            Topics = topics,
            Ping = ping,
            Limits = new ConnectionLimits(
                TimeSpan.FromSeconds(feed.ConnectTimeoutSeconds),
                TimeSpan.FromSeconds(feed.SendTimeoutSeconds),
                TimeSpan.FromSeconds(feed.SilenceSeconds),
                TimeSpan.FromSeconds(feed.HeartbeatSeconds)),
            BackoffFirst = TimeSpan.FromMilliseconds(feed.BackoffFirstMilliseconds),
            BackoffCap = TimeSpan.FromMilliseconds(feed.BackoffCapMilliseconds),
        };
    }

    private void OnBug(Exception bug)
    {
        LogBug(bug);
        foreach (LaneThread thread in _running.Threads)
        {
            thread.Stop();
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Following {Symbols} symbols ({Source}), connections: {Lanes}")]
    private partial void LogStart(int symbols, UniverseSource source, int lanes);

    [LoggerMessage(Level = LogLevel.Critical, Message = "A lane failed: the engine has stopped")]
    private partial void LogBug(Exception bug);
}

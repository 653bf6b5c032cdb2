using Microsoft.Extensions.Logging;
using Scalper.Core.Feeds;
using Scalper.Core.Primitives;
using Scalper.Core.Universe;
using Scalper.Core.Venues.Bybit;
using Scalper.Core.Wire;

namespace Scalper.Core.Engine;

/// <summary>Puts the lanes of a universe together, each with its feed and its thread, and the metrics feed beside them. Starts nothing.</summary>
internal sealed class LaneAssembly(
    EngineOptions options, Uri webSocketUrl, FeedShare share, IInstrumentDesk? instruments, TimeProvider time, ILogger log, Action<Exception> onBug)
{
    private const string Venue = "Bybit";

    private readonly BybitRequests _requests = new(options.Feed.BookDepth);
    private readonly HashSet<string> _watched = new(options.Feed.MetricsSymbols, StringComparer.Ordinal);
    private readonly List<Lane> _lanes = [];
    private readonly List<FeedThread> _threads = [];
    private readonly List<FollowedSymbol> _symbols = [];
    private readonly List<TradeSightings> _sightings = [];

    public RunningLanes Build(FollowedUniverse universe)
    {
        IReadOnlyList<IReadOnlyList<Instrument>> plan = LanePlan.Spread(
            universe.Instruments, TopicsOf, options.Feed.SymbolsPerConnection, options.Feed.ArgumentCharacters);
        foreach (IReadOnlyList<Instrument> instruments in plan)
        {
            AddLane(instruments);
        }

        return new RunningLanes(_lanes, _threads, _symbols, BuildMetrics());
    }

    private void AddLane(IReadOnlyList<Instrument> ofLane)
    {
        int index = _lanes.Count;
        int rank = _symbols.Count;
        FollowedSymbol[] followed = [.. ofLane.Select(i => new FollowedSymbol(i, index))];
        FeedSymbol[] symbols = [.. ofLane.Select((instrument, place) => new FeedSymbol(instrument.Symbol, rank + place))];
        MessageDelay delay = new(share.Clock);
        TradeSightings sightings = new([.. ofLane.Select(i => _watched.Contains(i.Symbol))]);
        Lane lane = new(options, followed, [.. followed.Select(_ => options.Feed.BookDepth)], new LaneLinks
        {
            Feed = new FeedSession(_requests, options.Feed, share, index, symbols, TopicKind.Book, TopicKind.Trades, TopicKind.Ticker),
            Delay = delay,
            Instruments = instruments,
            Sightings = sightings,
        });
        _sightings.Add(sightings);
        _lanes.Add(lane);
        _symbols.AddRange(followed);
        _threads.Add(Thread(lane, index, ConnectionRole.Main, delay));
    }

    // Symbols that are not followed have no known steps and can't be read.
    private FeedThread? BuildMetrics()
    {
        FollowedSymbol[] watched = [.. _symbols.Where(s => _watched.Contains(s.Instrument.Symbol))];
        if (watched.Length == 0)
        {
            return null;
        }

        // Last in every queue: it must never keep the main feed waiting.
        FeedSymbol[] symbols = [.. watched.Select(s => new FeedSymbol(s.Instrument.Symbol, int.MaxValue))];
        MessageDelay delay = new(share.Clock);
        FeedSession session = new(_requests, options.Feed, share, _lanes.Count, symbols, TopicKind.Trades, TopicKind.Ticker);
        return Thread(new MetricsFeed(watched, session, delay, _sightings), _lanes.Count, ConnectionRole.Metrics, delay);
    }

    private FeedThread Thread(IFeed feed, int index, ConnectionRole role, MessageDelay delay)
    {
        FeedEndpoint endpoint = new()
        {
            Venue = Venue,
            Index = index,
            Role = role,
            Address = webSocketUrl,
            Ping = _requests.Ping(),
            Limits = new ConnectionLimits(
                TimeSpan.FromSeconds(options.Feed.ConnectTimeoutSeconds),
                TimeSpan.FromSeconds(options.Feed.SendTimeoutSeconds),
                TimeSpan.FromMilliseconds(options.Feed.CloseTimeoutMilliseconds),
                TimeSpan.FromSeconds(options.Feed.HeartbeatSeconds),
                options.Feed.Compression),
        };
        return new FeedThread(feed, endpoint, options.Feed, share.Budget, time, log, onBug) { Delay = delay };
    }

    private IEnumerable<string> TopicsOf(Instrument instrument) => Enum.GetValues<TopicKind>().Select(k => _requests.TopicOf(instrument.Symbol, k));
}

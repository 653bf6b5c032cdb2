using Microsoft.Extensions.Logging;
using Scalper.Core.Engine.Inputs;
using Scalper.Core.Evaluation;
using Scalper.Core.Feeds;
using Scalper.Core.Heatmap;
using Scalper.Core.Primitives;
using Scalper.Core.Recording.Folder;
using Scalper.Core.Wire;

namespace Scalper.Core.Engine;

/// <summary>Puts lanes of one venue together, each with its feeds and their threads, and the metrics feed beside them. Starts nothing.</summary>
internal sealed class LaneAssembly(
    EngineOptions options, LinkedVenue venue, PageBudget pages, SymbolPasts? past, JournalRecorder? recorder, IGridSink? grid, TimeProvider time, ILogger log, Action<Exception> onBug)
{
    private readonly IVenueRequests _requests = venue.Link.Venue.NewRequests(options.Feed.BookDepth);
    private readonly HashSet<string> _watched = new(options.Feed.MetricsSymbols, StringComparer.Ordinal);

    /// <summary>Whose lanes it builds.</summary>
    public string Venue => venue.Name;

    /// <param name="index">Its index among the lanes.</param>
    /// <param name="firstConnection">Index of its first connection among all.</param>
    /// <param name="symbols">Its symbols in the order of their places.</param>
    public LaneThreads BuildLane(int index, int firstConnection, IReadOnlyList<RankedSymbol> symbols)
    {
        FeedSymbol[] feedSymbols = [.. symbols.Select(s => new FeedSymbol(s.Symbol.Instrument.Symbol, s.Rank))];
        LaneFeed[] feeds = [.. _requests.Routes.Select((route, i) => new LaneFeed(
            new FeedSession(_requests, options.Feed, venue.Share, firstConnection + i, feedSymbols, route.Kinds), new MessageDelay(venue.Share.Clock)))];
        Lane lane = new(options, [.. symbols.Select(s => s.Symbol)], [.. symbols.Select(_ => options.Feed.BookDepth)], new LaneLinks
        {
            Venue = venue.Link.Venue,
            Feeds = feeds,
            Instruments = venue.Instruments,
            Snapshots = venue.Snapshots,
            Pages = pages,
            Past = past,
            Grid = grid,
            Sightings = new TradeSightings(_watched),
            Journal = recorder?.Scope.HasVenue(venue.Name) == true ? source => recorder.AddLane((ushort)index, source) : null,
            Filter = recorder is null ? null : RecordingFilter.Of(recorder.Scope, venue.Link.Venue),
        });
        return new LaneThreads(lane, [.. lane.Routes.Select((feed, i) => Thread(feed, firstConnection + i, index, _requests.Routes[i], ConnectionRole.Main, feeds[i].Delay!))]);
    }

    /// <summary>The metrics feed of symbols that lanes follow; null where it would have none.</summary>
    public FeedThread? BuildMetrics(IReadOnlyList<FollowedSymbol> symbols, IReadOnlyList<TradeSightings> main)
    {
        IReadOnlyList<Instrument> watched = WatchedOf(symbols);
        if (watched.Count == 0)
        {
            return null;
        }

        MessageDelay delay = new(venue.Share.Clock);
        FeedRoute route = _requests.Routes.First(r => r.Kinds.Contains(TopicKind.Trades));
        FeedSession session = new(_requests, options.Feed, venue.Share, FeedEndpoint.MetricsIndex, [], TopicKind.Trades, TopicKind.Ticker);
        MetricsFeed feed = new(session, venue.Link.Venue.NewCodec(), delay);
        feed.Watch(watched, main);
        return Thread(feed, FeedEndpoint.MetricsIndex, lane: 0, route, ConnectionRole.Metrics, delay);
    }

    /// <summary>What the metrics feed watches of the followed symbols: those that are not followed have no known steps and can't be read.</summary>
    public IReadOnlyList<Instrument> WatchedOf(IReadOnlyList<FollowedSymbol> symbols) =>
        [.. symbols.Select(s => s.Instrument).Where(i => i.Venue == Venue && _watched.Contains(i.Symbol))];

    /// <summary>The topics of a symbol.</summary>
    public IEnumerable<string> TopicsOf(Instrument instrument) => _requests.Routes.SelectMany(r => r.Kinds).Select(k => _requests.TopicOf(instrument.Name, k));

    private FeedThread Thread(IFeed feed, int index, int lane, FeedRoute route, ConnectionRole role, MessageDelay delay)
    {
        FeedEndpoint endpoint = new()
        {
            Venue = Venue,
            Index = index,
            Lane = lane,
            Route = route.Name,
            Role = role,
            Address = route.AddressBelow(venue.Link.Stream),
            Ping = _requests.Ping(),
            LongestLife = _requests.LongestConnection,
            Limits = new ConnectionLimits(
                TimeSpan.FromSeconds(options.Feed.ConnectTimeoutSeconds),
                TimeSpan.FromSeconds(options.Feed.SendTimeoutSeconds),
                TimeSpan.FromMilliseconds(options.Feed.CloseTimeoutMilliseconds),
                TimeSpan.FromSeconds(options.Feed.HeartbeatSeconds),
                options.Feed.Compression,
                options.Proxy),
        };
        return new FeedThread(feed, endpoint, options.Feed, venue.Share.Budget, time, log, onBug) { Delay = delay };
    }
}

using Microsoft.Extensions.Logging;
using Scalper.Core.Engine.Inputs;
using Scalper.Core.Evaluation;
using Scalper.Core.Feeds;
using Scalper.Core.Heatmap;
using Scalper.Core.Primitives;
using Scalper.Core.Recording.Folder;
using Scalper.Core.Venues.Bybit;
using Scalper.Core.Wire;

namespace Scalper.Core.Engine;

/// <summary>Puts lanes together, each with its feed and its thread, and the metrics feed beside them. Starts nothing.</summary>
internal sealed class LaneAssembly(
    EngineOptions options, Uri webSocketUrl, FeedShare share, IInstrumentDesk? instruments, PageBudget pages, SymbolPasts? past, JournalRecorder? recorder, IGridSink? grid, TimeProvider time, ILogger log, Action<Exception> onBug)
{
    private static readonly BybitVenue Venue = BybitVenue.Instance;

    private readonly BybitRequests _requests = new(options.Feed.BookDepth);
    private readonly HashSet<string> _watched = new(options.Feed.MetricsSymbols, StringComparer.Ordinal);

    /// <summary>Gives symbols to connections beside what those have already.</summary>
    public LanePlan Plan(IEnumerable<IReadOnlyCollection<Instrument>> lanes) =>
        new(TopicsOf, options.Feed.SymbolsPerConnection, options.Feed.ArgumentCharacters, lanes);

    /// <param name="index">Its index among the lanes.</param>
    /// <param name="symbols">Its symbols in the order of their places.</param>
    public FeedThread BuildLane(int index, IReadOnlyList<RankedSymbol> symbols)
    {
        MessageDelay delay = new(share.Clock);
        FeedSymbol[] feedSymbols = [.. symbols.Select(s => new FeedSymbol(s.Symbol.Instrument.Symbol, s.Rank))];
        Lane lane = new(options, [.. symbols.Select(s => s.Symbol)], [.. symbols.Select(_ => options.Feed.BookDepth)], new LaneLinks
        {
            Venue = Venue,
            Feed = new FeedSession(_requests, options.Feed, share, index, feedSymbols, TopicKind.Book, TopicKind.Trades, TopicKind.Ticker),
            Delay = delay,
            Instruments = instruments,
            Pages = pages,
            Past = past,
            Grid = grid,
            Sightings = new TradeSightings(_watched),
            Journal = recorder?.Scope.HasVenue(Venue.Name) == true ? source => recorder.AddLane((ushort)index, source) : null,
            Filter = recorder is null ? null : RecordingFilter.Of(recorder.Scope, Venue),
        });
        return Thread(lane, index, ConnectionRole.Main, delay);
    }

    /// <summary>The metrics feed of symbols that lanes follow; null where it would have none.</summary>
    public FeedThread? BuildMetrics(IReadOnlyList<FollowedSymbol> symbols, IReadOnlyList<TradeSightings> main)
    {
        IReadOnlyList<Instrument> watched = WatchedOf(symbols);
        if (watched.Count == 0)
        {
            return null;
        }

        MessageDelay delay = new(share.Clock);
        FeedSession session = new(_requests, options.Feed, share, FeedEndpoint.MetricsIndex, [], TopicKind.Trades, TopicKind.Ticker);
        MetricsFeed feed = new(session, delay);
        feed.Watch(watched, main);
        return Thread(feed, FeedEndpoint.MetricsIndex, ConnectionRole.Metrics, delay);
    }

    /// <summary>What the metrics feed watches of the followed symbols: those that are not followed have no known steps and can't be read.</summary>
    public IReadOnlyList<Instrument> WatchedOf(IReadOnlyList<FollowedSymbol> symbols) =>
        [.. symbols.Select(s => s.Instrument).Where(i => _watched.Contains(i.Symbol))];

    private FeedThread Thread(IFeed feed, int index, ConnectionRole role, MessageDelay delay)
    {
        FeedEndpoint endpoint = new()
        {
            Venue = Venue.Name,
            Index = index,
            Role = role,
            Address = webSocketUrl,
            Ping = _requests.Ping(),
            Limits = new ConnectionLimits(
                TimeSpan.FromSeconds(options.Feed.ConnectTimeoutSeconds),
                TimeSpan.FromSeconds(options.Feed.SendTimeoutSeconds),
                TimeSpan.FromMilliseconds(options.Feed.CloseTimeoutMilliseconds),
                TimeSpan.FromSeconds(options.Feed.HeartbeatSeconds),
                options.Feed.Compression,
                options.Proxy),
        };
        return new FeedThread(feed, endpoint, options.Feed, share.Budget, time, log, onBug) { Delay = delay };
    }

    private IEnumerable<string> TopicsOf(Instrument instrument) => Enum.GetValues<TopicKind>().Select(k => _requests.TopicOf(instrument.Symbol, k));
}

using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Scalper.Benchmarks.Command;
using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Core.Primitives;
using Scalper.Core.Universe;
using Scalper.Core.Venues.Binance;
using Scalper.Core.Venues.Bybit;

namespace Scalper.Benchmarks.Measure;

/// <summary>The contracts that are measured and how the engine spreads them over connections: the same for the engine and for the limits.</summary>
internal sealed record Followed(FollowedUniverse Universe, FeedOptions Feed)
{
    /// <summary>The symbols of each connection.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Connections
    {
        get
        {
            BybitRequests requests = new(Feed.BookDepth);
            LanePlan plan = new(i => TopicsOf(requests, i.Symbol), Feed.SymbolsPerConnection, Feed.ArgumentCharacters, []);
            return [.. Universe.Instruments.GroupBy(plan.Give).Select(lane => lane.Select(i => i.Symbol).ToArray())];
        }
    }

    /// <summary>The first trading contracts of the server's ticker list.</summary>
    /// <exception cref="BenchmarkException">It has fewer.</exception>
    public static async Task<Followed> ReadAsync(HttpClient http, RunOptions options, CancellationToken cancellation)
    {
        ContractList listed;
        string[] tickers;
        try
        {
            listed = await new VenueRests([.. Links(http, options).Select(l => (l.Venue.Name, l.Rest!))]).ListContractsAsync(cancellation);
            tickers = await ReadTickersAsync(http, options.Rest, cancellation);
        }
        catch (Exception fault) when (fault is VenueRequestException or HttpRequestException)
        {
            throw new BenchmarkException($"{options.Rest}: expected a server that speaks Bybit's protocol:", fault);
        }

        HashSet<string> trading = [.. listed.Contracts.Where(c => c.IsTrading).Select(c => c.Symbol)];
        string[] symbols = [.. options.Venues.SelectMany(v => tickers.Select(t => Instrument.SymbolOf(v, t)).Where(trading.Contains).Take(options.Symbols))];
        if (symbols.Length < options.Symbols * options.Venues.Count)
        {
            throw new BenchmarkException($"{options.Rest}: expected {options.Symbols} contracts that trade of each venue, got {symbols.Length} in all");
        }

        FollowedUniverse universe = UniverseRule.Choose(listed.Contracts, new UniverseOptions { Symbols = symbols, MaxSymbols = symbols.Length });
        return new Followed(universe, FeedOf(options));
    }

    /// <summary>The venues that are measured, at the server.</summary>
    public static IReadOnlyList<VenueLink> Links(HttpClient http, RunOptions options) => [.. options.Venues.Select(v => v == Instrument.UsualVenue
        ? new VenueLink(BybitVenue.Instance, options.Stream, new BybitRest(http, options.Rest))
        : new VenueLink(BinanceVenue.Instance, options.BinanceStream, new BinanceRest(http, options.Rest)))];

    public static IEnumerable<string> TopicsOf(BybitRequests requests, string symbol) => requests.Routes.SelectMany(r => r.Kinds).Select(k => requests.TopicOf(symbol, k));

    private static FeedOptions FeedOf(RunOptions options) =>
        new()
    {
        SymbolsPerConnection = options.Lanes is { } lanes ? (options.Symbols + lanes - 1) / lanes : new FeedOptions().SymbolsPerConnection,

        // The server takes 120 a minute: what is measured begins sooner so.
        SnapshotsPerMinute = 118,
    };

    private static async Task<string[]> ReadTickersAsync(HttpClient http, Uri rest, CancellationToken cancellation)
    {
        JsonNode? answer = await http.GetFromJsonAsync<JsonNode>(new Uri(rest, "/v5/market/tickers?category=linear"), cancellation);
        return [.. answer!["result"]!["list"]!.AsArray().Select(t => (string)t!["symbol"]!)];
    }
}

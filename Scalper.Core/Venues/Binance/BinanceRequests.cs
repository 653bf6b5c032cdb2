using System.Text.Json;
using Scalper.Core.Feeds;

namespace Scalper.Core.Venues.Binance;

/// <summary>
/// Requests on the market streams of Binance USD-M futures (websocket documentation, connect, live subscribing, and the routes <c>/public</c> and <c>/market</c>,
/// checked 2026-11-23). A stream of the other route, or of a symbol that there is not, is acknowledged and stays silent. The venue asks for signs of life itself.
/// </summary>
public sealed class BinanceRequests : IVenueRequests
{
    public IReadOnlyList<FeedRoute> Routes { get; } =
    [
        new FeedRoute("public", "/public/ws", [TopicKind.Book, TopicKind.Touch]),
        new FeedRoute("market", "/market/ws", [TopicKind.Trades, TopicKind.Ticker, TopicKind.Day]),
    ];

    public string TopicOf(string symbol, TopicKind kind)
    {
        string name = ToLower(symbol);
        return kind switch
        {
            TopicKind.Book => $"{name}@depth@100ms",
            TopicKind.Trades => $"{name}@aggTrade",
            TopicKind.Ticker => $"{name}@markPrice@1s",
            TopicKind.Touch => $"{name}@bookTicker",
            TopicKind.Day => $"{name}@ticker",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such topic"),
        };
    }

    public byte[] Subscribe(string requestId, IEnumerable<string> topics) => Request(requestId, "SUBSCRIBE", topics);

    public byte[] Unsubscribe(string requestId, IEnumerable<string> topics) => Request(requestId, "UNSUBSCRIBE", topics);

    public byte[]? Ping() => null;

    /// <summary>A day (websocket documentation, connect, checked 2026-11-23).</summary>
    public TimeSpan? LongestConnection { get; } = TimeSpan.FromHours(24);

    /// <summary>10, pings and pongs included; who sends more is cut off (websocket documentation, connect, checked 2026-11-23).</summary>
    public int? MessagesPerSecond => 10;

    /// <summary>The venue's refusals name no stream: a request is malformed as a whole, or not at all.</summary>
    public SubscriptionRefusal Explain(string message) => new(null, AlreadySubscribed: false);

#pragma warning disable CA1308 // The venue's streams have symbols in lower case.
    private static string ToLower(string symbol) => symbol.ToLowerInvariant();
#pragma warning restore CA1308

    // Whole numbers alone are taken for ids.
    private static byte[] Request(string requestId, string method, IEnumerable<string> topics) =>
        JsonSerializer.SerializeToUtf8Bytes(new { method, @params = topics, id = ulong.Parse(requestId, System.Globalization.CultureInfo.InvariantCulture) });
}

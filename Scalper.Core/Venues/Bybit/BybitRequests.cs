using System.Globalization;
using System.Text.Json;
using Scalper.Core.Feeds;

namespace Scalper.Core.Venues.Bybit;

/// <summary>
/// Requests on Bybit's v5 public linear stream (Bybit v5 websocket documentation, connect, checked 2026-11-21). One bad topic
/// refuses a whole request, and the refusal names the first offender after <c>topic:</c>.
/// </summary>
public sealed class BybitRequests(int bookDepth) : IVenueRequests
{
    private const string TopicMark = "topic:";

    private readonly byte[] _ping = JsonSerializer.SerializeToUtf8Bytes(new { op = "ping" });

    public IReadOnlyList<FeedRoute> Routes { get; } = [new FeedRoute("", "", [TopicKind.Book, TopicKind.Trades, TopicKind.Ticker])];

    public string TopicOf(string symbol, TopicKind kind) => kind switch
    {
        TopicKind.Book => string.Create(CultureInfo.InvariantCulture, $"orderbook.{bookDepth}.{symbol}"),
        TopicKind.Trades => $"publicTrade.{symbol}",
        TopicKind.Ticker => $"tickers.{symbol}",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such topic"),
    };

    public byte[] Subscribe(string requestId, IEnumerable<string> topics) => Request(requestId, "subscribe", topics);

    public byte[] Unsubscribe(string requestId, IEnumerable<string> topics) => Request(requestId, "unsubscribe", topics);

    public byte[]? Ping() => _ping;

    public TimeSpan? LongestConnection => null;

    public int? MessagesPerSecond => null;

    public SubscriptionRefusal Explain(string message)
    {
        int mark = message.IndexOf(TopicMark, StringComparison.Ordinal);
        string? topic = mark >= 0 ? message[(mark + TopicMark.Length)..].Trim() : Bracketed(message);
        return new SubscriptionRefusal(topic, message.Contains("already subscribed", StringComparison.Ordinal));
    }

    // "Invalid symbol :[orderbook.50.NOSUCHSYM]"
    private static string? Bracketed(string message)
    {
        int open = message.IndexOf('[', StringComparison.Ordinal), close = message.LastIndexOf(']');
        return open >= 0 && close > open ? message[(open + 1)..close] : null;
    }

    private static byte[] Request(string requestId, string operation, IEnumerable<string> topics) =>
        JsonSerializer.SerializeToUtf8Bytes(new { req_id = requestId, op = operation, args = topics });
}

using System.Buffers.Text;
using System.Text.Json;

namespace Scalper.Core.Venues.Bybit;

/// <summary>
/// A topic's text taken apart: <c>orderbook.50.BTCUSDT</c>, <c>publicTrade.BTCUSDT</c>, <c>tickers.BTCUSDT</c>
/// (Bybit v5 websocket documentation, public topics, checked 2026-11-21).
/// </summary>
internal readonly ref struct BybitTopic
{
    private BybitTopic(BybitTopicKind kind, int depth, ReadOnlySpan<byte> symbol)
    {
        Kind = kind;
        Depth = depth;
        Symbol = symbol;
    }

    public BybitTopicKind Kind { get; }

    /// <summary>Levels per side; 0 for topics other than the order book.</summary>
    public int Depth { get; }

    public ReadOnlySpan<byte> Symbol { get; }

    /// <summary>The topic that a frame is of, without reading the rest; none where it names none before it can't be read any more.</summary>
    public static BybitTopic Of(ReadOnlySpan<byte> frame)
    {
        FrameCursor cursor = new(frame);
        return cursor.Take("{\"topic\":"u8) && cursor.TakeText(out ReadOnlySpan<byte> text) ? Parse(text) : Search(frame);
    }

    public static BybitTopic Parse(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith("orderbook."u8))
        {
            ReadOnlySpan<byte> rest = text["orderbook.".Length..];
            return Utf8Parser.TryParse(rest, out int depth, out int length) && depth > 0 && length + 1 < rest.Length && rest[length] == '.'
                ? new BybitTopic(BybitTopicKind.OrderBook, depth, rest[(length + 1)..])
                : default;
        }

        if (text.StartsWith("publicTrade."u8))
        {
            return new BybitTopic(BybitTopicKind.Trades, 0, text["publicTrade.".Length..]);
        }

        return text.StartsWith("tickers."u8) ? new BybitTopic(BybitTopicKind.Ticker, 0, text["tickers.".Length..]) : default;
    }

    // The venue promises no order of the fields.
    private static BybitTopic Search(ReadOnlySpan<byte> frame)
    {
        try
        {
            Utf8JsonReader reader = new(frame);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return default;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isTopic = reader.ValueTextEquals("topic"u8);
                reader.Read();
                if (isTopic)
                {
                    return reader is { TokenType: JsonTokenType.String, ValueIsEscaped: false } ? Parse(reader.ValueSpan) : default;
                }

                reader.Skip();
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // Not readable up to a topic: it names none.
        }

        return default;
    }
}

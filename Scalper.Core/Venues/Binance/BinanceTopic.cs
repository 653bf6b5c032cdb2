using System.Text.Json;

namespace Scalper.Core.Venues.Binance;

/// <summary>
/// Whose a frame is, and of what: by <c>e</c> and <c>s</c> of its data, or else by the name of its stream, <c>btcusdt@depth@100ms</c> (Binance USD-M futures websocket
/// documentation, market streams, checked 2026-11-23); of a snapshot, by the name that we put around it: a bare one names none.
/// </summary>
internal readonly ref struct BinanceTopic(BinanceEvent kind, ReadOnlySpan<byte> symbol)
{
    public BinanceEvent Kind { get; } = kind;

    /// <summary>In the letters of its place: upper case in data, lower case in the name of a stream; empty where there is none.</summary>
    public ReadOnlySpan<byte> Symbol { get; } = symbol;

    /// <summary>The topic of a frame, as far as it can be read; none where it names none up to there.</summary>
    public static BinanceTopic Of(ReadOnlySpan<byte> frame)
    {
        BinanceEnvelope envelope = new();
        if (envelope.TryScan(frame) && BinanceFields.TryFind(new FrameCursor(envelope.Data), out BinanceEvent kind, out ReadOnlySpan<byte> symbol))
        {
            return new BinanceTopic(IsOf(envelope.Stream, kind) ? kind : BinanceEvent.Unknown, symbol);
        }

        return Search(frame);
    }

    /// <summary>What an event is, by the word of its data.</summary>
    public static BinanceEvent Parse(ReadOnlySpan<byte> word) =>
        word.SequenceEqual("depthUpdate"u8) ? BinanceEvent.Depth
        : word.SequenceEqual("bookTicker"u8) ? BinanceEvent.BookTicker
        : word.SequenceEqual("trade"u8) ? BinanceEvent.Trade
        : word.SequenceEqual("aggTrade"u8) ? BinanceEvent.AggregateTrade
        : word.SequenceEqual("markPriceUpdate"u8) ? BinanceEvent.MarkPrice
        : word.SequenceEqual("24hrTicker"u8) ? BinanceEvent.DayTicker
        : BinanceEvent.Unknown;

    /// <summary>Whether an event of a stream is what it says: whole books of few levels come in the words of changes.</summary>
    public static bool IsOf(ReadOnlySpan<byte> stream, BinanceEvent kind) => kind != BinanceEvent.Depth || stream.IsEmpty || OfStream(stream).Kind == BinanceEvent.Depth;

    private static BinanceTopic OfStream(ReadOnlySpan<byte> stream)
    {
        int at = stream.IndexOf((byte)'@');
        if (at <= 0)
        {
            return default;
        }

        ReadOnlySpan<byte> name = stream[(at + 1)..];
        int end = name.IndexOf((byte)'@');
        name = end < 0 ? name : name[..end];
        BinanceEvent kind = name.SequenceEqual("depth"u8) ? BinanceEvent.Depth
            : name.SequenceEqual("markPrice"u8) ? BinanceEvent.MarkPrice
            : name.SequenceEqual("ticker"u8) ? BinanceEvent.DayTicker
            : Parse(name);
        return new BinanceTopic(kind, stream[..at]);
    }

    // The first of each name, wherever it stands: the frame may be cut short anywhere.
    private static BinanceTopic Search(ReadOnlySpan<byte> frame)
    {
        ReadOnlySpan<byte> stream = default, symbol = default, word = default;
        bool isSnapshot = false;
        try
        {
            Utf8JsonReader reader = new(frame);
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName)
                {
                    continue;
                }

                bool isStream = reader.ValueTextEquals("stream"u8), isSymbol = reader.ValueTextEquals("s"u8), isWord = reader.ValueTextEquals("e"u8);
                bool isNamed = reader.ValueTextEquals("snapshot"u8);
                isSnapshot |= isNamed || reader.ValueTextEquals("lastUpdateId"u8);
                reader.Read();
                if (reader is { TokenType: JsonTokenType.String, ValueIsEscaped: false })
                {
                    int start = (int)reader.TokenStartIndex + 1;
                    ReadOnlySpan<byte> text = frame.Slice(start, reader.ValueSpan.Length);
                    stream = isStream && stream.IsEmpty ? text : stream;
                    symbol = (isSymbol || isNamed) && symbol.IsEmpty ? text : symbol;
                    word = isWord && word.IsEmpty ? text : word;
                }
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // It ends here: what it named so far has to do.
        }

        BinanceTopic named = OfStream(stream);
        BinanceEvent kind = isSnapshot ? BinanceEvent.Snapshot : word.IsEmpty ? named.Kind : Parse(word);
        return new BinanceTopic(IsOf(stream, kind) ? kind : BinanceEvent.Unknown, symbol.IsEmpty ? named.Symbol : symbol);
    }
}

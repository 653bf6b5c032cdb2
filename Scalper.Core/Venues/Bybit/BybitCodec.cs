using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Scalper.Core.Events;
using Scalper.Core.Primitives;
using Scalper.Core.State;

namespace Scalper.Core.Venues.Bybit;

/// <summary>
/// Reads Bybit v5 public linear frames. The order of a frame's fields is not fixed, so nothing is assumed about it, though the usual
/// order (topic before data) is read in one pass. Holds scratch space that is used again for each frame: one codec per lane, one
/// thread. Allocates nothing once the scratch has its size.
/// </summary>
[NotState]
public sealed class BybitCodec : IVenueCodec
{
    private readonly BybitBookReader _book = new();
    private readonly BybitTradeReader _trades = new();
    private TickerEvent _ticker;
    private BybitTopicKind _kind;
    private int _depth;
    private int _index;

    /// <inheritdoc/>
    public long GatewayTimeMs { get; private set; }

    /// <summary>Reads one whole frame and hands what it holds to the handler.</summary>
    public DecodeResult Decode<THandler>(ReadOnlySpan<byte> frame, THandler handler)
        where THandler : IFrameHandler
    {
        _kind = BybitTopicKind.Unknown;
        BybitEnvelope envelope = new(frame);
        if (!TryScanFrame(frame, ref envelope, handler))
        {
            return DecodeGenerally(frame, handler);
        }

        Scanned++;
        GatewayTimeMs = envelope.GatewayTimeMs;
        return Emit(envelope, handler);
    }

    DecodeResult IVenueCodec.Decode(ReadOnlySpan<byte> frame, IFrameHandler handler) => Decode(frame, handler);

    /// <summary>Frames that stood as the venue usually writes them.</summary>
    internal long Scanned { get; private set; }

    /// <summary>The same by a general reader of JSON alone: for whatever is written in another way, and the referee of the rest.</summary>
    internal DecodeResult DecodeGenerally<THandler>(ReadOnlySpan<byte> frame, THandler handler)
        where THandler : IFrameHandler
    {
        _kind = BybitTopicKind.Unknown;
        BybitEnvelope envelope = new(frame);
        DecodeResult result = TryReadFrame(frame, ref envelope, handler);
        GatewayTimeMs = result == DecodeResult.Handled ? envelope.GatewayTimeMs : 0;
        if (result == DecodeResult.Handled)
        {
            result = envelope.HasOperation ? HandleReply(envelope, handler) : Emit(envelope, handler);
        }

        // What is wrong may stand before the data: then the topic alone says whose frame it is.
        if (result > DecodeResult.Ignored && (_kind != BybitTopicKind.Unknown || TryFind(BybitTopic.Parse(envelope.Topic), handler, out _)))
        {
            TellUnreadable(handler);
        }

        if (result == DecodeResult.OffGrid)
        {
            handler.OnOffGrid(_index);
        }

        return result;
    }

    /// <summary>
    /// Reads a frame of data as the venue usually writes it, at a third of the general reader's cost; false where it wrote anything else, and nothing is
    /// known then.
    /// </summary>
    private bool TryScanFrame<THandler>(ReadOnlySpan<byte> frame, scoped ref BybitEnvelope envelope, THandler handler)
        where THandler : IFrameHandler
    {
        FrameCursor cursor = new(frame);
        if (!cursor.Take("{\"topic\":"u8) || !cursor.TakeText(out ReadOnlySpan<byte> text))
        {
            return false;
        }

        BybitTopic topic = BybitTopic.Parse(text);
        if (!TryFind(topic, handler, out Instrument? instrument))
        {
            return false;
        }

        bool hasData = false;
        bool isMore = cursor.Take((byte)',');
        while (isMore)
        {
            if (!cursor.TakeName(out ReadOnlySpan<byte> name))
            {
                return false;
            }

            bool isData = name.SequenceEqual("data"u8);
            bool isTaken = isData ? !hasData && TryScanData(ref cursor, topic, instrument) : envelope.TryScanField(ref cursor, name);
            if (!isTaken || !cursor.TakeNext((byte)'}', out isMore))
            {
                return false;
            }

            hasData |= isData;
        }

        return hasData && cursor.IsAtEnd && (topic.Kind != BybitTopicKind.OrderBook || envelope.Type != BybitFrameType.None);
    }

    private bool TryScanData(ref FrameCursor cursor, scoped in BybitTopic topic, Instrument instrument) => topic.Kind switch
    {
        BybitTopicKind.OrderBook => _book.TryScan(ref cursor, topic.Symbol, instrument),
        BybitTopicKind.Trades => _trades.TryScan(ref cursor, topic.Symbol, instrument),
        _ => BybitTickerScanner.TryScan(ref cursor, topic.Symbol, instrument, out _ticker),
    };

    private DecodeResult TryReadFrame<THandler>(ReadOnlySpan<byte> frame, scoped ref BybitEnvelope envelope, THandler handler)
        where THandler : IFrameHandler
    {
        try
        {
            return ReadFrame(frame, ref envelope, handler);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The reader says malformed only by throwing (invalid operation: half of an escaped surrogate pair); such frames are rare
            // and end here, as a value.
            return DecodeResult.NotJson;
        }
    }

    private DecodeResult ReadFrame<THandler>(ReadOnlySpan<byte> frame, scoped ref BybitEnvelope envelope, THandler handler)
        where THandler : IFrameHandler
    {
        Utf8JsonReader reader = new(frame);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return DecodeResult.NotJson;
        }

        ReadOnlySpan<byte> unread = default;
        DecodeResult? data = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!reader.ValueTextEquals("data"u8))
            {
                if (!envelope.TryReadField(ref reader))
                {
                    return DecodeResult.WrongShape;
                }

                continue;
            }

            reader.Read();
            if (envelope.Topic.IsEmpty)
            {
                int start = (int)reader.TokenStartIndex;
                reader.Skip();
                unread = frame[start..(int)reader.BytesConsumed];
            }
            else
            {
                data = ReadData(ref reader, envelope.Topic, handler);
                if (data != DecodeResult.Handled)
                {
                    return data.Value;
                }
            }
        }

        // Reading on finds what may stand behind the object.
        while (reader.Read())
        {
        }

        return envelope.HasOperation ? DecodeResult.Handled : data ?? ReadLate(unread, envelope.Topic, handler);
    }

    private DecodeResult ReadLate<THandler>(ReadOnlySpan<byte> data, ReadOnlySpan<byte> topic, THandler handler)
        where THandler : IFrameHandler
    {
        if (topic.IsEmpty || data.IsEmpty)
        {
            return DecodeResult.WrongShape;
        }

        Utf8JsonReader reader = new(data);
        reader.Read();
        return ReadData(ref reader, topic, handler);
    }

    private DecodeResult ReadData<THandler>(ref Utf8JsonReader reader, ReadOnlySpan<byte> topicText, THandler handler)
        where THandler : IFrameHandler
    {
        BybitTopic topic = BybitTopic.Parse(topicText);
        if (!TryFind(topic, handler, out Instrument? instrument))
        {
            return DecodeResult.Ignored;
        }

        return topic.Kind switch
        {
            BybitTopicKind.OrderBook => _book.Read(ref reader, topic.Symbol, instrument),
            BybitTopicKind.Trades => _trades.Read(ref reader, topic.Symbol, instrument),
            _ => BybitTickerReader.Read(ref reader, topic.Symbol, instrument, out _ticker),
        };
    }

    /// <summary>Whose frame it is; false where nobody follows it.</summary>
    private bool TryFind<THandler>(scoped in BybitTopic topic, THandler handler, [NotNullWhen(true)] out Instrument? instrument)
        where THandler : IFrameHandler
    {
        instrument = null;
        if (topic.Kind == BybitTopicKind.Unknown || !handler.TryFind(topic.Symbol, out _index, out instrument))
        {
            return false;
        }

        _kind = topic.Kind;
        _depth = topic.Depth;
        return true;
    }

    private void TellUnreadable<THandler>(THandler handler)
        where THandler : IFrameHandler
    {
        if (_kind == BybitTopicKind.OrderBook)
        {
            handler.OnUnreadableBook(_index, _depth);
        }
        else
        {
            handler.OnUnreadable(_index);
        }
    }

    private DecodeResult Emit<THandler>(scoped in BybitEnvelope envelope, THandler handler)
        where THandler : IFrameHandler
    {
        switch (_kind)
        {
            case BybitTopicKind.OrderBook when envelope.Type == BybitFrameType.None:
                return DecodeResult.WrongShape;
            case BybitTopicKind.OrderBook:
                handler.OnBook(_index, _book.ToEvent(envelope, _depth));
                return DecodeResult.Handled;
            case BybitTopicKind.Trades:
                handler.OnTrades(_index, _trades.Trades);
                return DecodeResult.Handled;
            default:
                _ticker.IsSnapshot = envelope.Type == BybitFrameType.Snapshot;
                _ticker.CrossSequence = envelope.CrossSequence;
                handler.OnTicker(_index, _ticker);
                return DecodeResult.Handled;
        }
    }

    private static DecodeResult HandleReply<THandler>(scoped in BybitEnvelope envelope, THandler handler)
        where THandler : IFrameHandler
    {
        handler.OnReply(new ControlReply
        {
            Kind = envelope.ReplyKind,
            Success = envelope.Success,
            RequestId = envelope.RequestId,
            Message = envelope.Message,
        });
        return DecodeResult.Handled;
    }
}

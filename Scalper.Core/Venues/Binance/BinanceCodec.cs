using System.Diagnostics.CodeAnalysis;
using Scalper.Core.Events;
using Scalper.Core.Primitives;
using Scalper.Core.State;

namespace Scalper.Core.Venues.Binance;

/// <summary>
/// Reads frames of Binance USD-M futures: of combined and of single streams, snapshots of the venue's REST, and answers. What stands as the venue usually writes it is
/// read in one pass; anything else is written anew as plain JSON first, and then read the same way. One codec per lane, one thread.
/// </summary>
[NotState]
public sealed class BinanceCodec : IVenueCodec
{
    private const int MostSymbolBytes = 64;

    private readonly BinanceBookReader _book = new();
    private readonly BinanceTradeReader _trade = new();
    private readonly BinanceTickerReader _ticker = new();
    private readonly BinanceReply _reply = new();
    private readonly PlainJson _plain = new();
    private readonly byte[] _symbol = new byte[MostSymbolBytes];
    private BinanceEvent _kind;
    private int _index;

    /// <inheritdoc/>
    public long GatewayTimeMs { get; private set; }

    /// <summary>Frames that stood as the venue usually writes them.</summary>
    internal long Scanned { get; private set; }

    /// <inheritdoc/>
    public DecodeResult Decode(ReadOnlySpan<byte> frame, IFrameHandler handler)
    {
        BinanceEnvelope envelope = new();
        if (envelope.TryScan(frame) && ReadData(envelope, new FrameCursor(envelope.Data), handler) == DecodeResult.Handled)
        {
            Scanned++;
            return Emit(handler);
        }

        return DecodeGenerally(frame, handler);
    }

    /// <summary>The same without the short way: for whatever is written otherwise, and the referee of the rest.</summary>
    internal DecodeResult DecodeGenerally(ReadOnlySpan<byte> frame, IFrameHandler handler)
    {
        _kind = BinanceEvent.Unknown;
        GatewayTimeMs = 0;
        DecodeResult result = !_plain.TryWrite(frame) ? DecodeResult.NotJson : ReadPlain(_plain.Written, frame, handler);
        if (result == DecodeResult.Handled)
        {
            return _kind == BinanceEvent.Unknown ? result : Emit(handler);
        }

        if (result > DecodeResult.Ignored && (_kind != BinanceEvent.Unknown || TryFind(BinanceTopic.Of(frame), handler)))
        {
            Tell(result, handler);
        }

        return result;
    }

    private DecodeResult ReadPlain(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> frame, IFrameHandler handler)
    {
        BinanceEnvelope envelope = new();
        if (!envelope.TryRead(plain))
        {
            return DecodeResult.WrongShape;
        }

        if (!envelope.Data.IsEmpty)
        {
            return ReadData(envelope, new FrameCursor(envelope.Data, isProven: true), handler);
        }

        if (!_reply.TryRead(frame))
        {
            return DecodeResult.WrongShape;
        }

        handler.OnReply(_reply.ToReply());
        return DecodeResult.Handled;
    }

    private DecodeResult ReadData(scoped in BinanceEnvelope envelope, scoped FrameCursor data, IFrameHandler handler)
    {
        if (!BinanceFields.TryFind(data, out BinanceEvent kind, out ReadOnlySpan<byte> symbol))
        {
            return DecodeResult.WrongShape;
        }

        kind = envelope.IsSnapshot ? BinanceEvent.Snapshot : kind;
        symbol = envelope.Snapshot.IsEmpty ? symbol : envelope.Snapshot;
        if (kind == BinanceEvent.Unknown || !BinanceTopic.IsOf(envelope.Stream, kind))
        {
            return IsNameless(envelope, kind, symbol) ? DecodeResult.WrongShape : DecodeResult.Ignored;
        }

        if (symbol.IsEmpty && kind != BinanceEvent.Snapshot)
        {
            return DecodeResult.WrongShape;
        }

        if (!TryFind(kind, symbol, handler, out Instrument? instrument))
        {
            return DecodeResult.Ignored;
        }

        DecodeResult result = kind switch
        {
            BinanceEvent.Depth or BinanceEvent.Snapshot => _book.Read(data, instrument, kind == BinanceEvent.Snapshot),
            BinanceEvent.Trade or BinanceEvent.AggregateTrade => _trade.Read(data, instrument, kind == BinanceEvent.AggregateTrade),
            _ => _ticker.Read(data, kind, instrument),
        };
        return result;
    }

    // Data that does not even say what it is.
    private static bool IsNameless(scoped in BinanceEnvelope envelope, BinanceEvent kind, ReadOnlySpan<byte> symbol) =>
        kind == BinanceEvent.Unknown && envelope.Stream.IsEmpty && symbol.IsEmpty;

    private bool TryFind(BinanceEvent kind, ReadOnlySpan<byte> symbol, IFrameHandler handler, [NotNullWhen(true)] out Instrument? instrument)
    {
        bool isFound = symbol.IsEmpty ? handler.TryFindOnly(out _index, out instrument) : handler.TryFind(symbol, out _index, out instrument);
        _kind = isFound ? kind : BinanceEvent.Unknown;
        return isFound;
    }

    // The name of a stream has the symbol in lower case.
    private bool TryFind(scoped in BinanceTopic topic, IFrameHandler handler)
    {
        if (topic.Kind == BinanceEvent.Unknown || topic.Symbol.Length is 0 or > MostSymbolBytes)
        {
            return false;
        }

        for (int i = 0; i < topic.Symbol.Length; i++)
        {
            byte letter = topic.Symbol[i];
            _symbol[i] = (byte)(letter is >= (byte)'a' and <= (byte)'z' ? letter - 32 : letter);
        }

        return TryFind(topic.Kind, _symbol.AsSpan(0, topic.Symbol.Length), handler, out _);
    }

    private void Tell(DecodeResult result, IFrameHandler handler)
    {
        // A snapshot that can't be read takes nothing from the book.
        if (_kind == BinanceEvent.Depth)
        {
            handler.OnUnreadableBook(_index, depth: 0);
        }
        else
        {
            handler.OnUnreadable(_index);
        }

        if (result == DecodeResult.OffGrid)
        {
            handler.OnOffGrid(_index);
        }
    }

    private DecodeResult Emit(IFrameHandler handler)
    {
        switch (_kind)
        {
            case BinanceEvent.Depth or BinanceEvent.Snapshot:
                GatewayTimeMs = _book.GatewayTimeMs;
                handler.OnBook(_index, _book.ToEvent());
                break;
            case BinanceEvent.Trade or BinanceEvent.AggregateTrade:
                GatewayTimeMs = _trade.GatewayTimeMs;
                handler.OnTrades(_index, _trade.Trades);
                break;
            default:
                GatewayTimeMs = _ticker.GatewayTimeMs;
                handler.OnTicker(_index, _ticker.Ticker);
                break;
        }

        return DecodeResult.Handled;
    }
}

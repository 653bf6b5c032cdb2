using Scalper.Core.Events;
using Scalper.Core.Primitives;

namespace Scalper.Core.Venues.Binance;

/// <summary>
/// Reads changes of a book, and snapshots (Binance USD-M futures documentation, diff. book depth streams and order book, checked 2026-11-23), into its own scratch
/// space. Quantities are absolute, 0 removes. The time of the matching engine is what trades are compared by: they have no update id.
/// </summary>
internal sealed class BinanceBookReader
{
    // A snapshot has 1,000 levels; changes of each and of as many more are no real ones.
    private const int MaxLevels = 4_096;
    private const int Snapshot = Last | Bids | Asks;
    private const int Update = First | Last | Previous | Bids | Asks;
    private const int First = 1, Last = 2, Previous = 4, Bids = 8, Asks = 16, Engine = 32, Gateway = 64;

    private BookLevel[] _bids = new BookLevel[256];
    private BookLevel[] _asks = new BookLevel[256];
    private int _bidCount;
    private int _askCount;
    private long _first;
    private long _last;
    private long _previous;
    private long _engineMs;
    private bool _isSnapshot;

    /// <summary>When the gateway made it, Unix milliseconds; 0 where absent.</summary>
    public long GatewayTimeMs { get; private set; }

    /// <summary>Reads an object to its end.</summary>
    public DecodeResult Read(FrameCursor data, Instrument instrument, bool isSnapshot)
    {
        _isSnapshot = isSnapshot;
        _engineMs = GatewayTimeMs = 0;
        int seen = 0;
        bool isMore = data.Take((byte)'{') && !data.Take((byte)'}');
        while (isMore)
        {
            if (!data.TakeName(out ReadOnlySpan<byte> name))
            {
                return DecodeResult.WrongShape;
            }

            int field = FieldOf(name);
            if ((seen & field) != 0)
            {
                return DecodeResult.WrongShape;
            }

            seen |= field;
            DecodeResult result = ReadField(ref data, field, instrument);
            if (result != DecodeResult.Handled)
            {
                return result;
            }

            if (!data.TakeNext((byte)'}', out isMore))
            {
                return DecodeResult.WrongShape;
            }
        }

        int required = isSnapshot ? Snapshot : Update;
        return data.IsAtEnd && (seen & required) == required && (isSnapshot || _first <= _last) ? DecodeResult.Handled : DecodeResult.WrongShape;
    }

    public BookEvent ToEvent() => new()
    {
        IsSnapshot = _isSnapshot,
        Depth = 0,
        FirstUpdateId = _isSnapshot ? _last : _first,
        UpdateId = _last,
        PreviousUpdateId = _isSnapshot ? 0 : _previous,
        Sequence = _last,
        TradeSequence = _engineMs > 0 ? _engineMs : GatewayTimeMs,
        ExchangeTimeMs = _engineMs,
        Bids = _bids.AsSpan(0, _bidCount),
        Asks = _asks.AsSpan(0, _askCount),
    };

    private int FieldOf(ReadOnlySpan<byte> name) => name switch
    {
        [(byte)'E'] => Gateway,
        [(byte)'T'] => Engine,
        [(byte)'U'] => First,
        [(byte)'u'] => Last,
        [(byte)'p', (byte)'u'] => Previous,
        [(byte)'b'] => Bids,
        [(byte)'a'] => Asks,
        _ when !_isSnapshot => 0,
        [(byte)'b', (byte)'i', (byte)'d', (byte)'s'] => Bids,
        [(byte)'a', (byte)'s', (byte)'k', (byte)'s'] => Asks,
        _ => name.SequenceEqual("lastUpdateId"u8) ? Last : 0,
    };

    private DecodeResult ReadField(ref FrameCursor data, int field, Instrument instrument)
    {
        long number;
        switch (field)
        {
            case Bids:
                return ReadLevels(ref data, instrument, ref _bids, out _bidCount);
            case Asks:
                return ReadLevels(ref data, instrument, ref _asks, out _askCount);
            case First:
                return Found(data.TakeLong(out _first));
            case Last:
                return Found(data.TakeLong(out _last));
            case Previous:
                return Found(data.TakeLong(out _previous));
            case Engine:
                return Found(data.TakeLong(out _engineMs));
            case Gateway:
                bool isMade = data.TakeLong(out number);
                GatewayTimeMs = number;
                return Found(isMade);
            default:
                return Found(data.TakeOther());
        }
    }

    private static DecodeResult ReadLevels(ref FrameCursor data, Instrument instrument, ref BookLevel[] levels, out int count)
    {
        count = 0;
        if (!data.Take((byte)'['))
        {
            return DecodeResult.WrongShape;
        }

        bool isMore = !data.Take((byte)']');
        while (isMore)
        {
            if (count == MaxLevels)
            {
                return DecodeResult.TooLong;
            }

            if (count == levels.Length)
            {
                Array.Resize(ref levels, levels.Length * 2);
            }

            DecodeResult result = ReadLevel(ref data, instrument, out levels[count++]);
            if (result != DecodeResult.Handled)
            {
                return result;
            }

            if (!data.TakeNext((byte)']', out isMore))
            {
                return DecodeResult.WrongShape;
            }
        }

        return DecodeResult.Handled;
    }

    private static DecodeResult ReadLevel(ref FrameCursor data, Instrument instrument, out BookLevel level)
    {
        level = default;
        if (!data.Take((byte)'['))
        {
            return DecodeResult.WrongShape;
        }

        DecodeResult result = BinanceFields.TakeSteps(ref data, instrument.TickSize, out long price);
        if (result != DecodeResult.Handled || !data.Take((byte)','))
        {
            return result == DecodeResult.Handled ? DecodeResult.WrongShape : result;
        }

        result = BinanceFields.TakeSteps(ref data, instrument.QtyStep, out long quantity);
        if (result != DecodeResult.Handled || !data.Take((byte)']'))
        {
            return result == DecodeResult.Handled ? DecodeResult.WrongShape : result;
        }

        level = new BookLevel(price, quantity);
        return price == 0 ? DecodeResult.BadNumber : DecodeResult.Handled;
    }

    private static DecodeResult Found(bool isRead) => isRead ? DecodeResult.Handled : DecodeResult.WrongShape;
}

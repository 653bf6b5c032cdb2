using System.Text.Json;
using Scalper.Core.Events;
using Scalper.Core.Primitives;

namespace Scalper.Core.Venues.Bybit;

/// <summary>The fields of one trade while they are read.</summary>
internal struct BybitTradeFields
{
    private const int AllRequired = 0b111_1111;

    private TradeId _id;
    private long _timeMs;
    private long _sequence;
    private long _price;
    private long _quantity;
    private AggressorSide _side;
    private TickDirection _direction;
    private bool _isBlock;
    private bool _isRpi;
    private int _seen;

    public DecodeResult Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> symbol, Instrument instrument)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            DecodeResult result = ReadField(ref reader, symbol, instrument);
            if (result != DecodeResult.Handled)
            {
                return result;
            }
        }

        return _seen != AllRequired ? DecodeResult.WrongShape
            : _price == 0 || _quantity == 0 ? DecodeResult.BadNumber
            : DecodeResult.Handled;
    }

    /// <summary>Reads the same as <see cref="Read"/> and the brace before it, from what the venue usually writes; false where it wrote anything else.</summary>
    public bool TryScan(ref FrameCursor cursor, ReadOnlySpan<byte> symbol, Instrument instrument)
    {
        bool isMore = cursor.Take((byte)'{');
        while (isMore)
        {
            if (!cursor.TakeName(out ReadOnlySpan<byte> name) || !TryScanField(ref cursor, name, symbol, instrument) || !cursor.TakeNext((byte)'}', out isMore))
            {
                return false;
            }
        }

        return _seen == AllRequired && _price != 0 && _quantity != 0;
    }

    public readonly Trade ToTrade() => new()
    {
        Id = _id,
        ExchangeTimeMs = _timeMs,
        Sequence = _sequence,
        PriceTicks = _price,
        QtyLots = _quantity,
        Side = _side,
        TickDirection = _direction,
        IsBlock = _isBlock,
        IsRpi = _isRpi,
    };

    private DecodeResult ReadField(ref Utf8JsonReader reader, ReadOnlySpan<byte> symbol, Instrument instrument)
    {
        if (reader.ValueTextEquals("T"u8))
        {
            return Saw(0, BybitFields.TryReadLong(ref reader, out _timeMs));
        }

        if (reader.ValueTextEquals("seq"u8))
        {
            return Saw(1, BybitFields.TryReadLong(ref reader, out _sequence));
        }

        if (reader.ValueTextEquals("p"u8))
        {
            Saw(2, true);
            return BybitFields.ReadSteps(ref reader, instrument.TickSize, out _price);
        }

        if (reader.ValueTextEquals("v"u8))
        {
            Saw(3, true);
            return BybitFields.ReadSteps(ref reader, instrument.QtyStep, out _quantity);
        }

        if (reader.ValueTextEquals("S"u8))
        {
            return Saw(4, TryReadSide(ref reader, out _side));
        }

        if (reader.ValueTextEquals("i"u8))
        {
            return Saw(5, BybitFields.TryReadText(ref reader, out ReadOnlySpan<byte> id) && TradeId.TryRead(id, out _id));
        }

        if (reader.ValueTextEquals("s"u8))
        {
            return Saw(6, BybitFields.TryReadText(ref reader, out ReadOnlySpan<byte> name) && name.SequenceEqual(symbol));
        }

        return ReadOptional(ref reader);
    }

    private bool TryScanField(ref FrameCursor cursor, ReadOnlySpan<byte> name, ReadOnlySpan<byte> symbol, Instrument instrument)
    {
        switch (name)
        {
            case [(byte)'T']:
                _seen |= 1;
                return cursor.TakeLong(out _timeMs);
            case [(byte)'s', (byte)'e', (byte)'q']:
                _seen |= 1 << 1;
                return cursor.TakeLong(out _sequence);
            case [(byte)'p']:
                _seen |= 1 << 2;
                return cursor.TakeSteps(instrument.TickSize, out _price);
            case [(byte)'v']:
                _seen |= 1 << 3;
                return cursor.TakeSteps(instrument.QtyStep, out _quantity);
            case [(byte)'S']:
                _seen |= 1 << 4;
                _side = cursor.Take("\"Buy\""u8) ? AggressorSide.Buy : AggressorSide.Sell;
                return _side == AggressorSide.Buy || cursor.Take("\"Sell\""u8);
            case [(byte)'i']:
                _seen |= 1 << 5;
                return cursor.TakeText(out ReadOnlySpan<byte> id) && TradeId.TryRead(id, out _id);
            case [(byte)'s']:
                _seen |= 1 << 6;
                return cursor.TakeText(out ReadOnlySpan<byte> whose) && whose.SequenceEqual(symbol);
            case [(byte)'L']:
                return cursor.TakeText(out ReadOnlySpan<byte> direction) && TryTell(direction, out _direction);
            case [(byte)'B', (byte)'T']:
                return cursor.TakeFlag(out _isBlock);
            case [(byte)'R', (byte)'P', (byte)'I']:
                return cursor.TakeFlag(out _isRpi);
            default:
                return cursor.TakeAny();
        }
    }

    private static bool TryTell(ReadOnlySpan<byte> text, out TickDirection direction)
    {
        direction = text.SequenceEqual("PlusTick"u8) ? TickDirection.PlusTick
            : text.SequenceEqual("ZeroPlusTick"u8) ? TickDirection.ZeroPlusTick
            : text.SequenceEqual("MinusTick"u8) ? TickDirection.MinusTick
            : text.SequenceEqual("ZeroMinusTick"u8) ? TickDirection.ZeroMinusTick
            : TickDirection.None;
        return direction != TickDirection.None || text.IsEmpty;
    }

    private DecodeResult ReadOptional(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("L"u8))
        {
            return Found(TryReadDirection(ref reader, out _direction));
        }

        if (reader.ValueTextEquals("BT"u8))
        {
            return Found(TryReadFlag(ref reader, out _isBlock));
        }

        if (reader.ValueTextEquals("RPI"u8))
        {
            return Found(TryReadFlag(ref reader, out _isRpi));
        }

        reader.Read();
        reader.Skip();
        return DecodeResult.Handled;
    }

    private DecodeResult Saw(int field, bool read)
    {
        _seen |= 1 << field;
        return Found(read);
    }

    private static DecodeResult Found(bool read) => read ? DecodeResult.Handled : DecodeResult.WrongShape;

    private static bool TryReadFlag(ref Utf8JsonReader reader, out bool flag)
    {
        reader.Read();
        flag = reader.TokenType == JsonTokenType.True;
        return reader.TokenType is JsonTokenType.True or JsonTokenType.False;
    }

    private static bool TryReadSide(ref Utf8JsonReader reader, out AggressorSide side)
    {
        reader.Read();
        side = AggressorSide.Buy;
        if (reader.TokenType != JsonTokenType.String)
        {
            return false;
        }

        if (reader.ValueTextEquals("Sell"u8))
        {
            side = AggressorSide.Sell;
            return true;
        }

        return reader.ValueTextEquals("Buy"u8);
    }

    // Absent, empty and null all mean that the venue does not say.
    private static bool TryReadDirection(ref Utf8JsonReader reader, out TickDirection direction)
    {
        reader.Read();
        direction = TickDirection.None;
        if (reader.TokenType != JsonTokenType.String)
        {
            return reader.TokenType == JsonTokenType.Null;
        }

        direction = reader.ValueTextEquals("PlusTick"u8) ? TickDirection.PlusTick
            : reader.ValueTextEquals("ZeroPlusTick"u8) ? TickDirection.ZeroPlusTick
            : reader.ValueTextEquals("MinusTick"u8) ? TickDirection.MinusTick
            : reader.ValueTextEquals("ZeroMinusTick"u8) ? TickDirection.ZeroMinusTick
            : TickDirection.None;
        return direction != TickDirection.None || reader.ValueSpan.IsEmpty;
    }
}

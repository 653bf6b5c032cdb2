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

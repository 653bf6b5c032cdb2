using System.Text.Json;
using Scalper.Core.Events;
using Scalper.Core.Primitives;

namespace Scalper.Core.Venues.Bybit;

/// <summary>
/// Reads the data of <c>orderbook.{depth}.{symbol}</c> (Bybit v5 websocket documentation, orderbook, checked 2026-11-21) into its
/// own scratch space. A message with u = 1 is a whole book after a restart of the venue's service, whatever its type says.
/// </summary>
internal sealed class BybitBookReader
{
    // The deepest public topic has 1,000 levels; a delta that changes each of them and as many more is no real one.
    private const int MaxLevels = 4_096;

    private BookLevel[] _bids = new BookLevel[256];
    private BookLevel[] _asks = new BookLevel[256];
    private int _bidCount;
    private int _askCount;
    private long _updateId;
    private long _sequence;

    public DecodeResult Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> symbol, Instrument instrument)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return DecodeResult.WrongShape;
        }

        bool named = false, updated = false, sequenced = false, hasBids = false, hasAsks = false;
        _bidCount = _askCount = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            DecodeResult result = DecodeResult.Handled;
            if (reader.ValueTextEquals("b"u8))
            {
                result = ReadLevels(ref reader, instrument, ref _bids, out _bidCount);
                hasBids = true;
            }
            else if (reader.ValueTextEquals("a"u8))
            {
                result = ReadLevels(ref reader, instrument, ref _asks, out _askCount);
                hasAsks = true;
            }
            else if (reader.ValueTextEquals("u"u8))
            {
                updated = BybitFields.TryReadLong(ref reader, out _updateId);
            }
            else if (reader.ValueTextEquals("seq"u8))
            {
                sequenced = BybitFields.TryReadLong(ref reader, out _sequence);
            }
            else if (reader.ValueTextEquals("s"u8))
            {
                named = BybitFields.TryReadText(ref reader, out ReadOnlySpan<byte> name) && name.SequenceEqual(symbol);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }

            if (result != DecodeResult.Handled)
            {
                return result;
            }
        }

        // A snapshot without one of its sides would look like a market without orders.
        return named && updated && sequenced && hasBids && hasAsks ? DecodeResult.Handled : DecodeResult.WrongShape;
    }

    /// <summary>Reads the same as <see cref="Read"/>, from what the venue usually writes; false where it wrote anything else.</summary>
    public bool TryScan(ref FrameCursor cursor, ReadOnlySpan<byte> symbol, Instrument instrument)
    {
        bool named = false, updated = false, sequenced = false, hasBids = false, hasAsks = false;
        bool isMore = cursor.Take((byte)'{');
        while (isMore)
        {
            if (!cursor.TakeName(out ReadOnlySpan<byte> name))
            {
                return false;
            }

            bool isTaken = name switch
            {
                [(byte)'b'] => hasBids = TryScanLevels(ref cursor, instrument, ref _bids, out _bidCount),
                [(byte)'a'] => hasAsks = TryScanLevels(ref cursor, instrument, ref _asks, out _askCount),
                [(byte)'u'] => updated = cursor.TakeLong(out _updateId),
                [(byte)'s', (byte)'e', (byte)'q'] => sequenced = cursor.TakeLong(out _sequence),
                [(byte)'s'] => named = cursor.TakeText(out ReadOnlySpan<byte> whose) && whose.SequenceEqual(symbol),
                _ => cursor.TakeAny(),
            };
            if (!isTaken || !cursor.TakeNext((byte)'}', out isMore))
            {
                return false;
            }
        }

        return named && updated && sequenced && hasBids && hasAsks;
    }

    public BookEvent ToEvent(scoped in BybitEnvelope envelope, int depth) => new()
    {
        IsSnapshot = envelope.Type == BybitFrameType.Snapshot || _updateId == 1,
        Depth = depth,
        UpdateId = _updateId,
        Sequence = _sequence,
        ExchangeTimeMs = envelope.EngineTimeMs,
        Bids = _bids.AsSpan(0, _bidCount),
        Asks = _asks.AsSpan(0, _askCount),
    };

    private static bool TryScanLevels(ref FrameCursor cursor, Instrument instrument, ref BookLevel[] levels, out int count)
    {
        count = 0;
        if (cursor.Take("[]"u8))
        {
            return true;
        }

        bool isMore = cursor.Take((byte)'[');
        while (isMore && count < MaxLevels)
        {
            if (count == levels.Length)
            {
                Array.Resize(ref levels, levels.Length * 2);
            }

            if (!TryScanLevel(ref cursor, instrument, out levels[count++]) || !cursor.TakeNext((byte)']', out isMore))
            {
                return false;
            }
        }

        return count > 0 && !isMore;
    }

    private static bool TryScanLevel(ref FrameCursor cursor, Instrument instrument, out BookLevel level)
    {
        long price = 0, quantity = 0;
        bool isLevel = cursor.Take((byte)'[') && cursor.TakeSteps(instrument.TickSize, out price)
            && cursor.Take((byte)',') && cursor.TakeSteps(instrument.QtyStep, out quantity) && cursor.Take((byte)']');
        level = new BookLevel(price, quantity);
        return isLevel && price != 0;
    }

    private static DecodeResult ReadLevels(ref Utf8JsonReader reader, Instrument instrument, ref BookLevel[] levels, out int count)
    {
        count = 0;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
        {
            return DecodeResult.WrongShape;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
        {
            if (count == MaxLevels)
            {
                return DecodeResult.TooLong;
            }

            if (count == levels.Length)
            {
                Array.Resize(ref levels, levels.Length * 2);
            }

            DecodeResult result = ReadLevel(ref reader, instrument, out levels[count]);
            if (result != DecodeResult.Handled)
            {
                return result;
            }

            count++;
        }

        return reader.TokenType == JsonTokenType.EndArray ? DecodeResult.Handled : DecodeResult.WrongShape;
    }

    private static DecodeResult ReadLevel(ref Utf8JsonReader reader, Instrument instrument, out BookLevel level)
    {
        level = default;
        DecodeResult result = BybitFields.ReadSteps(ref reader, instrument.TickSize, out long price);
        if (result != DecodeResult.Handled)
        {
            return result;
        }

        result = BybitFields.ReadSteps(ref reader, instrument.QtyStep, out long quantity);
        if (result != DecodeResult.Handled)
        {
            return result;
        }

        level = new BookLevel(price, quantity);
        return price == 0 ? DecodeResult.BadNumber
            : reader.Read() && reader.TokenType == JsonTokenType.EndArray ? DecodeResult.Handled
            : DecodeResult.WrongShape;
    }
}

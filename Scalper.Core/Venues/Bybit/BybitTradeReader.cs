using System.Text.Json;
using Scalper.Core.Events;
using Scalper.Core.Primitives;

namespace Scalper.Core.Venues.Bybit;

/// <summary>
/// Reads the data of <c>publicTrade.{symbol}</c> (Bybit v5 websocket documentation, trade, checked 2026-11-21) into its own scratch
/// space. A message holds at most 1,024 trades, oldest first; <c>S</c> is the taker's side.
/// </summary>
internal sealed class BybitTradeReader
{
    private const int MaxTrades = 1_024;

    private Trade[] _trades = new Trade[64];
    private int _count;

    public ReadOnlySpan<Trade> Trades => _trades.AsSpan(0, _count);

    public DecodeResult Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> symbol, Instrument instrument)
    {
        _count = 0;
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return DecodeResult.WrongShape;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            if (_count == MaxTrades)
            {
                return DecodeResult.TooLong;
            }

            if (_count == _trades.Length)
            {
                Array.Resize(ref _trades, _trades.Length * 2);
            }

            BybitTradeFields fields = default;
            DecodeResult result = fields.Read(ref reader, symbol, instrument);
            if (result != DecodeResult.Handled)
            {
                return result;
            }

            _trades[_count++] = fields.ToTrade();
        }

        return reader.TokenType == JsonTokenType.EndArray && _count > 0 ? DecodeResult.Handled : DecodeResult.WrongShape;
    }

    /// <summary>Reads the same as <see cref="Read"/>, from what the venue usually writes; false where it wrote anything else.</summary>
    public bool TryScan(ref FrameCursor cursor, ReadOnlySpan<byte> symbol, Instrument instrument)
    {
        _count = 0;
        bool isMore = cursor.Take((byte)'[');
        while (isMore && _count < MaxTrades)
        {
            if (_count == _trades.Length)
            {
                Array.Resize(ref _trades, _trades.Length * 2);
            }

            BybitTradeFields fields = default;
            if (!fields.TryScan(ref cursor, symbol, instrument) || !cursor.TakeNext((byte)']', out isMore))
            {
                return false;
            }

            _trades[_count++] = fields.ToTrade();
        }

        return _count > 0 && !isMore;
    }
}

using Scalper.Core.Events;
using Scalper.Core.Primitives;

namespace Scalper.Core.Venues.Binance;

/// <summary>
/// Reads the three events that make a ticker (Binance USD-M futures websocket documentation, individual symbol book ticker, mark price and ticker streams, checked
/// 2026-11-23). Each has all of its fields and none of the others'. A field that is empty or unreadable counts as absent and harms no other.
/// </summary>
internal sealed class BinanceTickerReader
{
    private TickerEvent _ticker;

    /// <summary>When the gateway made it, Unix milliseconds; 0 where absent.</summary>
    public long GatewayTimeMs { get; private set; }

    public ref readonly TickerEvent Ticker => ref _ticker;

    /// <summary>Reads an object to its end.</summary>
    public DecodeResult Read(FrameCursor data, BinanceEvent kind, Instrument instrument)
    {
        _ticker = default;
        _ticker.Part = kind switch
        {
            BinanceEvent.BookTicker => TickerPart.Touch,
            BinanceEvent.MarkPrice => TickerPart.Mark,
            _ => TickerPart.Day,
        };
        GatewayTimeMs = 0;
        bool isMore = data.Take((byte)'{') && !data.Take((byte)'}');
        while (isMore)
        {
            if (!data.TakeName(out ReadOnlySpan<byte> name) || !TryRead(ref data, kind, name, instrument) || !data.TakeNext((byte)'}', out isMore))
            {
                return DecodeResult.WrongShape;
            }
        }

        bool isWhole = kind != BinanceEvent.BookTicker || _ticker.CrossSequence > 0;
        return data.IsAtEnd && isWhole ? DecodeResult.Handled : DecodeResult.WrongShape;
    }

    private bool TryRead(ref FrameCursor data, BinanceEvent kind, ReadOnlySpan<byte> name, Instrument instrument)
    {
        if (name is [(byte)'E'])
        {
            bool isMade = data.TakeLong(out long made);
            GatewayTimeMs = made;
            return isMade;
        }

        return kind switch
        {
            BinanceEvent.BookTicker => TryReadTouch(ref data, name, instrument),
            BinanceEvent.MarkPrice => TryReadMark(ref data, name),
            _ => TryReadDay(ref data, name, instrument),
        };
    }

    private bool TryReadTouch(ref FrameCursor data, ReadOnlySpan<byte> name, Instrument instrument) => name switch
    {
        [(byte)'u'] => data.TakeLong(out _ticker.CrossSequence),
        [(byte)'b'] => TakeSteps(ref data, instrument.TickSize, TickerFields.BidPrice, ref _ticker.BidPriceTicks),
        [(byte)'B'] => TakeSteps(ref data, instrument.QtyStep, TickerFields.BidQty, ref _ticker.BidQtyLots),
        [(byte)'a'] => TakeSteps(ref data, instrument.TickSize, TickerFields.AskPrice, ref _ticker.AskPriceTicks),
        [(byte)'A'] => TakeSteps(ref data, instrument.QtyStep, TickerFields.AskQty, ref _ticker.AskQtyLots),
        _ => data.TakeOther(),
    };

    private bool TryReadMark(ref FrameCursor data, ReadOnlySpan<byte> name)
    {
        switch (name)
        {
            case [(byte)'p']:
                return TakeDouble(ref data, TickerFields.MarkPrice, ref _ticker.MarkPrice);
            case [(byte)'i']:
                return TakeDouble(ref data, TickerFields.IndexPrice, ref _ticker.IndexPrice);
            case [(byte)'r']:
                return TakeDouble(ref data, TickerFields.FundingRate, ref _ticker.FundingRate);
            case [(byte)'T']:
                // A dated future has no next funding and says 0.
                bool isTime = data.TakeLong(out _ticker.NextFundingAtMs);
                _ticker.Present |= _ticker.NextFundingAtMs > 0 ? TickerFields.NextFundingAt : TickerFields.None;
                return isTime;
            default:
                return data.TakeOther();
        }
    }

    private bool TryReadDay(ref FrameCursor data, ReadOnlySpan<byte> name, Instrument instrument)
    {
        switch (name)
        {
            case [(byte)'c']:
                return TakeSteps(ref data, instrument.TickSize, TickerFields.LastPrice, ref _ticker.LastPriceTicks);
            case [(byte)'P']:
                bool isTaken = TakeDouble(ref data, TickerFields.Change24h, ref _ticker.Change24h);
                _ticker.Change24h /= 100;
                return isTaken;
            case [(byte)'v']:
                return TakeDouble(ref data, TickerFields.Volume24h, ref _ticker.Volume24h);
            case [(byte)'q']:
                return TakeDouble(ref data, TickerFields.Turnover24h, ref _ticker.Turnover24h);
            default:
                return data.TakeOther();
        }
    }

    private bool TakeSteps(ref FrameCursor data, DecimalStep step, TickerFields field, ref long target)
    {
        bool isTaken = BinanceFields.TakeStepsOrNone(ref data, step, out long? steps);
        target = steps ?? target;
        _ticker.Present |= steps is null ? TickerFields.None : field;
        return isTaken;
    }

    private bool TakeDouble(ref FrameCursor data, TickerFields field, ref double target)
    {
        bool isTaken = BinanceFields.TakeDoubleOrNone(ref data, out double? value);
        target = value ?? target;
        _ticker.Present |= value is null ? TickerFields.None : field;
        return isTaken;
    }
}

using Scalper.Core.Events;
using Scalper.Core.Primitives;

namespace Scalper.Core.Venues.Bybit;

/// <summary>Reads the same as <see cref="BybitTickerReader"/>, from what the venue usually writes; false where it wrote anything else.</summary>
internal static class BybitTickerScanner
{
    public static bool TryScan(ref FrameCursor cursor, ReadOnlySpan<byte> symbol, Instrument instrument, out TickerEvent ticker)
    {
        ticker = default;
        bool named = false;
        bool isMore = cursor.Take((byte)'{');
        while (isMore)
        {
            if (!cursor.TakeName(out ReadOnlySpan<byte> name))
            {
                return false;
            }

            bool isTaken = name.SequenceEqual("symbol"u8)
                ? named = cursor.TakeText(out ReadOnlySpan<byte> whose) && whose.SequenceEqual(symbol)
                : TryScanField(ref cursor, FieldOf(name), instrument, ref ticker);
            if (!isTaken || !cursor.TakeNext((byte)'}', out isMore))
            {
                return false;
            }
        }

        return named;
    }

    private static bool TryScanField(ref FrameCursor cursor, TickerFields field, Instrument instrument, ref TickerEvent ticker)
    {
        bool isTaken = field switch
        {
            TickerFields.None => cursor.TakeAny(),
            TickerFields.LastPrice => cursor.TakeSteps(instrument.TickSize, out ticker.LastPriceTicks),
            TickerFields.BidPrice => cursor.TakeSteps(instrument.TickSize, out ticker.BidPriceTicks),
            TickerFields.BidQty => cursor.TakeSteps(instrument.QtyStep, out ticker.BidQtyLots),
            TickerFields.AskPrice => cursor.TakeSteps(instrument.TickSize, out ticker.AskPriceTicks),
            TickerFields.AskQty => cursor.TakeSteps(instrument.QtyStep, out ticker.AskQtyLots),
            TickerFields.NextFundingAt => cursor.TakeLong(out ticker.NextFundingAtMs),
            TickerFields.MarkPrice => TryScanNumber(ref cursor, ref field, ref ticker.MarkPrice),
            TickerFields.IndexPrice => TryScanNumber(ref cursor, ref field, ref ticker.IndexPrice),
            TickerFields.Change24h => TryScanNumber(ref cursor, ref field, ref ticker.Change24h),
            TickerFields.Turnover24h => TryScanNumber(ref cursor, ref field, ref ticker.Turnover24h),
            TickerFields.Volume24h => TryScanNumber(ref cursor, ref field, ref ticker.Volume24h),
            TickerFields.OpenInterest => TryScanNumber(ref cursor, ref field, ref ticker.OpenInterest),
            _ => TryScanNumber(ref cursor, ref field, ref ticker.FundingRate),
        };
        ticker.Present |= field;
        return isTaken;
    }

    // What is empty is not there.
    private static bool TryScanNumber(ref FrameCursor cursor, ref TickerFields field, ref double target)
    {
        bool isTaken = cursor.TakeDouble(out double? value);
        target = value ?? target;
        field = value is null ? TickerFields.None : field;
        return isTaken;
    }

    private static TickerFields FieldOf(ReadOnlySpan<byte> name) => name.Length switch
    {
        8 => name.SequenceEqual("bid1Size"u8) ? TickerFields.BidQty : name.SequenceEqual("ask1Size"u8) ? TickerFields.AskQty : TickerFields.None,
        9 => name.SequenceEqual("bid1Price"u8) ? TickerFields.BidPrice
            : name.SequenceEqual("ask1Price"u8) ? TickerFields.AskPrice
            : name.SequenceEqual("lastPrice"u8) ? TickerFields.LastPrice
            : name.SequenceEqual("markPrice"u8) ? TickerFields.MarkPrice
            : name.SequenceEqual("volume24h"u8) ? TickerFields.Volume24h
            : TickerFields.None,
        10 => name.SequenceEqual("indexPrice"u8) ? TickerFields.IndexPrice : TickerFields.None,
        11 => name.SequenceEqual("turnover24h"u8) ? TickerFields.Turnover24h : name.SequenceEqual("fundingRate"u8) ? TickerFields.FundingRate : TickerFields.None,
        12 => name.SequenceEqual("price24hPcnt"u8) ? TickerFields.Change24h : name.SequenceEqual("openInterest"u8) ? TickerFields.OpenInterest : TickerFields.None,
        15 => name.SequenceEqual("nextFundingTime"u8) ? TickerFields.NextFundingAt : TickerFields.None,
        _ => TickerFields.None,
    };
}

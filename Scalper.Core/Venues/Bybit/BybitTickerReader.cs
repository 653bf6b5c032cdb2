using System.Text.Json;
using Scalper.Core.Events;
using Scalper.Core.Primitives;

namespace Scalper.Core.Venues.Bybit;

/// <summary>
/// Reads the data of <c>tickers.{symbol}</c> (Bybit v5 websocket documentation, ticker, checked 2026-11-21). Deltas hold changed
/// fields only. A field that is empty or unreadable counts as absent and harms no other.
/// </summary>
internal static class BybitTickerReader
{
    public static DecodeResult Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> symbol, Instrument instrument, out TickerEvent ticker)
    {
        ticker = default;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return DecodeResult.WrongShape;
        }

        bool named = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("symbol"u8))
            {
                named = BybitFields.TryReadText(ref reader, out ReadOnlySpan<byte> name) && name.SequenceEqual(symbol);
            }
            else
            {
                ReadField(ref reader, instrument, ref ticker);
            }
        }

        return named ? DecodeResult.Handled : DecodeResult.WrongShape;
    }

    private static void ReadField(ref Utf8JsonReader reader, Instrument instrument, ref TickerEvent ticker)
    {
        switch (FieldOf(ref reader))
        {
            case TickerFields.LastPrice:
                ReadSteps(ref reader, instrument.TickSize, TickerFields.LastPrice, ref ticker.LastPriceTicks, ref ticker.Present);
                break;
            case TickerFields.BidPrice:
                ReadSteps(ref reader, instrument.TickSize, TickerFields.BidPrice, ref ticker.BidPriceTicks, ref ticker.Present);
                break;
            case TickerFields.BidQty:
                ReadSteps(ref reader, instrument.QtyStep, TickerFields.BidQty, ref ticker.BidQtyLots, ref ticker.Present);
                break;
            case TickerFields.AskPrice:
                ReadSteps(ref reader, instrument.TickSize, TickerFields.AskPrice, ref ticker.AskPriceTicks, ref ticker.Present);
                break;
            case TickerFields.AskQty:
                ReadSteps(ref reader, instrument.QtyStep, TickerFields.AskQty, ref ticker.AskQtyLots, ref ticker.Present);
                break;
            case TickerFields.MarkPrice:
                ReadDouble(ref reader, TickerFields.MarkPrice, ref ticker.MarkPrice, ref ticker.Present);
                break;
            case TickerFields.IndexPrice:
                ReadDouble(ref reader, TickerFields.IndexPrice, ref ticker.IndexPrice, ref ticker.Present);
                break;
            case TickerFields.Change24h:
                ReadDouble(ref reader, TickerFields.Change24h, ref ticker.Change24h, ref ticker.Present);
                break;
            case TickerFields.Turnover24h:
                ReadDouble(ref reader, TickerFields.Turnover24h, ref ticker.Turnover24h, ref ticker.Present);
                break;
            case TickerFields.Volume24h:
                ReadDouble(ref reader, TickerFields.Volume24h, ref ticker.Volume24h, ref ticker.Present);
                break;
            case TickerFields.OpenInterest:
                ReadDouble(ref reader, TickerFields.OpenInterest, ref ticker.OpenInterest, ref ticker.Present);
                break;
            case TickerFields.FundingRate:
                ReadDouble(ref reader, TickerFields.FundingRate, ref ticker.FundingRate, ref ticker.Present);
                break;
            case TickerFields.NextFundingAt:
                if (BybitFields.TryReadLong(ref reader, out ticker.NextFundingAtMs))
                {
                    ticker.Present |= TickerFields.NextFundingAt;
                }

                break;
            default:
                reader.Read();
                reader.Skip();
                break;
        }
    }

    private static TickerFields FieldOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("bid1Price"u8) ? TickerFields.BidPrice
        : reader.ValueTextEquals("bid1Size"u8) ? TickerFields.BidQty
        : reader.ValueTextEquals("ask1Price"u8) ? TickerFields.AskPrice
        : reader.ValueTextEquals("ask1Size"u8) ? TickerFields.AskQty
        : reader.ValueTextEquals("lastPrice"u8) ? TickerFields.LastPrice
        : reader.ValueTextEquals("markPrice"u8) ? TickerFields.MarkPrice
        : reader.ValueTextEquals("indexPrice"u8) ? TickerFields.IndexPrice
        : reader.ValueTextEquals("price24hPcnt"u8) ? TickerFields.Change24h
        : reader.ValueTextEquals("turnover24h"u8) ? TickerFields.Turnover24h
        : reader.ValueTextEquals("volume24h"u8) ? TickerFields.Volume24h
        : reader.ValueTextEquals("openInterest"u8) ? TickerFields.OpenInterest
        : reader.ValueTextEquals("fundingRate"u8) ? TickerFields.FundingRate
        : reader.ValueTextEquals("nextFundingTime"u8) ? TickerFields.NextFundingAt
        : TickerFields.None;

    private static void ReadSteps(
        ref Utf8JsonReader reader, DecimalStep step, TickerFields field, ref long target, ref TickerFields present)
    {
        DecodeResult result = BybitFields.ReadSteps(ref reader, step, out long steps);
        if (result == DecodeResult.Handled)
        {
            target = steps;
            present |= field;
        }
        else if (result == DecodeResult.WrongShape)
        {
            reader.Skip();
        }
    }

    private static void ReadDouble(ref Utf8JsonReader reader, TickerFields field, ref double target, ref TickerFields present)
    {
        if (BybitFields.TryReadDouble(ref reader, out double value))
        {
            target = value;
            present |= field;
        }
    }
}

using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Binance.Wire;

/// <summary>Frames of a contract's prices, fields in the order of the wire.</summary>
internal static class PriceFrames
{
    public static byte[] BookTicker(FrameWriter writer, VenueContract contract, long nowMs)
    {
        writer.Reset()
            .Raw("{\"e\":\"bookTicker\",\"u\":"u8).Integer(contract.Id)
            .Raw(",\"s\":\""u8).Plain(contract.Terms.Symbol);
        Side(writer, contract, "\",\"b\":\""u8, "\",\"B\":\""u8, contract.Book.Bids.Best);
        Side(writer, contract, "\",\"a\":\""u8, "\",\"A\":\""u8, contract.Book.Asks.Best);
        return writer.Raw("\",\"T\":"u8).TimeMs(contract.Book.CtsMs)
            .Raw(",\"E\":"u8).TimeMs(nowMs)
            .Raw("}"u8)
            .ToFrame();
    }

    public static byte[] MarkPrice(FrameWriter writer, VenueContract contract, long nowMs) => Mark(writer.Reset(), contract, nowMs).ToFrame();

    public static byte[] MarkPrices(FrameWriter writer, IEnumerable<VenueContract> contracts, long nowMs)
    {
        writer.Reset().Raw("["u8);
        bool first = true;
        foreach (VenueContract contract in contracts)
        {
            Mark(first ? writer : writer.Raw(","u8), contract, nowMs);
            first = false;
        }

        return writer.Raw("]"u8).ToFrame();
    }

    /// <summary>Without bid and ask, which the futures' ticker has not.</summary>
    public static byte[] Ticker(FrameWriter writer, VenueContract contract, long nowMs)
    {
        DayFigures day = new(contract, nowMs);
        return writer.Reset()
            .Raw("{\"e\":\"24hrTicker\",\"E\":"u8).TimeMs(nowMs)
            .Raw(",\"s\":\""u8).Plain(contract.Terms.Symbol)
            .Raw("\",\"p\":\""u8).Plain(day.Change)
            .Raw("\",\"P\":\""u8).Plain(day.ChangePercent)
            .Raw("\",\"w\":\""u8).Plain(day.WeightedAverage)
            .Raw("\",\"c\":\""u8).Plain(day.Last)
            .Raw("\",\"Q\":\""u8).Plain(day.LastQuantity)
            .Raw("\",\"o\":\""u8).Plain(day.Open)
            .Raw("\",\"h\":\""u8).Plain(day.High)
            .Raw("\",\"l\":\""u8).Plain(day.Low)
            .Raw("\",\"v\":\""u8).Plain(day.Volume)
            .Raw("\",\"q\":\""u8).Plain(day.QuoteVolume)
            .Raw("\",\"O\":"u8).TimeMs(day.OpenTimeMs)
            .Raw(",\"C\":"u8).TimeMs(day.CloseTimeMs)
            .Raw(",\"F\":"u8).Integer(contract.FirstTradeId)
            .Raw(",\"L\":"u8).Integer(contract.LastTradeId)
            .Raw(",\"n\":"u8).Integer(contract.LastTradeId - contract.FirstTradeId + 1)
            .Raw("}"u8)
            .ToFrame();
    }

    private static FrameWriter Mark(FrameWriter writer, VenueContract contract, long nowMs)
    {
        DayFigures day = new(contract, nowMs);
        return writer
            .Raw("{\"e\":\"markPriceUpdate\",\"E\":"u8).TimeMs(nowMs)
            .Raw(",\"s\":\""u8).Plain(contract.Terms.Symbol)
            .Raw("\",\"p\":\""u8).Plain(day.Mark)
            .Raw("\",\"ap\":\""u8).Plain(day.Mark)
            .Raw("\",\"P\":\""u8).Plain(day.Settlement)
            .Raw("\",\"i\":\""u8).Plain(day.Index)
            .Raw("\",\"r\":\""u8).Plain(DayFigures.FundingRate)
            .Raw("\",\"T\":"u8).TimeMs(day.NextFundingMs)
            .Raw("}"u8);
    }

    private static void Side(FrameWriter writer, VenueContract contract, ReadOnlySpan<byte> priceField, ReadOnlySpan<byte> quantityField, Level level)
    {
        contract.Terms.Price.Write(writer.Raw(priceField), level.Price);
        contract.Terms.Quantity.Write(writer.Raw(quantityField), level.Quantity);
    }
}

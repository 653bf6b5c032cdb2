using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Binance.Rest;

/// <summary>Entries of the calls for prices, fields in the order of the venue's.</summary>
internal static class RestPrices
{
    private const int UsualFundingHours = 8;

    public static void Day(FrameWriter writer, VenueContract contract, long nowMs)
    {
        DayFigures day = new(contract, nowMs);
        writer.Raw("{\"symbol\":\""u8).Plain(contract.Terms.Symbol)
            .Raw("\",\"priceChange\":\""u8).Plain(day.Change)
            .Raw("\",\"priceChangePercent\":\""u8).Plain(day.ChangePercent)
            .Raw("\",\"weightedAvgPrice\":\""u8).Plain(day.WeightedAverage)
            .Raw("\",\"lastPrice\":\""u8).Plain(day.Last)
            .Raw("\",\"lastQty\":\""u8).Plain(day.LastQuantity)
            .Raw("\",\"openPrice\":\""u8).Plain(day.Open)
            .Raw("\",\"highPrice\":\""u8).Plain(day.High)
            .Raw("\",\"lowPrice\":\""u8).Plain(day.Low)
            .Raw("\",\"volume\":\""u8).Plain(day.Volume)
            .Raw("\",\"quoteVolume\":\""u8).Plain(day.QuoteVolume)
            .Raw("\",\"openTime\":"u8).TimeMs(day.OpenTimeMs)
            .Raw(",\"closeTime\":"u8).TimeMs(day.CloseTimeMs)
            .Raw(",\"firstId\":"u8).Integer(contract.FirstTradeId)
            .Raw(",\"lastId\":"u8).Integer(contract.LastTradeId)
            .Raw(",\"count\":"u8).Integer(contract.LastTradeId - contract.FirstTradeId + 1)
            .Raw("}"u8);
    }

    public static void Premium(FrameWriter writer, VenueContract contract, long nowMs)
    {
        DayFigures day = new(contract, nowMs);
        writer.Raw("{\"symbol\":\""u8).Plain(contract.Terms.Symbol)
            .Raw("\",\"markPrice\":\""u8).Plain(day.Mark)
            .Raw("\",\"indexPrice\":\""u8).Plain(day.Index)
            .Raw("\",\"estimatedSettlePrice\":\""u8).Plain(day.Settlement)
            .Raw("\",\"lastFundingRate\":\""u8).Plain(DayFigures.FundingRate)
            .Raw("\",\"interestRate\":\"0.00010000\",\"nextFundingTime\":"u8).TimeMs(day.NextFundingMs)
            .Raw(",\"time\":"u8).TimeMs(nowMs)
            .Raw("}"u8);
    }

    /// <summary>Those alone whose interval is not the usual one.</summary>
    public static FrameWriter FundingInfo(FrameWriter writer, IEnumerable<VenueContract> contracts)
    {
        writer.Raw("["u8);
        bool first = true;
        foreach (VenueContract contract in contracts.Where(static contract => contract.Terms.FundingIntervalHours != UsualFundingHours))
        {
            writer.Raw(first ? "{\"symbol\":\""u8 : ",{\"symbol\":\""u8).Plain(contract.Terms.Symbol)
                .Raw("\",\"adjustedFundingRateCap\":\"0.02000000\",\"adjustedFundingRateFloor\":\"-0.02000000\",\"fundingIntervalHours\":"u8)
                .Integer((long)contract.Terms.FundingIntervalHours)
                .Raw(",\"disclaimer\":false}"u8);
            first = false;
        }

        return writer.Raw("]"u8);
    }
}

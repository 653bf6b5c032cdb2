namespace Scalper.Sandbox.Venue;

/// <summary>The fields of a ticker in the REST answer, in its order (tickers page of the venue's documentation, 2026-11-21).</summary>
internal static class RestTicker
{
    public static readonly IReadOnlyList<string> Names =
    [
        "lastPrice", "indexPrice", "markPrice", "prevPrice24h", "price24hPcnt", "highPrice24h", "lowPrice24h", "prevPrice1h",
        "openInterest", "openInterestValue", "turnover24h", "volume24h", "fundingRate", "nextFundingTime", "predictedDeliveryPrice",
        "basisRate", "deliveryFeeRate", "deliveryTime", "ask1Size", "bid1Price", "ask1Price", "bid1Size", "basis",
        "preOpenPrice", "preQty", "curPreListingPhase", "fundingIntervalHour", "fundingCap", "basisRateYear",
    ];
}

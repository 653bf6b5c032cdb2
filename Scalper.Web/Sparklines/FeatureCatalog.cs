using Scalper.Core.Features;
using Scalper.Core.Primitives;
using Scalper.Web.Live;

namespace Scalper.Web.Sparklines;

/// <summary>Every feature there is, by family, named as in the HTTP API. Quantities are in base currency unless the label says otherwise.</summary>
public static class FeatureCatalog
{
    public static IReadOnlyList<FeatureGroup> Groups { get; } =
    [
        new("Order book", [.. OrderBook()]),
        new("Touch", [.. Touch()]),
        new("Trade flow", [.. TradeFlow()]),
        new("Delta", [.. Delta()]),
        new("Walls", [.. Walls()]),
        new("Liquidity", [.. Liquidity()]),
        new("Momentum", [.. Momentum()]),
        new("Against its own past", [.. Relative()]),
        new("Contract", [.. Contract()]),
        new("Side", [.. Side()]),
    ];

    /// <summary>All features in the order of the groups; a feature's place in it never changes while the program runs.</summary>
    public static IReadOnlyList<FeatureLine> Lines { get; } = [.. Groups.SelectMany(g => g.Lines)];

    private static IEnumerable<FeatureLine> OrderBook() =>
    [
        new("spreadBps", "Spread, bps", r => r.OrderBook.SpreadBps, Fixed(2)),
        new("depthImbalance", "Depth imbalance, 10 levels", r => r.OrderBook.DepthImbalance, Signed(3)),
        new("imbalance25", "Bid share, 25 levels", r => r.OrderBook.Imbalance25, Fixed(3)),
        new("imbalance5", "Bid share, 5 levels", r => r.OrderBook.Imbalance5, Fixed(3)),
        new("bidDepth", "Bid depth, 10 levels", r => r.OrderBook.BidDepth, Figures.Compact),
        new("askDepth", "Ask depth, 10 levels", r => r.OrderBook.AskDepth, Figures.Compact),
        new("bidPressure", "Bid pressure", r => r.OrderBook.BidPressure, Figures.Compact),
        new("askPressure", "Ask pressure", r => r.OrderBook.AskPressure, Figures.Compact),
        new("weightedMidPrice", "Weighted mid price", r => r.OrderBook.WeightedMidPrice, Figures.WithinGrid),
    ];

    private static IEnumerable<FeatureLine> Touch() =>
    [
        new("touchImbalance", "Imbalance at the best prices", r => r.Touch.TouchImbalance, Signed(3)),
        new("ofi1s", "Order flow imbalance, 1 s", r => r.Touch.Ofi1s, Figures.SignedCompact),
        new("ofi5s", "Order flow imbalance, 5 s", r => r.Touch.Ofi5s, Figures.SignedCompact),
        new("microPriceTicks", "Micro-price less mid, ticks", r => r.Touch.MicroPriceTicks, Signed(2)),
    ];

    private static IEnumerable<FeatureLine> TradeFlow() =>
    [
        new("buyVolume", "Buy volume, tape", r => r.TradeFlow.BuyVolume, Figures.Compact),
        new("sellVolume", "Sell volume, tape", r => r.TradeFlow.SellVolume, Figures.Compact),
        new("flowDelta", "Buy less sell volume, tape", r => r.TradeFlow.FlowDelta, Figures.SignedCompact),
        new("buyVsSellRatio", "Buy / sell volume", r => r.TradeFlow.BuyVsSellRatio, Fixed(3)),
        new("tradeCount", "Trades on the tape", r => r.TradeFlow.TradeCount, Fixed(0)),
        new("avgTradeSize", "Mean trade size", r => r.TradeFlow.AvgTradeSize, Figures.Compact),
        new("aggressiveBuys", "Aggressive buys, tape", r => r.TradeFlow.AggressiveBuys, Fixed(0)),
        new("aggressiveSells", "Aggressive sells, tape", r => r.TradeFlow.AggressiveSells, Fixed(0)),
        new("sideDisagreement", "Side against tick direction, share", r => r.TradeFlow.SideDisagreement, Fixed(3)),
    ];

    private static IEnumerable<FeatureLine> Delta() =>
    [
        new("delta1s", "Delta, 1 s", r => r.Delta.Delta1s, Figures.SignedCompact),
        new("delta5s", "Delta, 5 s", r => r.Delta.Delta5s, Figures.SignedCompact),
        new("delta15s", "Delta, 15 s", r => r.Delta.Delta15s, Figures.SignedCompact),
        new("delta60s", "Delta, 60 s", r => r.Delta.Delta60s, Figures.SignedCompact),
        new("deltaQuote1s", "Delta, 1 s, quote", r => r.Delta.DeltaQuote1s, Figures.SignedCompact),
        new("deltaQuote5s", "Delta, 5 s, quote", r => r.Delta.DeltaQuote5s, Figures.SignedCompact),
        new("deltaQuote15s", "Delta, 15 s, quote", r => r.Delta.DeltaQuote15s, Figures.SignedCompact),
        new("deltaQuote60s", "Delta, 60 s, quote", r => r.Delta.DeltaQuote60s, Figures.SignedCompact),
        new("cvd", "CVD", r => r.Delta.Cvd, Figures.SignedCompact),
        new("tradeImbalance1s", "Bought less sold, share, 1 s", r => r.Delta.TradeImbalance1s, Signed(3)),
        new("tradeImbalance5s", "Bought less sold, share, 5 s", r => r.Delta.TradeImbalance5s, Signed(3)),
        new("tradeImbalance30s", "Bought less sold, share, 30 s", r => r.Delta.TradeImbalance30s, Signed(3)),
        new("tradesPerSecond", "Trades/s", r => r.Delta.TradesPerSecond, Fixed(1)),
        new("tradeRateRatio", "Trades/s against 15 min", r => r.Delta.TradeRateRatio, Fixed(2)),
    ];

    private static IEnumerable<FeatureLine> Walls() =>
    [
        new("bidWallCount", "Bid walls", r => r.BidWallCount, Fixed(0)),
        new("askWallCount", "Ask walls", r => r.AskWallCount, Fixed(0)),
        new("nearestBidWall", "Nearest bid wall, bps", r => Distance(r.NearestWalls.Bid), Fixed(1)),
        new("nearestAskWall", "Nearest ask wall, bps", r => Distance(r.NearestWalls.Ask), Fixed(1)),
        new("spoofingScore", "Suspected spoofing, of 100", r => r.SpoofingScore, Fixed(1)),
        new("wallActivity", "Walls in the last 5 s", r => Of(r.WallActivity), Activity),
    ];

    private static IEnumerable<FeatureLine> Liquidity() =>
    [
        new("bidDepth5Bps", "Bids within 5 bps, quote", r => r.Liquidity.BidDepth5Bps, Figures.Compact),
        new("bidDepth10Bps", "Bids within 10 bps, quote", r => r.Liquidity.BidDepth10Bps, Figures.Compact),
        new("bidDepth25Bps", "Bids within 25 bps, quote", r => r.Liquidity.BidDepth25Bps, Figures.Compact),
        new("askDepth5Bps", "Asks within 5 bps, quote", r => r.Liquidity.AskDepth5Bps, Figures.Compact),
        new("askDepth10Bps", "Asks within 10 bps, quote", r => r.Liquidity.AskDepth10Bps, Figures.Compact),
        new("askDepth25Bps", "Asks within 25 bps, quote", r => r.Liquidity.AskDepth25Bps, Figures.Compact),
        new("buySlippageBps", "Slippage of a buy, bps", r => r.Liquidity.BuySlippageBps, Fixed(2)),
        new("sellSlippageBps", "Slippage of a sell, bps", r => r.Liquidity.SellSlippageBps, Fixed(2)),
    ];

    private static IEnumerable<FeatureLine> Momentum() =>
    [
        new("return1sBps", "Return, 1 s, bps", r => r.Returns.Return1sBps, Signed(2)),
        new("return5sBps", "Return, 5 s, bps", r => r.Returns.Return5sBps, Signed(2)),
        new("priceChange1m", "Change, 1 min", r => r.Momentum.PriceChange1m, SignedPrice),
        new("priceChangePct1m", "Change, 1 min, %", r => r.Momentum.PriceChangePct1m, Signed(3)),
        new("priceChange5m", "Change, 5 min", r => r.Momentum.PriceChange5m, SignedPrice),
        new("priceChangePct5m", "Change, 5 min, %", r => r.Momentum.PriceChangePct5m, Signed(3)),
        new("volatility1m", "Volatility, 1 min, %", r => 100 * r.Momentum.Volatility1m, Fixed(3)),
        new("volatility5m", "Volatility, 5 min, %", r => 100 * r.Momentum.Volatility5m, Fixed(3)),
        new("trend", "Trend, 1 min", r => r.Momentum.Trend switch { Trend.Bullish => 1, Trend.Bearish => -1, Trend.Neutral => 0, _ => null }, TrendWord),
    ];

    private static IEnumerable<FeatureLine> Relative() =>
    [
        new("bidWallStrength", "Largest bid / mean of the others", r => r.Relative.BidWallStrength, Fixed(1)),
        new("askWallStrength", "Largest ask / mean of the others", r => r.Relative.AskWallStrength, Fixed(1)),
        new("bidWallRank", "Largest bid, rank in 1 h", r => r.Relative.BidWallRank, Fixed(3)),
        new("askWallRank", "Largest ask, rank in 1 h", r => r.Relative.AskWallRank, Fixed(3)),
        new("spoofingRank", "Suspected spoofing, rank in 1 h", r => r.Relative.SpoofingRank, Fixed(3)),
        new("trendStrength", "Return / volatility, 1 min", r => r.Relative.TrendStrength, Signed(2)),
    ];

    private static IEnumerable<FeatureLine> Contract() =>
    [
        new("fundingRate", "Funding, %", r => 100 * r.Contract.FundingRate, Signed(4)),
        new("fundingCountdownSeconds", "Next funding in, min", r => r.Contract.FundingCountdownSeconds / 60, Fixed(0)),
        new("openInterest", "Open interest", r => r.Contract.OpenInterest, Figures.Compact),
        new("openInterestChange5m", "Open interest, 5 min", r => r.Contract.OpenInterestChange5m, Figures.SignedCompact),
        new("openInterestChangePct5m", "Open interest, 5 min, %", r => r.Contract.OpenInterestChangePct5m, Signed(2)),
        new("markPrice", "Mark price", r => r.Contract.MarkPrice, Figures.NearGrid),
        new("indexPrice", "Index price", r => r.Contract.IndexPrice, Figures.NearGrid),
        new("basisBps", "Mark to index, bps", r => r.Contract.BasisBps, Signed(2)),
    ];

    private static IEnumerable<FeatureLine> Side() =>
    [
        new("score", "Score", r => r.HasScore ? r.Score.Value : null, Fixed(1)),
        new("changesPerMinute", "Changes of side a minute", r => r.SideChangesPerMinute, Fixed(0)),
        new("secondsSinceChange", "Side held for, s", r => r.SideChangedAtNs is { } at ? (r.UpdatedAtNs - at) / 1e9 : null, Fixed(0)),
    ];

    private static Func<double?, string> Fixed(int decimals) => value => Figures.Fixed(value, decimals);

    private static Func<double?, string> Signed(int decimals) => value => Figures.Signed(value, decimals);

    // A mid lies on the grid or half a step beside it.
    private static string SignedPrice(DecimalStep tick, double? change) => Figures.Signed(change, tick.NeededDecimals + 1);

    private static double? Distance(NearestWall? wall) => wall?.DistanceBps is { } bps ? Math.Abs(bps) : null;

    private static double? Of(WallActivity activity) => activity switch { WallActivity.Appearing => 1, WallActivity.Disappearing => -1, _ => 0 };

    private static string Activity(double? value) => value switch { null => Figures.None, > 0 => "appearing", < 0 => "disappearing", _ => "stable" };

    private static string TrendWord(double? value) => value switch { null => Figures.None, > 0 => "▲ bullish", < 0 => "▼ bearish", _ => "◆ neutral" };
}

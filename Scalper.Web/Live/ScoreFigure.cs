namespace Scalper.Web.Live;

/// <summary>The numbers of the score table as they are printed, and what is to be said beside one of them.</summary>
public static class ScoreFigure
{
    public static string Write(ScoreColumn column, double? value) => column switch
    {
        ScoreColumn.Change or ScoreColumn.Change5m or ScoreColumn.Imbalance or ScoreColumn.OpenInterest => Figures.Signed(value, 2),
        ScoreColumn.Funding => Figures.Fixed(value, 4),
        ScoreColumn.OrderFlow or ScoreColumn.Delta15s or ScoreColumn.Delta60s => Figures.SignedCompact(value),
        ScoreColumn.Depth or ScoreColumn.Turnover => Figures.Compact(value),
        ScoreColumn.Suspected => Figures.Fixed(value, 0),
        ScoreColumn.Wall or ScoreColumn.TradeRate => Figures.Fixed(value, 1),
        ScoreColumn.Volatility => Figures.Fixed(value, 3),
        _ => Figures.Fixed(value, 2),
    };

    /// <summary>What the figure leaves out, or why there is none; null where nothing is to be said.</summary>
    public static string? Hint(SymbolReading r, ScoreColumn column) => ScoreValue.Of(r, column) is null ? WhyNone(column) : column switch
    {
        ScoreColumn.TradeRate when r.Delta.TradeRateRatio is { } ratio => FigureTexts.Of($"{Figures.Fixed(ratio, 1)} times the mean of the last 15 minutes"),
        ScoreColumn.Depth => $"Bids {Figures.Compact(r.Liquidity.BidDepth10Bps)}, asks {Figures.Compact(r.Liquidity.AskDepth10Bps)}",
        ScoreColumn.Slippage => $"Buy {Figures.Fixed(r.Liquidity.BuySlippageBps, 2)} bps, sell {Figures.Fixed(r.Liquidity.SellSlippageBps, 2)} bps",
        ScoreColumn.Funding when r.Contract.FundingCountdownSeconds is { } seconds => FigureTexts.Of($"Next funding in {Countdown(seconds)}"),
        ScoreColumn.OpenInterest => FigureTexts.Of($"Open interest {Figures.Compact(r.Contract.OpenInterest)} in base currency"),
        _ => null,
    };

    /// <summary>Hours and minutes, the seconds left out.</summary>
    public static string Countdown(double seconds)
    {
        long minutes = (long)(seconds / 60);
        return minutes < 60 ? $"{Figures.Whole(minutes)} m" : $"{Figures.Whole(minutes / 60)} h {Figures.Whole(minutes % 60)} m";
    }

    private static string? WhyNone(ScoreColumn column) => column switch
    {
        ScoreColumn.Change or ScoreColumn.Volatility => "61 one-second samples needed",
        ScoreColumn.Change5m => "301 one-second samples needed",
        ScoreColumn.OrderFlow => "Not followed for a second yet",
        ScoreColumn.Delta15s or ScoreColumn.Delta60s or ScoreColumn.TradeRate => "Trades not heard for as long yet",
        ScoreColumn.Depth => "The levels held do not reach 10 bps on both sides",
        ScoreColumn.Slippage => "The levels held are worth less than the order",
        ScoreColumn.OpenInterest => "Five minutes of tickers needed",
        ScoreColumn.Turnover or ScoreColumn.Funding => "Not told by the ticker yet",
        _ => null,
    };
}

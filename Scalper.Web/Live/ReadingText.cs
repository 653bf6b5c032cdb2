using Scalper.Core.Features;

namespace Scalper.Web.Live;

/// <summary>
/// A reading in figures and words, each made when first shown and then shared by all viewers (two threads may make one twice, which
/// does no harm). What a symbol that is not Live lacks is empty.
/// </summary>
public sealed class ReadingText(SymbolReading reading)
{
    private string? _score;
    private string? _confidence;
    private string? _last;
    private string? _change;
    private string? _spread;
    private string? _imbalance;
    private string? _flow;
    private string? _walls;

    public string Score => _score ??= reading.HasScore ? Figures.Fixed(reading.Score.Value, 1) : "";

    public string Confidence => _confidence ??= reading.HasScore ? Figures.Fixed(reading.Score.Confidence, 0) : "";

    public string Last => _last ??= reading.IsLive ? Figures.OnGrid(reading.Instrument.TickSize, reading.LastTicks) : "";

    /// <summary>Change over one minute in percent.</summary>
    public string Change => _change ??= reading.IsLive ? Figures.Signed(reading.Momentum.PriceChangePct1m, 2) : "";

    public string Spread => _spread ??= reading.IsLive ? Figures.Fixed(reading.OrderBook.SpreadBps, 2) : "";

    public string Imbalance => _imbalance ??= reading.IsLive ? Figures.Signed(reading.OrderBook.DepthImbalance, 2) : "";

    /// <summary>Buy and sell volume.</summary>
    public string Flow => _flow ??= reading.IsLive ? $"{Figures.Compact(reading.TradeFlow.BuyVolume)} / {Figures.Compact(reading.TradeFlow.SellVolume)}{(reading.HasTradeGap ? " gap" : "")}" : "";

    /// <summary>Distances of the nearest walls and suspected spoofing: what the walls cell shows.</summary>
    public string Walls => _walls ??= reading.IsLive ? $"{BidWall} {AskWall} {Suspected}" : "";

    public string BidWall => Distance(reading.NearestBidWall);

    public string AskWall => Distance(reading.NearestAskWall);

    /// <summary>The spoofing score where it is high enough to count against the score; else empty.</summary>
    public string Suspected => reading.IsLive && IsSuspected ? Figures.Fixed(reading.SpoofingScore, 0) : "";

    public bool IsSuspected => reading.SpoofingScore > SuspectedAbove;

    public string Side => reading.HasScore ? ScoreWords.Of(reading.Score.Side) : "";

    public string Band => ScoreWords.Of(reading.Score.Band);

    /// <summary>Grade of the data; a dash while it is not graded yet.</summary>
    public string Grade => reading.Quality.Grade?.ToString() ?? Figures.None;

    /// <summary>Every reason for the grade, one to a line; null for A.</summary>
    public string? GradeHint => reading.Quality.Reasons is { Count: > 0 } reasons ? string.Join('\n', reasons) : null;

    /// <summary>The book's state in a word.</summary>
    public string Book => reading.IsGone ? "Gone" : reading.Status.ToString();

    /// <summary>What the word does not say: why the book is not Live, or what it rests on; null where there is nothing to say.</summary>
    public string? BookHint => reading.IsQuiet ? QuietHint : reading.Reason;

    /// <summary>Price, quantity and size against the average; empty where there is no wall.</summary>
    public string DescribeWall(Wall? wall) => wall is not { } w
        ? ""
        : $"{reading.Instrument.QtyStep.Format(w.QtyLots)} at {reading.Instrument.TickSize.Format(w.PriceTicks)}, {Figures.Fixed(w.SizeVsAvg, 1)} x the average";

    private const string QuietHint =
        "Live and quiet: the book itself has not changed for a while; the ticker, which is fresh, shows the same best bid and ask";

    private const double SuspectedAbove = 60;

    private static string Distance(Wall? wall) => wall is { } w ? Figures.Fixed(Math.Abs(w.DistanceBps ?? 0), 1) : Figures.None;
}

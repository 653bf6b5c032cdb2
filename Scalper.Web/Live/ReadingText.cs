using Scalper.Core.Features;
using Scalper.Core.Primitives;
using Scalper.Core.Scoring;

namespace Scalper.Web.Live;

/// <summary>
/// A reading in figures and words, each made when first shown and then shared by all viewers (two threads may make one twice, which
/// does no harm). What a symbol that is not Live lacks is empty.
/// </summary>
public sealed class ReadingText(SymbolReading reading)
{
    private static readonly string[] BandHints = [.. Enum.GetValues<ConfidenceBand>().Select(b => $"Confidence {ScoreWords.Of(b)}")];
    private static readonly int Columns = Enum.GetValues<ScoreColumn>().Length;

    private string? _score;
    private string? _confidence;
    private string? _last;
    private string? _flow;
    private string? _wallHint;
    private string? _suspectedHint;
    private string?[]? _figures;
    private string?[]? _hints;

    /// <summary>The number of a column; empty where the symbol is not Live.</summary>
    public string this[ScoreColumn column] =>
        (_figures ??= new string?[Columns])[(int)column] ??= reading.IsLive ? ScoreFigure.Write(column, ScoreValue.Of(reading, column)) : "";

    public string Score => _score ??= reading.HasScore ? Figures.Fixed(reading.Score.Value, 1) : "";

    public string Confidence => _confidence ??= reading.HasScore ? Figures.Fixed(reading.Score.Confidence, 0) : "";

    public string Last => _last ??= reading.IsLive ? Figures.OnGrid(reading.Instrument.TickSize, reading.LastTicks) : "";

    /// <summary>What is to be said beside a column's number; null where nothing is.</summary>
    public string? HintOf(ScoreColumn column)
    {
        string hint = (_hints ??= new string?[Columns])[(int)column] ??= (reading.IsLive ? ScoreFigure.Hint(reading, column) : null) ?? "";
        return hint.Length == 0 ? null : hint;
    }

    /// <summary>Buy and sell volume.</summary>
    public string Flow => _flow ??= reading.IsLive ? $"{Figures.Compact(reading.TradeFlow.BuyVolume)} / {Figures.Compact(reading.TradeFlow.SellVolume)}{(reading.HasTradeGap ? " gap" : "")}" : "";

    /// <summary>Side of the nearest wall.</summary>
    public string WallSide => reading.NearestWall?.Side switch { BookSide.Bid => "bid", BookSide.Ask => "ask", _ => "" };

    /// <summary>The nearest wall of each side in words.</summary>
    public string WallHint => _wallHint ??= $"{DescribeSide("Bid", reading.NearestBidWall, reading.BidWallCount)}; {DescribeSide("ask", reading.NearestAskWall, reading.AskWallCount)}";

    /// <summary>True where the spoofing score is high enough to count against the score.</summary>
    public bool IsSuspected => reading.SpoofingScore > ClassicModel.SuspectedAbove;

    /// <summary>What that score is.</summary>
    public string SuspectedHint => _suspectedHint ??= FigureTexts.Of($"Suspected spoofing: {this[ScoreColumn.Suspected]} of 100");

    public string Side => reading.HasScore ? ScoreWords.Of(reading.Score.Side) : "";

    public string Band => ScoreWords.Of(reading.Score.Band);

    /// <summary>The band of the confidence in words.</summary>
    public string BandHint => BandHints[(int)reading.Score.Band];

    /// <summary>Grade of the data; a dash while it is not graded yet.</summary>
    public string Grade => reading.Quality.Grade?.ToString() ?? Figures.None;

    /// <summary>Every reason for the grade, one to a line; null for A.</summary>
    public string? GradeHint => reading.Quality.Reasons is { Count: > 0 } reasons ? string.Join('\n', reasons) : null;

    /// <summary>The book's state in a word.</summary>
    public string Book => reading.IsGone ? "Gone" : reading.Status switch
    {
        // The same texts for ever: the runtime makes an enumeration's names anew.
        BookStatus.Live => nameof(BookStatus.Live),
        BookStatus.Stale => nameof(BookStatus.Stale),
        BookStatus.Invalid => nameof(BookStatus.Invalid),
        BookStatus.Syncing => nameof(BookStatus.Syncing),
        _ => nameof(BookStatus.Empty),
    };

    /// <summary>What the word does not say: why the book is not Live, or what it rests on; null where there is nothing to say.</summary>
    public string? BookHint => reading.IsQuiet ? QuietHint : reading.Reason;

    /// <summary>Price, quantity and size against the average; empty where there is no wall.</summary>
    public string DescribeWall(Wall? wall) => wall is not { } w
        ? ""
        : $"{Figures.OnGrid(reading.Instrument.QtyStep, w.QtyLots)} at {Figures.OnGrid(reading.Instrument.TickSize, w.PriceTicks)}, {Figures.Fixed(w.SizeVsAvg, 1)} x the average";

    private const string QuietHint =
        "Live and quiet: the book itself has not changed for a while; the ticker, which is fresh, shows the same best bid and ask";

    private string DescribeSide(string side, Wall? nearest, int count) => nearest is { } wall
        ? $"{side} wall {Figures.Fixed(Math.Abs(wall.DistanceBps ?? 0), 1)} bps away: {DescribeWall(wall)} ({Figures.Whole(count)} in all)"
        : $"{side}: no wall";
}

using Scalper.Core.Engine;
using Scalper.Core.Primitives;
using Scalper.Core.Quality;
using Scalper.Core.Scoring;
using Scalper.Web.Live;

namespace Scalper.Web.Api.Documents;

/// <summary>
/// A symbol's score with its explanation. Where the book is not Live, or its data is of grade D or F, score, side, confidence and
/// contributions are none and the reason says why.
/// </summary>
/// <param name="Symbol">Of the usual venue the name alone; of another one <c>Binance:BTCUSDT</c>. So it is in every document, and in addresses and parameters.</param>
/// <param name="Venue">Whose contract it is.</param>
/// <param name="At">Receive time of the frame that made the score, Unix milliseconds.</param>
/// <param name="Quality">Grade of the symbol's data over the last 15 minutes, A to F; none while it is not graded yet.</param>
/// <param name="QualityReasons">What is worse than A, worst first; why there is no grade where there is none.</param>
public sealed record ScoreDocument(
    string Symbol,
    string Venue,
    string Status,
    string? Reason,
    double? Score,
    double? RawScore,
    string? Side,
    double? Confidence,
    ContributionsDocument? Contributions,
    long? UpdateId,
    long? At,
    string? Quality,
    IReadOnlyList<string> QualityReasons)
{
    public static ScoreDocument Of(Instrument instrument, in SymbolView view, SymbolQuality quality) => Of(new SymbolReading(instrument, view, quality));

    public static ScoreDocument Of(SymbolReading reading)
    {
        Score? score = reading.HasScore ? reading.Score : null;
        return new ScoreDocument(
            reading.Instrument.Symbol,
            reading.Instrument.Venue,
            reading.Status.ToString(),
            !reading.IsLive ? reading.Reason : reading.Quality.HidesScore ? reading.Quality.Summary : null,
            score?.Value,
            score?.Raw,
            score is { } s ? Words.Of(s.Side) : null,
            score?.Confidence,
            score is { } e ? ContributionsDocument.Of(e.Contributions) : null,
            Ids.Known(reading.UpdateId),
            UnixTime.ToMilliseconds(reading.UpdatedAtNs),
            reading.Quality.Grade?.ToString(),
            reading.Quality.Reasons);
    }
}

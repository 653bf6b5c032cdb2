using Scalper.Core.Engine;
using Scalper.Core.Primitives;
using Scalper.Core.Scoring;

namespace Scalper.Web.Api.Documents;

/// <summary>A symbol's score with its explanation. Where the book is not Live, score, side, confidence and contributions are none and the reason says why.</summary>
/// <param name="At">Receive time of the frame that made the score, Unix milliseconds.</param>
public sealed record ScoreDocument(
    string Symbol,
    string Status,
    string? Reason,
    double? Score,
    double? RawScore,
    string? Side,
    double? Confidence,
    ContributionsDocument? Contributions,
    long? UpdateId,
    long? At)
{
    public static ScoreDocument Of(Instrument instrument, in SymbolView view)
    {
        Score? score = view.IsLive ? view.Score : null;
        return new ScoreDocument(
            instrument.Symbol,
            view.Status.ToString(),
            view.IsLive ? null : view.Fault.Describe(),
            score?.Value,
            score?.Raw,
            score is { } s ? Words.Of(s.Side) : null,
            score?.Confidence,
            score is { } e ? ContributionsDocument.Of(e.Contributions) : null,
            Ids.Known(view.UpdateId),
            UnixTime.ToMilliseconds(view.UpdatedAtNs));
    }
}

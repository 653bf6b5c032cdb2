using System.Text.Json.Serialization;

namespace Scalper.Web.Api.Documents;

/// <summary>What a chart has to draw anew: candles and score points by their opening, gaps by their start and kind; each oldest first.</summary>
public sealed record CandleChangesDocument(
    IReadOnlyList<CandleDocument> Candles, IReadOnlyList<ScorePointDocument> Scores, IReadOnlyList<GapDocument> Gaps)
{
    [JsonIgnore]
    public bool IsEmpty => Candles.Count == 0 && Scores.Count == 0 && Gaps.Count == 0;

    /// <summary>What differs from an earlier state, or is not in it.</summary>
    public CandleChangesDocument Since(CandleChangesDocument earlier) =>
        new(New(Candles, earlier.Candles), New(Scores, earlier.Scores), New(Gaps, earlier.Gaps));

    private static T[] New<T>(IReadOnlyList<T> now, IReadOnlyList<T> earlier)
    {
        HashSet<T> known = [.. earlier];
        return [.. now.Where(item => !known.Contains(item))];
    }
}

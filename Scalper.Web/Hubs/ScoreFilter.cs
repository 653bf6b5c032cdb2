using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Scalper.Core.Primitives;
using Scalper.Core.Quality;
using Scalper.Core.Scoring;
using Scalper.Core.Universe;
using Scalper.Web.Api;
using Scalper.Web.Live;

namespace Scalper.Web.Hubs;

/// <summary>Which scores a stream has, in which order, and how many at most. None (null) leaves out a condition.</summary>
/// <param name="Symbols">Only these, as the venue names them.</param>
/// <param name="Contract">Conditions of <c>/api/symbols</c>, with the same meaning.</param>
/// <param name="Side">What the score speaks for.</param>
/// <param name="MinScore">At least so much, 0 to 100, as the next two.</param>
/// <param name="Quality">Data of this grade or a better one.</param>
/// <param name="Sort">None for the order of rank.</param>
/// <param name="Limit">Only the first ones in that order.</param>
internal sealed record ScoreFilter(
    IReadOnlySet<string>? Symbols,
    SymbolFilter Contract,
    ScoreSide? Side,
    double? MinScore,
    double? MaxScore,
    double? MinConfidence,
    QualityGrade? Quality,
    ScoreSort? Sort,
    int? Limit)
{
    public const int MostRows = 1000;

    /// <summary>Reads what a caller sent; nothing, and an object without fields, asks for all.</summary>
    /// <exception cref="HubException">A field is not known or can't be understood.</exception>
    public static ScoreFilter Read(JsonElement? sent)
    {
        FilterFields fields = new(
            sent, "symbols", "search", "category", "side", "minScore", "maxScore", "minConfidence", "quality", "sort", "descending", "limit");
        return new ScoreFilter(
            fields.Texts("symbols")?.ToHashSet(StringComparer.Ordinal),
            new SymbolFilter(fields.Word("category", ("prime", UniverseCategory.Prime), ("normal", UniverseCategory.Normal)), Followed: null, fields.Text("search", SymbolFilter.LongestSearch)),
            fields.Word("side", ("LONG", ScoreSide.Long), ("SHORT", ScoreSide.Short), ("NEUTRAL", ScoreSide.Neutral)),
            fields.Number("minScore", 0, 100),
            fields.Number("maxScore", 0, 100),
            fields.Number("minConfidence", 0, 100),
            fields.Word("quality", ("A", QualityGrade.A), ("B", QualityGrade.B), ("C", QualityGrade.C), ("D", QualityGrade.D), ("F", QualityGrade.F)),
            SortOf(fields),
            fields.Whole("limit", 1, MostRows));
    }

    /// <summary>The rows that it takes, in its order; rows without the number that they are sorted by come last, equal ones by rank.</summary>
    public IEnumerable<ScoreRow> Choose(IReadOnlyList<ScoreRow> rows, FollowedUniverse? universe)
    {
        HashSet<string>? contracts = Contract == new SymbolFilter(null, null, null)
            ? null
            : [.. (universe?.Verdicts ?? []).Where(v => Contract.Takes(v, null)).Select(v => v.Symbol)];
        IEnumerable<ScoreRow> taken = rows.Where(r => Symbols?.Contains(r.Symbol) != false && contracts?.Contains(r.Symbol) != false && Takes(r.Latest));
        if (Sort is { } sort)
        {
            IOrderedEnumerable<(ScoreRow Row, double? Key)> knownFirst = taken.Select(r => (Row: r, Key: sort.Key(r, edges: null))).OrderBy(r => r.Key is null);
            taken = (sort.Descending ? knownFirst.ThenByDescending(r => r.Key) : knownFirst.ThenBy(r => r.Key)).Select(r => r.Row);
        }

        return Limit is { } most ? taken.Take(most) : taken;
    }

    private static ScoreSort? SortOf(FilterFields fields)
    {
        bool descending = fields.Truth("descending") ?? true;
        return fields.Word("sort", "rank", "score", "distance", "confidence") switch
        {
            "score" => new ScoreSort(ScoreColumn.Score, descending),
            "distance" => new ScoreSort(ScoreColumn.Score, descending, Absolute: true),
            "confidence" => new ScoreSort(ScoreColumn.Confidence, descending),
            _ => null,
        };
    }

    // A row without a score meets no condition on it.
    private bool Takes(SymbolReading reading)
    {
        Score? score = reading.HasScore ? reading.Score : null;
        return (Quality is null || reading.Quality.Grade <= Quality)
            && (Side is null || score?.Side == Side)
            && (MinScore is null || score?.Value >= MinScore)
            && (MaxScore is null || score?.Value <= MaxScore)
            && (MinConfidence is null || score?.Confidence >= MinConfidence);
    }
}

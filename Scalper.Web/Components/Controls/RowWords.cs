using Scalper.Core.Primitives;
using Scalper.Web.Live;

namespace Scalper.Web.Components.Controls;

/// <summary>What a row of the score table says beside its figures.</summary>
internal static class RowWords
{
    public const string NoLead = "One of the two was not live for a second or sent nothing for one, or this is the leading symbol itself";
    public const string NoEdge = "Not known yet: deciles have edges from the day before, and moves from the first block on";
    public const string NoSideAge = "The side has not changed while the book was live";

    public static string NoScore(SymbolReading r) => r.IsLive ? $"No score: data quality {r.Quality.Grade}: " : "No score: ";

    // A grade's reason ends with what the better one allows: where there is little room, that goes first.
    public static string? Why(SymbolReading r) => r.IsLive ? r.Quality.Reasons[0].Split(';')[0] : r.NoScoreReason;

    public static string? Limit(SymbolReading r) => r.IsLive ? r.Quality.Reasons[0][Why(r)!.Length..] : null;

    public static string? Doubt(SymbolReading r) => r.Quality.DoubtsScore ? $"Doubtful: {r.Quality.Summary}" : null;

    public static string ScoreBar(SymbolReading r) => r.Score.Side switch { ScoreSide.Long => "score-bar up", ScoreSide.Short => "score-bar down", _ => "score-bar flat" };

    public static string FlowHint(SymbolReading r) =>
        $"Aggressive buys / sells over the last {r.TradeFlow.TradeCount} trades{(r.HasTradeGap ? ", some may be missing" : "")}, in units of the base currency";
}

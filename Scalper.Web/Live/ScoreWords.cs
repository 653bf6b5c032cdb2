using Scalper.Core.Primitives;
using Scalper.Core.Scoring;

namespace Scalper.Web.Live;

/// <summary>Words of a score on screen.</summary>
public static class ScoreWords
{
    public static string Of(ScoreSide side) => side switch
    {
        ScoreSide.Long => "LONG",
        ScoreSide.Short => "SHORT",
        _ => "NEUTRAL",
    };

    public static string Of(ConfidenceBand band) => band switch
    {
        ConfidenceBand.High => "high",
        ConfidenceBand.Medium => "medium",
        ConfidenceBand.Low => "low",
        _ => "very low",
    };
}

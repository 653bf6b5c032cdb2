using Scalper.Core.Primitives;
using Scalper.Core.Scoring;

namespace Scalper.Web.Live;

/// <summary>Words of a score on screen.</summary>
public static class ScoreWords
{
    /// <summary>A model, by its place.</summary>
    public static string OfModel(int place) => char.ToUpperInvariant(ScoreModels.Names[place][0]) + ScoreModels.Names[place][1..];

    /// <summary>What a model does otherwise, in a sentence; its name where nothing is said of it.</summary>
    public static string HintOfModel(int place) => ScoreModels.Names[place] switch
    {
        "classic" => "Classic: fixed thresholds; suspected spoofing takes for SHORT",
        "symmetric" => "Symmetric: the mirrored market has the mirrored score; walls and spoofing against the symbol's last hour, spoofing pulls towards 50",
        "microstructure" => "Microstructure: touch, book, order flow and trades in the symbol's own deviations, by weights fitted to recorded markets",
        var other => other,
    };

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

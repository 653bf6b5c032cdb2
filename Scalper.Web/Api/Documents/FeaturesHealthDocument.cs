using Scalper.Core.Engine;

namespace Scalper.Web.Api.Documents;

/// <summary>Answer of <c>/api/features/health</c>: of how many symbols there are features, and of which there are none.</summary>
/// <param name="Ok">The engine is healthy and every symbol has features.</param>
/// <param name="At">The moment of the answer on the engine's clock, Unix milliseconds.</param>
/// <param name="Symbols">Symbols followed.</param>
/// <param name="Computed">Of these, those that have features.</param>
/// <param name="Scores">Scores made of them since start.</param>
/// <param name="TickToScoreMicros">From the socket to the score over the last minute, microseconds; none without scores.</param>
public sealed record FeaturesHealthDocument(
    bool Ok, string Status, long At, int Symbols, int Computed, long Scores, TickToScore TickToScoreMicros, IReadOnlyList<MissingFeaturesDocument> Missing)
{
    public static FeaturesHealthDocument Of(EngineHealth health, IReadOnlyList<FollowedSymbol> symbols)
    {
        MissingFeaturesDocument[] missing = [.. symbols.Select(MissingFeaturesDocument.Of).OfType<MissingFeaturesDocument>()];
        return new FeaturesHealthDocument(
            health.Status == EngineStatus.Healthy && missing.Length == 0,
            Words.Of(health.Status),
            health.AtMs,
            symbols.Count,
            symbols.Count - missing.Length,
            EngineMetricsDocument.ScoresOf(symbols),
            health.TickToScore,
            missing);
    }
}

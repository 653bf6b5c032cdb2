using System.Text.Json.Serialization;

namespace Scalper.Tests.Reference;

/// <summary>The groups of features that no score of "classic" is made of, as the API names them.</summary>
public sealed record ReferenceFigures(
    ReferenceReturns Returns,
    ReferenceTouch Touch,
    ReferenceDelta Delta,
    ReferenceLiquidity Liquidity,
    ReferenceNearestWalls NearestWalls,
    ReferenceScoreSide ScoreSide,
    ReferenceContract Contract,
    ReferenceRelative Relative)
{
    /// <summary>What the model "microstructure" looks at, in deviations.</summary>
    [JsonIgnore]
    public double?[] Inputs { get; init; } = [];
}

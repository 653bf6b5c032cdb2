using System.ComponentModel.DataAnnotations;
using Scalper.Core.Scoring;

namespace Scalper.Web.Market;

/// <summary>Settings of the section <c>Score</c>.</summary>
public sealed class ScoreOptions : IValidatableObject
{
    /// <summary>The model whose scores are shown to people who chose none.</summary>
    public string Model { get; init; } = ScoreModels.Names[ScoreModels.Classic];

    public ScoreWeights Weights { get; init; } = new();

    /// <summary>Place of <see cref="Model"/>.</summary>
    public int ModelPlace => ScoreModels.PlaceOf(Model) ?? ScoreModels.Classic;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => ScoreModels.PlaceOf(Model) is null
        ? [new ValidationResult($"one of {string.Join(", ", ScoreModels.Names)}", [nameof(Model)])]
        : [];
}

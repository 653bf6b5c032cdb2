using Scalper.Core.Evaluation;
using Scalper.Web.Evaluation;

namespace Scalper.Web.Api.Documents;

/// <summary>The horizon at which a model's IC has fallen to half of its largest, seconds; none where it has not, or nothing is above 0.</summary>
public sealed record HalfLifeDocument(string Model, double? ScaledSeconds, double? RankSeconds)
{
    public static HalfLifeDocument Of(EvaluationReading reading, string model)
    {
        HalfLives lives = HalfLives.Of(reading, model);
        return new HalfLifeDocument(model, lives.Scaled, lives.Rank);
    }
}

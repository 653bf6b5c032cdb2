using Scalper.Core.Scoring;
using Scalper.Web.Live;

namespace Scalper.Web.Api.Documents;

/// <summary>How far a score is from a side, or from losing it.</summary>
/// <param name="Held">The score has the side: points and changes are what would end it.</param>
/// <param name="Points">Points between the raw score and the threshold; more than these reach a side, exactly these end one.</param>
/// <param name="Changes">By factor.</param>
public sealed record DistanceDocument(string Side, bool Held, double Points, IReadOnlyDictionary<string, ChangeDocument> Changes)
{
    /// <param name="model">By its place.</param>
    public static DistanceDocument Of(int model, SideDistance distance) => new(
        Words.Of(distance.Side),
        distance.IsHeld,
        distance.Points,
        distance.Changes.ToDictionary(c => FactorWords.IdOf(c.Factor), c => ChangeDocument.Of(model, c)));
}

using Scalper.Core.Universe;

namespace Scalper.Web.Api.Documents;

/// <summary>Contracts of the list by what the universe rule makes of them.</summary>
public sealed record CategoryCounts(int Prime, int Normal, int Excluded)
{
    public static CategoryCounts Of(IReadOnlyList<UniverseVerdict> verdicts) => new(
        verdicts.Count(v => v.Category == UniverseCategory.Prime),
        verdicts.Count(v => v.Category == UniverseCategory.Normal),
        verdicts.Count(v => v.Category == UniverseCategory.Excluded));
}

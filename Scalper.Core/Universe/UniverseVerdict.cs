using Scalper.Core.Primitives;

namespace Scalper.Core.Universe;

/// <summary>What was decided on one contract, and why.</summary>
/// <param name="Instrument">Symbol and grids that it is, or would be, followed with.</param>
/// <param name="Criterion">The part of the rule that decided.</param>
/// <param name="Reason">The same in words, with the figures: to follow "because" or a colon.</param>
/// <param name="Listed">The venue's facts; null where they are not known (the settings' fallback list).</param>
public sealed record UniverseVerdict(
    Instrument Instrument, UniverseCategory Category, UniverseCriterion Criterion, string Reason, ListedContract? Listed)
{
    public string Symbol => Instrument.Symbol;

    public bool IsFollowed => Category != UniverseCategory.Excluded;
}

namespace Scalper.Web.Market;

/// <summary>What became of a refresh.</summary>
/// <param name="Preview">The diff that was found.</param>
/// <param name="IsApplied">False where it was not the one that was meant, or drops too much to be applied unseen.</param>
/// <param name="Unchanged">Symbols whose lane took no command: the next refresh tries them again.</param>
public sealed record UniverseRefreshOutcome(UniversePreview Preview, bool IsApplied, IReadOnlyList<string> Unchanged);

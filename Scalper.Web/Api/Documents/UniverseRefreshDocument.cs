using Scalper.Web.Market;

namespace Scalper.Web.Api.Documents;

/// <summary>A refresh that was applied.</summary>
/// <param name="Applied">What changed.</param>
/// <param name="Unchanged">Symbols of it whose lane took no command: they stay as they were until the next refresh.</param>
public sealed record UniverseRefreshDocument(UniversePreviewDocument Applied, IReadOnlyList<string> Unchanged)
{
    public static UniverseRefreshDocument Of(UniverseRefreshOutcome outcome) =>
        new(UniversePreviewDocument.Of(outcome.Preview), outcome.Unchanged);
}

using Scalper.Core.Engine;

namespace Scalper.Web.Api.Documents;

/// <summary>The engine's status, and its symbols by how their data stands: the counts overlap.</summary>
public sealed record MicrostructureCounts(string Status, int ActiveSymbols, int HealthySymbols, int StaleSymbols)
{
    public static MicrostructureCounts Of(EngineStatus status, IReadOnlyList<SymbolStandingDocument> symbols) => new(
        Words.Of(status),
        symbols.Count(s => s.Active),
        symbols.Count(s => s.Healthy),
        symbols.Count(s => s.Stale));
}

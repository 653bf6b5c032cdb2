using Scalper.Core.Engine;

namespace Scalper.Web.Api.Documents;

/// <summary>Answer of <c>/api/microstructure/health</c>.</summary>
/// <param name="Ok">The engine is healthy.</param>
/// <param name="Symbols">The followed ones, in order of rank.</param>
public sealed record MicrostructureHealthDocument(bool Ok, MicrostructureCounts Health, IReadOnlyList<SymbolStandingDocument> Symbols)
{
    public static MicrostructureHealthDocument Of(EngineStatus status, IReadOnlyList<SymbolStandingDocument> symbols) =>
        new(status == EngineStatus.Healthy, MicrostructureCounts.Of(status, symbols), symbols);
}

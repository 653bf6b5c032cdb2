using Scalper.Core.Engine;

namespace Scalper.Web.Api.Documents;

/// <summary>Followed symbols by the state of their books. Quiet ones are among the live; gone ones are not among the stale.</summary>
public sealed record SymbolCounts(int Total, int Live, int Quiet, int Stale, int Invalid, int Gone)
{
    public static SymbolCounts Of(EngineHealth health) =>
        new(health.Total, health.Live, health.Quiet, health.Stale, health.Invalid, health.Gone);
}

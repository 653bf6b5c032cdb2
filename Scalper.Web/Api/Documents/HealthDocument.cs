using Scalper.Core.Engine;

namespace Scalper.Web.Api.Documents;

/// <summary>Answer of <c>/api/engine/health</c>.</summary>
/// <param name="Viewers">Live pages that are held, those of closed tabs included until they are dropped.</param>
/// <param name="Restore">How far the symbols' past is read out of the recordings.</param>
public sealed record HealthDocument(
    bool Ok,
    string Status,
    SymbolCounts Symbols,
    double MessagesPerSecond,
    long MessagesTotal,
    IReadOnlyList<ConnectionDocument> Connections,
    TickToScore TickToScoreMicros,
    GradeCounts Grades,
    int Viewers,
    RestoreDocument Restore)
{
    public static HealthDocument Of(EngineHealth health, GradeCounts grades, int viewers) => new(
        health.Status == EngineStatus.Healthy,
        Words.Of(health.Status),
        SymbolCounts.Of(health),
        health.MessagesPerSecond,
        health.MessagesTotal,
        [.. health.Connections.Select(ConnectionDocument.Of)],
        health.TickToScore,
        grades,
        viewers,
        RestoreDocument.Of(health.Restore));
}

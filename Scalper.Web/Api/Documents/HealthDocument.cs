using Scalper.Core.Engine;

namespace Scalper.Web.Api.Documents;

/// <summary>Answer of <c>/api/engine/health</c>.</summary>
public sealed record HealthDocument(
    bool Ok,
    string Status,
    SymbolCounts Symbols,
    double MessagesPerSecond,
    long MessagesTotal,
    IReadOnlyList<ConnectionDocument> Connections,
    TickToScore TickToScoreMicros,
    GradeCounts Grades)
{
    public static HealthDocument Of(EngineHealth health, GradeCounts grades) => new(
        health.Status == EngineStatus.Healthy,
        Words.Of(health.Status),
        SymbolCounts.Of(health),
        health.MessagesPerSecond,
        health.MessagesTotal,
        [.. health.Connections.Select(ConnectionDocument.Of)],
        health.TickToScore,
        grades);
}

using Scalper.Core.Engine;

namespace Scalper.Web.Api.Documents;

/// <summary>Answer of <c>/api/monitor/summary</c>.</summary>
/// <param name="At">The moment of the answer on the engine's clock, Unix milliseconds.</param>
public sealed record MonitorSummaryDocument(long At, FeedMetricsDocument WsMetrics, EngineMetricsDocument Engine, SymbolCounts Symbols)
{
    public static MonitorSummaryDocument Of(EngineHealth health, IReadOnlyList<FollowedSymbol> symbols) =>
        new(health.AtMs, FeedMetricsDocument.Of(health), EngineMetricsDocument.Of(symbols), SymbolCounts.Of(health));
}

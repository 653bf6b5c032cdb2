using Scalper.Core.Engine;
using Scalper.Core.Feeds;

namespace Scalper.Web.Api.Documents;

/// <summary>Answer of <c>/api/websocket/health</c>. Times are Unix milliseconds on the engine's clock, ages milliseconds.</summary>
/// <param name="Ok">The engine is healthy, no connection is halted, and none has the malformed alert.</param>
/// <param name="At">The moment of the answer, to which the ages belong.</param>
/// <param name="Connections">The main connections in order of their index, then that of the metrics feed.</param>
public sealed record WebSocketHealthDocument(
    bool Ok,
    string Status,
    long At,
    SymbolCounts Symbols,
    IReadOnlyList<VenueDocument> Venues,
    IReadOnlyList<ConnectionHealthDocument> Connections)
{
    public static WebSocketHealthDocument Of(EngineHealth health, long nowMs)
    {
        IEnumerable<ConnectionHealth> all = health.Metrics is { } metrics ? health.Connections.Append(metrics) : health.Connections;
        ConnectionHealth[] connections = [.. all];
        return new WebSocketHealthDocument(
            health.Status == EngineStatus.Healthy && !connections.Any(c => c.State == ConnectionState.Failed || c.IsMalformedAlert),
            Words.Of(health.Status),
            nowMs,
            SymbolCounts.Of(health),
            [.. connections.Select(c => c.Venue).Distinct(StringComparer.Ordinal).Select(venue => VenueDocument.Of(venue, health))],
            [.. connections.Select(c => ConnectionHealthDocument.Of(c, nowMs))]);
    }
}

namespace Scalper.Web.Api.Documents;

/// <summary>
/// Answer of <c>/api/websocket/sources</c>: every symbol on its connection, on each of them where its venue has several routes. The counts are of symbols, over all connections. Times are Unix
/// milliseconds on the engine's clock, ages milliseconds.
/// </summary>
/// <param name="Active">Symbols with any update within 30 s.</param>
/// <param name="Healthy">Live symbols with more than ten levels on both sides.</param>
/// <param name="Stale">Symbols without any update for 30 s.</param>
public sealed record SourcesDocument(
    long At, int Total, int Active, int Healthy, int Stale, int Quiet, int Gone, IReadOnlyList<ConnectionSourcesDocument> Connections)
{
    public static SourcesDocument Of(long nowMs, IReadOnlyList<ConnectionSourcesDocument> connections)
    {
        SymbolSourceDocument[] all = [.. connections.SelectMany(c => c.Symbols).DistinctBy(s => s.Symbol)];
        return new SourcesDocument(
            nowMs,
            all.Length,
            all.Count(s => s.Active),
            all.Count(s => s.Healthy),
            all.Count(s => s.Stale),
            all.Count(s => s.Quiet),
            all.Count(s => s.Gone),
            connections);
    }
}

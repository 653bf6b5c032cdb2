using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Web.Api.Documents;
using Scalper.Web.Market;

namespace Scalper.Web.Api;

/// <summary>Routes that tell how the feeds stand.</summary>
internal static class WebSocketQueries
{
    public static IResult Health(IMarket market)
    {
        EngineHealth health = market.ReadHealth();
        return Results.Json(WebSocketHealthDocument.Of(health, health.AtMs), ApiJson.Options);
    }

    public static async Task<IResult> Sources(IMarket market, TopicReader reader, TimeProvider time, CancellationToken cancellation)
    {
        EngineHealth health = market.ReadHealth();
        ILookup<int, FollowedSymbol> symbols = market.Symbols.ToLookup(s => s.Lane);
        ConnectionSourcesDocument[] connections = await Task.WhenAll(
            health.Connections.Select(c => SourcesOf(c, symbols[c.Lane], reader, time, health.Clock, cancellation)));
        return Results.Json(SourcesDocument.Of(time.NowMs(health.Clock), connections), ApiJson.Options);
    }

    private static async Task<ConnectionSourcesDocument> SourcesOf(
        ConnectionHealth connection,
        IEnumerable<FollowedSymbol> symbols,
        TopicReader reader,
        TimeProvider time,
        ClockReading clock,
        CancellationToken cancellation)
    {
        (ILookup<string, TopicReport>? topics, string? noTopics) = await reader.ReadAsync(connection.Index, cancellation);
        long nowMs = time.NowMs(clock);
        return ConnectionSourcesDocument.Of(
            connection, noTopics, [.. symbols.Select(s => SymbolSourceDocument.Of(s, topics?[s.Instrument.Symbol], nowMs))]);
    }
}

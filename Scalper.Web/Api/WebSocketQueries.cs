using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Web.Api.Documents;
using Scalper.Web.Market;

namespace Scalper.Web.Api;

/// <summary>Routes that tell how the feeds stand.</summary>
internal static class WebSocketQueries
{
    // A lane that connects, or waits for a send, answers later than anybody wants to wait for the others.
    private static readonly TimeSpan LanePatience = TimeSpan.FromSeconds(1);

    public static IResult Health(IMarket market)
    {
        EngineHealth health = market.ReadHealth();
        return Results.Json(WebSocketHealthDocument.Of(health, health.AtMs), ApiJson.Options);
    }

    public static async Task<IResult> Sources(IMarket market, TimeProvider time, CancellationToken cancellation)
    {
        EngineHealth health = market.ReadHealth();
        ILookup<int, FollowedSymbol> symbols = market.Symbols.ToLookup(s => s.Lane);
        ConnectionSourcesDocument[] connections = await Task.WhenAll(
            health.Connections.Select(c => SourcesOf(c, symbols[c.Index], market, time, health.Clock, cancellation)));
        return Results.Json(SourcesDocument.Of(time.NowMs(health.Clock), connections), ApiJson.Options);
    }

    private static async Task<ConnectionSourcesDocument> SourcesOf(
        ConnectionHealth connection,
        IEnumerable<FollowedSymbol> symbols,
        IMarket market,
        TimeProvider time,
        ClockReading clock,
        CancellationToken cancellation)
    {
        (ILookup<string, TopicReport>? topics, string? noTopics) = await AskForTopics(connection.Index, market, time, cancellation);
        long nowMs = time.NowMs(clock);
        return ConnectionSourcesDocument.Of(
            connection, noTopics, [.. symbols.Select(s => SymbolSourceDocument.Of(s, topics?[s.Instrument.Symbol], nowMs))]);
    }

    private static async Task<(ILookup<string, TopicReport>? Topics, string? Why)> AskForTopics(
        int connection, IMarket market, TimeProvider time, CancellationToken cancellation)
    {
        using CancellationTokenSource patience = new(LanePatience, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            IReadOnlyList<TopicReport> topics = await market.ReadTopicsAsync(connection, either.Token);
            return (topics.ToLookup(t => t.Symbol, StringComparer.Ordinal), null);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (null, $"The lane did not answer within {LanePatience.TotalSeconds:0} s.");
        }
        catch (LaneBusyException e)
        {
            return (null, e.Message);
        }
    }
}

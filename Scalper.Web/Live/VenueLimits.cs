using Scalper.Core.Engine;
using Scalper.Core.Feeds;

namespace Scalper.Web.Live;

/// <summary>The limits that all connections to the venue share, and those of each, as they are used now.</summary>
public static class VenueLimits
{
    private const long MinuteNs = 60_000_000_000;

    /// <param name="rates">As of the sampler's last look.</param>
    /// <param name="symbolsByLane">Symbols of each main connection.</param>
    public static IReadOnlyList<VenueLimit> Of(EngineHealth health, MarketRates rates, IReadOnlyCollection<int> symbolsByLane, FeedOptions options)
    {
        IReadOnlyList<ConnectionHealth> all = health.Metrics is { } metrics ? [.. health.Connections, metrics] : health.Connections;
        int topics = all.Count == 0 ? 0 : all.Max(c => c.Topics.Total);
        return
        [
            new("connects", "Connects a minute", all.Sum(c => Attempts(c.History, health.AtMs)), options.ConnectsPerMinute, true,
                $"Attempts of all connections in the last minute; {options.ConnectBurst} may be made at once, after that {options.ConnectsPerMinute} a minute"),
            new("requests", "Requests a second", rates.Connections.Count == 0 ? null : rates.Connections.Values.Sum(r => r.Requests), options.RequestsPerSecond, true,
                $"Requests of all connections over the last five seconds; {options.RequestBurst} may be sent at once, after that {options.RequestsPerSecond} a second"),
            new("topics", "Topics a request", Math.Min(topics, options.TopicsPerRequest), options.TopicsPerRequest, false,
                $"In the largest request that the fullest connection ({topics} topics) makes when it opens"),
            new("symbols", "Symbols a connection", symbolsByLane.Count == 0 ? 0 : symbolsByLane.Max(), options.SymbolsPerConnection, false,
                "Symbols of the fullest main connection"),
        ];
    }

    /// <summary>Attempts to connect in the last minute, as the history tells: those that succeeded, and those that ended before they did.</summary>
    private static int Attempts(IReadOnlyList<ConnectionTransition> history, long atMs) => history.Count(t =>
        (atMs * 1_000_000) - t.AtNs < MinuteNs
        && (t.To == ConnectionState.Connected
            || (t.From is ConnectionState.Connecting or ConnectionState.Reconnecting && t.To is ConnectionState.Reconnecting or ConnectionState.Failed)));
}

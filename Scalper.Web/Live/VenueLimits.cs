using Scalper.Core.Engine;
using Scalper.Core.Feeds;

namespace Scalper.Web.Live;

/// <summary>The limits that all connections to a venue share, and those of each, as they are used now.</summary>
public static class VenueLimits
{
    private const long MinuteNs = 60_000_000_000;

    /// <param name="rates">As of the sampler's last look.</param>
    /// <param name="symbolsByLane">How many symbols each lane has, with their venue.</param>
    /// <returns>Of each venue by itself; its name stands before them where there are several.</returns>
    public static IReadOnlyList<VenueLimit> Of(EngineHealth health, MarketRates rates, IReadOnlyCollection<(string Venue, int Symbols)> symbolsByLane, FeedOptions options)
    {
        ConnectionHealth[] all = health.Metrics is { } metrics ? [.. health.Connections, metrics] : [.. health.Connections];
        IGrouping<string, ConnectionHealth>[] venues = [.. all.GroupBy(c => c.Venue)];
        return venues.Length < 2
            ? OfVenue(all, health.AtMs, rates, [.. symbolsByLane.Select(l => l.Symbols)], options)
            : [.. venues.SelectMany(v => OfVenue([.. v], health.AtMs, rates, [.. symbolsByLane.Where(l => l.Venue == v.Key).Select(l => l.Symbols)], options).Select(l => l.Of(v.Key)))];
    }

    private static VenueLimit[] OfVenue(ConnectionHealth[] all, long atMs, MarketRates rates, int[] symbolsByLane, FeedOptions options)
    {
        ConnectionRate?[] known = [.. all.Select(c => rates.Connections.GetValueOrDefault(c.Index)).Where(r => r is not null)];
        int topics = all.Length == 0 ? 0 : all.Max(c => c.Topics.Total);
        return
        [
            new("connects", "Connects a minute", all.Sum(c => Attempts(c.History, atMs)), options.ConnectsPerMinute, true,
                $"Attempts of all connections in the last minute; {options.ConnectBurst} may be made at once, after that {options.ConnectsPerMinute} a minute"),
            new("requests", "Requests a second", known.Length == 0 ? null : known.Sum(r => r!.Requests), options.RequestsPerSecond, true,
                $"Requests of all connections over the last five seconds; {options.RequestBurst} may be sent at once, after that {options.RequestsPerSecond} a second"),
            new("topics", "Topics a request", Math.Min(topics, options.TopicsPerRequest), options.TopicsPerRequest, false,
                $"In the largest request that the fullest connection ({topics} topics) makes when it opens"),
            new("symbols", "Symbols a connection", symbolsByLane.Length == 0 ? 0 : symbolsByLane.Max(), options.SymbolsPerConnection, false,
                "Symbols of the fullest main connection"),
        ];
    }

    /// <summary>Attempts to connect in the last minute, as the history tells: those that succeeded, and those that ended before they did.</summary>
    private static int Attempts(IReadOnlyList<ConnectionTransition> history, long atMs) => history.Count(t =>
        (atMs * 1_000_000) - t.AtNs < MinuteNs
        && (t.To == ConnectionState.Connected
            || (t.From is ConnectionState.Connecting or ConnectionState.Reconnecting && t.To is ConnectionState.Reconnecting or ConnectionState.Failed)));
}

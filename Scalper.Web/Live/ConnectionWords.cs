using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Web.Market;

namespace Scalper.Web.Live;

/// <summary>A connection in words, as pages write them.</summary>
public static class ConnectionWords
{
    public static string Of(ConnectionState state) => state switch
    {
        ConnectionState.Connected => "connected",
        ConnectionState.Connecting => "connecting",
        ConnectionState.Reconnecting => "reconnecting",
        ConnectionState.Failed => "halted",
        ConnectionState.Terminated => "stopped",
        _ => "not started",
    };

    public static string Percent(double share) => Figures.Fixed(100 * share, 1) + " %";

    /// <summary>The halted connections with reason and next attempt, those with the same reason together; null where none is halted.</summary>
    public static string? Halt(IReadOnlyList<ConnectionHealth> connections, ClockReading clock)
    {
        IEnumerable<string> sentences = connections
            .Where(c => c.State == ConnectionState.Failed)
            .GroupBy(c => (c.Venue, c.Cause))
            .Select(halted =>
            {
                long? next = halted.Min(c => c.NextAttemptAtMs);
                string who = halted.Count() == connections.Count(c => c.Venue == halted.Key.Venue) ? halted.Key.Venue : Names([.. halted]);
                return $"{who} halted: {halted.Key.Cause.TrimEnd('.')}; {NextAttempt(next, halted.First().SinceMs, clock)}.";
            });
        string text = string.Join(" ", sentences);
        return text.Length == 0 ? null : text;
    }

    /// <summary>The connections with the malformed alert; null where there is none.</summary>
    public static string? Malformed(IReadOnlyList<ConnectionHealth> connections)
    {
        ConnectionHealth[] alerted = [.. connections.Where(c => c.IsMalformedAlert)];
        return alerted.Length == 0
            ? null
            : $"{string.Join(", ", alerted.Select(c => $"{Name(c)}: {Percent(c.MalformedShare ?? 0)}"))} of the last minute's frames could not be read.";
    }

    /// <summary>One line: state, what is subscribed, what went wrong.</summary>
    public static string Describe(ConnectionHealth c, ClockReading clock)
    {
        List<string> facts = [State(c, clock), Topics(c.Topics)];
        AddSome(facts, c.GoneSymbols, c.GoneSymbols == 1 ? "symbol gone" : "symbols gone");
        AddSome(facts, c.Reconnects, c.Reconnects == 1 ? "reconnect" : "reconnects");
        if (c.Malformed > 0)
        {
            facts.Add($"{Figures.Whole(c.Malformed)} malformed frames, {Percent(c.MalformedShare ?? 0)} of the last minute's");
        }

        if (c.LastError is { } error)
        {
            facts.Add($"last error: {error}");
        }

        return $"{Name(c)}: {string.Join(", ", facts)}";
    }

    private static string State(ConnectionHealth c, ClockReading clock)
    {
        string since = c.SinceMs is { } at ? $" since {Figures.Utc(EngineTime.OnMachine(at, clock))}" : "";
        return c.State switch
        {
            ConnectionState.Failed or ConnectionState.Reconnecting =>
                $"{Of(c.State)}{since} ({c.Cause.TrimEnd('.')}), {NextAttempt(c.NextAttemptAtMs, c.SinceMs, clock)}",
            _ => Of(c.State) + since,
        };
    }

    private static string Topics(TopicCounts topics)
    {
        List<string> open = [];
        AddSome(open, topics.Wanted, "wanted");
        AddSome(open, topics.Sent, "sent");
        AddSome(open, topics.Rejected, "rejected");
        AddSome(open, topics.Stale, "stale");
        string confirmed = $"{Figures.Whole(topics.Confirmed)} of {Figures.Whole(topics.Total)} topics confirmed";
        return open.Count == 0 ? confirmed : $"{confirmed} ({string.Join(", ", open)})";
    }

    private static void AddSome(List<string> facts, long count, string what)
    {
        if (count > 0)
        {
            facts.Add($"{Figures.Whole(count)} {what}");
        }
    }

    // The day is said only where it is not the day the wait began.
    private static string NextAttempt(long? nextMs, long? sinceMs, ClockReading clock)
    {
        if (nextMs is not { } next)
        {
            return "no attempt before an administrator asks";
        }

        long nextAt = EngineTime.OnMachine(next, clock);
        bool isSameDay = sinceMs is { } since && Figures.Day(EngineTime.OnMachine(since, clock)) == Figures.Day(nextAt);
        return $"next attempt {(isSameDay ? "" : Figures.Day(nextAt) + " ")}{Figures.Utc(nextAt)}";
    }

    private static string Names(ConnectionHealth[] connections) => connections.Length == 1 || connections.Any(c => c.Role == ConnectionRole.Metrics)
        ? string.Join(", ", connections.Select(Name))
        : $"{connections[0].Venue} {string.Join(", ", connections.Select(Place))}";

    /// <summary>A connection's name: venue, index and, where the venue has several, the route.</summary>
    public static string Name(ConnectionHealth c) => c.Role == ConnectionRole.Metrics ? $"{c.Venue} metrics" : $"{c.Venue} {Place(c)}";

    private static string Place(ConnectionHealth c) => c.Route.Length == 0 ? Figures.Whole(c.Index) : $"{Figures.Whole(c.Index)} {c.Route}";
}

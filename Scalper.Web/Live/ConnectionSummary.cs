using Scalper.Core.Engine;
using Scalper.Core.Feeds;

namespace Scalper.Web.Live;

/// <summary>All connections of the engine in a few words.</summary>
/// <param name="State">The worst state among the main connections.</param>
/// <param name="IsDegraded">All main connections are up, but one delivers malformed frames, or the metrics feed is not up.</param>
/// <param name="Words">For the strip, for example <c>Bybit connected</c>.</param>
/// <param name="Detail">One line per connection.</param>
/// <param name="Outage">Why nothing can be received, in a sentence for each venue of which that is so; null while of every venue a main connection is up or only starting.</param>
/// <param name="OutageTitle">Whether that is of all venues, in a short sentence; empty without an outage.</param>
/// <param name="Halt">Which connections are halted, why, and until when; null where none is.</param>
/// <param name="Malformed">Which connections have the malformed alert, with the share; null where none has.</param>
public sealed record ConnectionSummary(
    ConnectionState State, bool IsDegraded, string Words, string Detail, string? Outage, string OutageTitle, string? Halt, string? Malformed)
{
    public static ConnectionSummary Of(EngineHealth? health)
    {
        if (health is null || health.Connections.Count == 0)
        {
            return new ConnectionSummary(ConnectionState.Connecting, false, "starting", "No connection was opened yet.", null, "", null, null);
        }

        IReadOnlyList<ConnectionHealth> main = health.Connections;
        IReadOnlyList<ConnectionHealth> all = health.Metrics is { } metrics ? [.. main, metrics] : main;
        string? halt = ConnectionWords.Halt(all, health.Clock);
        string? malformed = ConnectionWords.Malformed(all);
        (string? outage, string outageTitle) = OutageOf(main, all, health.Clock);
        return new ConnectionSummary(
            main.MinBy(c => Severity(c.State))!.State,
            malformed is not null || health.Metrics is { State: not (ConnectionState.Connected or ConnectionState.Connecting) },
            WordsOf(main, health.Metrics, all),
            string.Join("\n", all.Select(c => ConnectionWords.Describe(c, health.Clock))),
            outage,
            outageTitle,
            halt,
            malformed);
    }

    private static int Severity(ConnectionState state) => state switch
    {
        ConnectionState.Failed => 0,
        ConnectionState.Reconnecting => 1,
        ConnectionState.Disconnected or ConnectionState.Terminated => 2,
        ConnectionState.Connecting => 3,
        _ => 4,
    };

    // Venues that stand alike together: "Bybit, Binance connected"; "Bybit connected; Binance 1 of 2 connected".
    private static string WordsOf(IReadOnlyList<ConnectionHealth> main, ConnectionHealth? metrics, IReadOnlyList<ConnectionHealth> all)
    {
        IEnumerable<string> venues = main.GroupBy(c => c.Venue).Select(v => (Venue: v.Key, Words: WordsOf([.. v]))).GroupBy(v => v.Words)
            .Select(alike => $"{string.Join(", ", alike.Select(v => v.Venue))} {alike.Key}");
        List<string> parts = [string.Join("; ", venues)];
        if (metrics is { State: not (ConnectionState.Connected or ConnectionState.Connecting) } && metrics.State != main[0].State)
        {
            parts.Add($"metrics {ConnectionWords.Of(metrics.State)}");
        }

        if (all.Where(c => c.IsMalformedAlert).Max(c => c.MalformedShare) is { } share)
        {
            parts.Add($"{ConnectionWords.Percent(share)} malformed");
        }

        return string.Join(", ", parts);
    }

    private static string WordsOf(ConnectionHealth[] ofVenue)
    {
        if (ofVenue.All(c => c.State == ofVenue[0].State))
        {
            return ConnectionWords.Of(ofVenue[0].State);
        }

        int halted = ofVenue.Count(c => c.State == ConnectionState.Failed);
        return $"{ofVenue.Count(c => c.State == ConnectionState.Connected)} of {ofVenue.Length} connected{(halted > 0 ? $", {halted} halted" : "")}";
    }

    // Halts of the other venues are told behind it: nothing else tells them then.
    private static (string? Sentences, string Title) OutageOf(IReadOnlyList<ConnectionHealth> main, IReadOnlyList<ConnectionHealth> all, ClockReading clock)
    {
        var venues = main.GroupBy(c => c.Venue).Select(v => (Venue: v.Key, Main: v.ToArray(), Halt: ConnectionWords.Halt([.. all.Where(c => c.Venue == v.Key)], clock))).ToArray();
        var outages = venues.Select(v => (v.Venue, Sentence: OutageOf(v.Main, venues.Length == 1 ? null : v.Venue, v.Halt), v.Halt)).ToLookup(o => o.Sentence is not null);
        string[] missing = [.. outages[true].Select(o => o.Venue)];
        return missing.Length == 0
            ? (null, "")
            : (string.Join(" ", outages[true].Select(o => o.Sentence).Concat(outages[false].Select(o => o.Halt)).Where(s => s is not null)),
                missing.Length == venues.Length ? "No data." : $"No data of {string.Join(", ", missing)}.");
    }

    /// <param name="venue">To be named; null where there is one alone.</param>
    private static string? OutageOf(ConnectionHealth[] ofVenue, string? venue, string? halt)
    {
        if (ofVenue.Any(c => c.State == ConnectionState.Connected))
        {
            return null;
        }

        string? error = ofVenue.Select(c => c.LastError).FirstOrDefault(e => e is not null);
        if (ofVenue.All(c => c.State is ConnectionState.Disconnected or ConnectionState.Terminated))
        {
            return $"The connection to {venue ?? "the exchange"} is stopped{(error is null ? "" : ": " + error.TrimEnd('.'))}.";
        }

        string where = venue is null ? "below" : $"of {venue}";
        if (ofVenue.All(c => c.State == ConnectionState.Failed))
        {
            return $"{halt} Nothing {where} is current.";
        }

        return error is null && !ofVenue.Any(c => c.State is ConnectionState.Reconnecting or ConnectionState.Failed)
            ? null
            : $"{venue ?? "The exchange"} cannot be reached: {(error ?? "the connection was lost").TrimEnd('.')}. Retrying; nothing {where} is current.{(halt is null ? "" : " " + halt)}";
    }
}

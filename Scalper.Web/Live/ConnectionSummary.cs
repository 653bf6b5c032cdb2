using Scalper.Core.Engine;
using Scalper.Core.Feeds;

namespace Scalper.Web.Live;

/// <summary>All connections of the engine in a few words.</summary>
/// <param name="State">The worst state among the main connections.</param>
/// <param name="IsDegraded">All main connections are up, but one delivers malformed frames, or the metrics feed is not up.</param>
/// <param name="Words">For the strip, for example <c>Bybit connected</c>.</param>
/// <param name="Detail">One line per connection.</param>
/// <param name="Outage">Why nothing can be received, in a sentence; null while a main connection is up or only starting.</param>
/// <param name="Halt">Which connections are halted, why, and until when; null where none is.</param>
/// <param name="Malformed">Which connections have the malformed alert, with the share; null where none has.</param>
public sealed record ConnectionSummary(
    ConnectionState State, bool IsDegraded, string Words, string Detail, string? Outage, string? Halt, string? Malformed)
{
    public static ConnectionSummary Of(EngineHealth? health)
    {
        if (health is null || health.Connections.Count == 0)
        {
            return new ConnectionSummary(ConnectionState.Connecting, false, "starting", "No connection was opened yet.", null, null, null);
        }

        IReadOnlyList<ConnectionHealth> main = health.Connections;
        IReadOnlyList<ConnectionHealth> all = health.Metrics is { } metrics ? [.. main, metrics] : main;
        string? halt = ConnectionWords.Halt(all, health.Clock);
        string? malformed = ConnectionWords.Malformed(all);
        return new ConnectionSummary(
            main.MinBy(c => Severity(c.State))!.State,
            malformed is not null || health.Metrics is { State: not (ConnectionState.Connected or ConnectionState.Connecting) },
            WordsOf(main, health.Metrics, all),
            string.Join("\n", all.Select(c => ConnectionWords.Describe(c, health.Clock))),
            OutageOf(main, halt),
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

    private static string WordsOf(IReadOnlyList<ConnectionHealth> main, ConnectionHealth? metrics, IReadOnlyList<ConnectionHealth> all)
    {
        int up = main.Count(c => c.State == ConnectionState.Connected);
        int halted = main.Count(c => c.State == ConnectionState.Failed);
        bool sameForAll = main.All(c => c.State == main[0].State);
        List<string> parts = [sameForAll ? ConnectionWords.Of(main[0].State) : $"{up} of {main.Count} connected"];
        if (halted > 0 && !sameForAll)
        {
            parts.Add($"{halted} halted");
        }

        if (metrics is { State: not (ConnectionState.Connected or ConnectionState.Connecting) } && metrics.State != main[0].State)
        {
            parts.Add($"metrics {ConnectionWords.Of(metrics.State)}");
        }

        if (all.Where(c => c.IsMalformedAlert).Max(c => c.MalformedShare) is { } share)
        {
            parts.Add($"{ConnectionWords.Percent(share)} malformed");
        }

        return $"{string.Join(", ", main.Select(c => c.Venue).Distinct(StringComparer.Ordinal))} {string.Join(", ", parts)}";
    }

    private static string? OutageOf(IReadOnlyList<ConnectionHealth> main, string? halt)
    {
        if (main.Any(c => c.State == ConnectionState.Connected))
        {
            return null;
        }

        string? error = main.Select(c => c.LastError).FirstOrDefault(e => e is not null);
        if (main.All(c => c.State is ConnectionState.Disconnected or ConnectionState.Terminated))
        {
            return $"The connection to the exchange is stopped{(error is null ? "" : ": " + error.TrimEnd('.'))}.";
        }

        if (main.All(c => c.State == ConnectionState.Failed))
        {
            return $"{halt} Nothing below is current.";
        }

        return error is null && !main.Any(c => c.State is ConnectionState.Reconnecting or ConnectionState.Failed)
            ? null
            : $"The exchange cannot be reached: {(error ?? "the connection was lost").TrimEnd('.')}. Retrying; nothing below is current."
                + (halt is null ? "" : " " + halt);
    }
}

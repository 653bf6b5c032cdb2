using Scalper.Core.Engine;
using Scalper.Core.Feeds;

namespace Scalper.Web.Live;

/// <summary>All connections of the engine in a few words.</summary>
/// <param name="State">The worst state among the lanes.</param>
/// <param name="Words">For the strip, for example <c>Bybit connected</c>.</param>
/// <param name="Detail">One line per lane.</param>
/// <param name="Outage">Why nothing can be received, in a sentence; null while a connection is up or only starting.</param>
public sealed record ConnectionSummary(ConnectionState State, string Words, string Detail, string? Outage)
{
    public static ConnectionSummary Of(EngineHealth? health)
    {
        if (health is null || health.Connections.Count == 0)
        {
            return new ConnectionSummary(ConnectionState.Connecting, "starting", "No connection was opened yet.", null);
        }

        IReadOnlyList<ConnectionHealth> lanes = health.Connections;
        int up = lanes.Count(l => l.State == ConnectionState.Connected);
        ConnectionHealth worst = lanes.OrderBy(l => Severity(l.State)).First();
        string venues = string.Join(", ", lanes.Select(l => l.Venue).Distinct(StringComparer.Ordinal));
        string words = lanes.Count == 1 || up == lanes.Count ? Word(worst.State) : $"{up} of {lanes.Count} connected";
        return new ConnectionSummary(worst.State, $"{venues} {words}", string.Join("\n", lanes.Select(Describe)), up == 0 ? OutageOf(lanes) : null);
    }

    private static int Severity(ConnectionState state) => state switch
    {
        ConnectionState.Failed => 0,
        ConnectionState.Reconnecting => 1,
        ConnectionState.Disconnected or ConnectionState.Terminated => 2,
        ConnectionState.Connecting => 3,
        _ => 4,
    };

    private static string? OutageOf(IReadOnlyList<ConnectionHealth> lanes)
    {
        string? error = lanes.Select(l => l.LastError).FirstOrDefault(e => e is not null);
        if (lanes.All(l => l.State is ConnectionState.Disconnected or ConnectionState.Terminated))
        {
            return $"The connection to the exchange is stopped{(error is null ? "" : ": " + error.TrimEnd('.'))}.";
        }

        return error is null && !lanes.Any(l => l.State == ConnectionState.Reconnecting)
            ? null
            : $"The exchange cannot be reached: {(error ?? "the connection was lost").TrimEnd('.')}. Retrying; nothing below is current.";
    }

    private static string Describe(ConnectionHealth lane) =>
        $"{lane.Venue} {lane.Index}: {Word(lane.State)}, {lane.Topics.Total} topics, {lane.Reconnects} reconnects" +
        (lane.LastError is null ? "" : $", last error: {lane.LastError}");

    private static string Word(ConnectionState state) => state switch
    {
        ConnectionState.Connected => "connected",
        ConnectionState.Connecting => "connecting",
        ConnectionState.Reconnecting => "reconnecting",
        ConnectionState.Failed => "halted",
        _ => "stopped",
    };
}

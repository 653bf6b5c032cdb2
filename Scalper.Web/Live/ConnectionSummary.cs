using Scalper.Core.Engine;

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
        if (health is null || health.Lanes.Count == 0)
        {
            return new ConnectionSummary(ConnectionState.Connecting, "starting", "No connection was opened yet.", null);
        }

        IReadOnlyList<LaneHealth> lanes = health.Lanes;
        int up = lanes.Count(l => l.State == ConnectionState.Connected);
        LaneHealth worst = lanes.OrderBy(l => Severity(l.State)).First();
        string venues = string.Join(", ", lanes.Select(l => l.Venue).Distinct(StringComparer.Ordinal));
        string words = lanes.Count == 1 || up == lanes.Count ? Word(worst.State) : $"{up} of {lanes.Count} connected";
        return new ConnectionSummary(worst.State, $"{venues} {words}", string.Join("\n", lanes.Select(Describe)), up == 0 ? OutageOf(lanes) : null);
    }

    private static int Severity(ConnectionState state) => state switch
    {
        ConnectionState.Reconnecting => 0,
        ConnectionState.Disconnected => 1,
        ConnectionState.Connecting => 2,
        _ => 3,
    };

    private static string? OutageOf(IReadOnlyList<LaneHealth> lanes)
    {
        string? error = lanes.Select(l => l.LastError).FirstOrDefault(e => e is not null);
        if (lanes.All(l => l.State == ConnectionState.Disconnected))
        {
            return $"The connection to the exchange is stopped{(error is null ? "" : ": " + error.TrimEnd('.'))}.";
        }

        return error is null && !lanes.Any(l => l.State == ConnectionState.Reconnecting)
            ? null
            : $"The exchange cannot be reached: {(error ?? "the connection was lost").TrimEnd('.')}. Retrying; nothing below is current.";
    }

    private static string Describe(LaneHealth lane) =>
        $"{lane.Venue} {lane.Lane}: {Word(lane.State)}, {lane.Topics} topics, {lane.Reconnects} reconnects" +
        (lane.LastError is null ? "" : $", last error: {lane.LastError}");

    private static string Word(ConnectionState state) => state switch
    {
        ConnectionState.Connected => "connected",
        ConnectionState.Connecting => "connecting",
        ConnectionState.Reconnecting => "reconnecting",
        _ => "stopped",
    };
}

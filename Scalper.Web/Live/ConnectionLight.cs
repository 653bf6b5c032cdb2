using Scalper.Core.Engine;
using Scalper.Core.Feeds;

namespace Scalper.Web.Live;

/// <summary>One connection as a light: its glyph tells the state without the colour.</summary>
/// <param name="Name">Short: the index of a main connection, M for the metrics feed.</param>
/// <param name="IsDegraded">Connected, but delivers frames that can't be read.</param>
/// <param name="Detail">Everything about it in one line.</param>
public sealed record ConnectionLight(string Name, ConnectionState State, bool IsDegraded, string Detail)
{
    public string Words => IsDegraded ? "connected, malformed frames" : ConnectionWords.Of(State);

    public string Glyph => State switch
    {
        ConnectionState.Connected => IsDegraded ? "▲" : "●",
        ConnectionState.Connecting => "◐",
        ConnectionState.Reconnecting => "↻",
        ConnectionState.Failed => "✕",
        _ => "○",
    };

    public static ConnectionLight Of(ConnectionHealth c, ClockReading clock) => new(
        c.Role == ConnectionRole.Metrics ? "M" : Figures.Whole(c.Index),
        c.State,
        c is { State: ConnectionState.Connected, IsMalformedAlert: true },
        ConnectionWords.Describe(c, clock));
}

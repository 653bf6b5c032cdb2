using Scalper.Core.Engine;

namespace Scalper.Web.Api.Documents;

/// <summary>One lane's connection. <paramref name="LastMessageAt"/> in Unix milliseconds.</summary>
public sealed record ConnectionDocument(
    string Venue, int Lane, string State, int Topics, long? LastMessageAt, long Reconnects, string? LastError)
{
    public static ConnectionDocument Of(LaneHealth lane) =>
        new(lane.Venue, lane.Lane, lane.State.ToString(), lane.Topics, lane.LastMessageAtMs, lane.Reconnects, lane.LastError);
}

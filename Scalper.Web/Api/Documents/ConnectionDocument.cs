using Scalper.Core.Engine;

namespace Scalper.Web.Api.Documents;

/// <summary>One lane's connection. <paramref name="LastMessageAt"/> in Unix milliseconds.</summary>
public sealed record ConnectionDocument(
    string Venue, int Lane, string Route, string State, int Topics, long? LastMessageAt, long Reconnects, string? LastError)
{
    public static ConnectionDocument Of(ConnectionHealth connection) => new(
        connection.Venue, connection.Index, connection.Route, connection.State.ToString(), connection.Topics.Total, connection.LastMessageAtMs, connection.Reconnects, connection.LastError);
}

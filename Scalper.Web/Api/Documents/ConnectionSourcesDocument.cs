using Scalper.Core.Engine;

namespace Scalper.Web.Api.Documents;

/// <summary>A main connection and its symbols.</summary>
/// <param name="NoTopics">Why the topics are none; none where they are there.</param>
public sealed record ConnectionSourcesDocument(
    string Venue, int Index, string Route, string State, string Cause, string? NoTopics, IReadOnlyList<SymbolSourceDocument> Symbols)
{
    public static ConnectionSourcesDocument Of(ConnectionHealth connection, string? noTopics, IReadOnlyList<SymbolSourceDocument> symbols) =>
        new(connection.Venue, connection.Index, connection.Route, connection.State.ToString(), connection.Cause, noTopics, symbols);
}

using Scalper.Core.Engine;
using Scalper.Core.Universe;

namespace Scalper.Web.Api.Documents;

/// <summary>A followed symbol in its place.</summary>
/// <param name="Rank">From 1.</param>
/// <param name="Category">Prime or Normal; none where the list in force does not hold the symbol, as the next two.</param>
/// <param name="Rule">What decided, as in <c>/api/symbols</c>.</param>
/// <param name="Connection">Index of the connection that its book comes over.</param>
public sealed record FollowedPlaceDocument(
    string Symbol, string Venue, int Rank, string? Category, string? Rule, string? Reason, int Connection, string BookStatus, bool Quiet, bool Gone)
{
    /// <param name="verdict">Null where it is not on the list that is in force.</param>
    public static FollowedPlaceDocument Of(FollowedSymbol symbol, int rank, UniverseVerdict? verdict, int connection)
    {
        symbol.Read(out SymbolView view);
        return new FollowedPlaceDocument(
            symbol.Instrument.Symbol,
            symbol.Instrument.Venue,
            rank,
            verdict?.Category.ToString(),
            verdict?.Criterion.ToString(),
            verdict?.Reason,
            connection,
            view.Status.ToString(),
            view.IsQuiet,
            view.IsGone);
    }
}

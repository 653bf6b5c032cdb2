using Scalper.Core.Engine;

namespace Scalper.Web.Api.Documents;

/// <summary>A symbol of which there are no features.</summary>
/// <param name="Status">State of the book.</param>
/// <param name="Reason">Why it is not Live.</param>
public sealed record MissingFeaturesDocument(string Symbol, string Venue, string Status, string? Reason)
{
    /// <returns>Null where there are features.</returns>
    public static MissingFeaturesDocument? Of(FollowedSymbol symbol)
    {
        symbol.Read(out SymbolView view);
        return view.IsLive ? null : new MissingFeaturesDocument(symbol.Instrument.Symbol, symbol.Instrument.Venue, view.Status.ToString(), view.Fault.Describe());
    }
}

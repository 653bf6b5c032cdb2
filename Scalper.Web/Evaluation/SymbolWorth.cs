using Scalper.Core.Evaluation;
using Scalper.Core.Primitives;

namespace Scalper.Web.Evaluation;

/// <summary>What a model's scores of one symbol were worth at one horizon.</summary>
/// <param name="Symbol">As <see cref="Instrument.Symbol"/>.</param>
public sealed record SymbolWorth(string Symbol, SymbolRecord Record)
{
    public string Venue => Instrument.VenueOf(Symbol);

    public string Name => Instrument.NameOf(Symbol);
}

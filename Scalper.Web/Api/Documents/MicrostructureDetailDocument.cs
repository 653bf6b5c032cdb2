using Scalper.Core.Engine;
using Scalper.Core.Quality;

namespace Scalper.Web.Api.Documents;

/// <summary>Answer of <c>/api/microstructure/symbol/{symbol}</c>: how its data stands, its line of the list, and its features in groups.</summary>
/// <param name="Features">None where the book is not Live.</param>
public sealed record MicrostructureDetailDocument(
    string Symbol, string Venue, long At, SymbolStandingDocument Health, MicrostructureSymbolDocument Figures, FeatureGroups? Features)
{
    public static MicrostructureDetailDocument Of(FollowedSymbol symbol, SymbolQuality quality, long nowMs)
    {
        symbol.Read(out SymbolView view);
        return new MicrostructureDetailDocument(
            symbol.Instrument.Symbol,
            symbol.Instrument.Venue,
            nowMs,
            SymbolStandingDocument.Of(symbol, quality, nowMs),
            MicrostructureSymbolDocument.Of(symbol, quality),
            FeatureGroups.Of(symbol.Instrument, view));
    }
}

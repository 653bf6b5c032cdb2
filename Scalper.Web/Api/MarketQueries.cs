using Scalper.Core.Engine;
using Scalper.Web.Api.Documents;
using Scalper.Web.Market;

namespace Scalper.Web.Api;

/// <summary>Routes answered from published values, without asking a lane.</summary>
internal static class MarketQueries
{
    public static IResult Health(IMarket market) => Results.Json(HealthDocument.Of(market.ReadHealth()), ApiJson.Options);

    public static IResult Scores(IMarket market) => Results.Json(market.Symbols.Select(ScoreOf), ApiJson.Options);

    public static IResult Features(string symbol, IMarket market, LeadingSymbol leading, TimeProvider time)
    {
        if (market.Find(symbol) is not { } followed)
        {
            return Problems.UnknownSymbol(symbol);
        }

        followed.Read(out SymbolView view);
        Lead? lead = leading.ReadFor(symbol, time.NowMs(market.ReadHealth().Clock));
        return Results.Json(FeaturesDocument.Of(followed.Instrument, view, lead), ApiJson.Options);
    }

    private static ScoreDocument ScoreOf(FollowedSymbol followed)
    {
        followed.Read(out SymbolView view);
        return ScoreDocument.Of(followed.Instrument, view);
    }
}

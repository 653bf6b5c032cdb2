using Microsoft.AspNetCore.Mvc;
using Scalper.Core.Engine;
using Scalper.Core.Universe;
using Scalper.Web.Api.Documents;
using Scalper.Web.Profiles;

namespace Scalper.Web.Api;

/// <summary>Routes that tell what is known of a symbol, followed or not any more.</summary>
internal static class ProfileQueries
{
    public static IResult Profile(string symbol, IMarket market, [FromServices] ProfileBook profiles) =>
        Answer(symbol, market, profiles, SymbolProfileDocument.Of);

    public static IResult Basic(string symbol, IMarket market, [FromServices] ProfileBook profiles) =>
        Answer(symbol, market, profiles, (name, followed, verdict, profile) => SymbolBasicDocument.Of(name, followed, verdict, profile?.Row));

    private static IResult Answer<TDocument>(
        string symbol, IMarket market, ProfileBook profiles, Func<string, FollowedSymbol?, UniverseVerdict?, ProfileReading?, TDocument> document)
    {
        FollowedSymbol? followed = market.Find(symbol);
        ProfileReading? profile = profiles.Find(symbol);
        if (followed is null && profile is null)
        {
            return Problems.UnknownSymbol(symbol);
        }

        UniverseVerdict? verdict = market.Universe?.Verdicts.FirstOrDefault(v => v.Symbol == symbol);
        return Results.Json(document(symbol, followed, verdict, profile), ApiJson.Options);
    }
}

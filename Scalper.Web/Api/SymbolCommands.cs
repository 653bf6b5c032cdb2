using Microsoft.AspNetCore.Mvc;
using Scalper.Core.Engine;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Api.Documents;
using Scalper.Web.Market;

namespace Scalper.Web.Api;

/// <summary>Routes that ask something of one symbol.</summary>
internal static class SymbolCommands
{
    public static async Task<IResult> Resync(string symbol, HttpContext context, [FromServices] MarketDesk desk, CancellationToken cancellation)
    {
        try
        {
            ResyncAnswer answer = await desk.ResyncAsync(symbol, Actor.Of(context), cancellation);
            return answer is ResyncAnswer.NotFollowed
                ? Problems.UnknownSymbol(symbol)
                : Results.Json(ResyncDocument.Of(symbol, answer), ApiJson.Options);
        }
        catch (LaneBusyException e)
        {
            return Problems.LaneBusy(e);
        }
    }
}

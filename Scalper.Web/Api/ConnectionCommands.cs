using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Market;

namespace Scalper.Web.Api;

/// <summary>Routes that change how connections stand.</summary>
internal static class ConnectionCommands
{
    /// <param name="index">As <c>/api/websocket/health</c> lists it.</param>
    public static async Task<IResult> Retry(string index, HttpContext context, [FromServices] MarketDesk desk) =>
        int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out int connection)
            && await desk.RetryAsync(connection, Actor.Of(context))
            ? Results.NoContent()
            : Problems.UnknownConnection(index);
}

using System.Globalization;
using System.Security.Claims;
using Scalper.Core.Engine;

namespace Scalper.Web.Api;

/// <summary>Routes that change how connections stand.</summary>
internal static class ConnectionCommands
{
    /// <param name="index">As <c>/api/websocket/health</c> lists it.</param>
    public static IResult Retry(string index, ClaimsPrincipal user, IMarket market) =>
        int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out int connection)
            && market.Retry(connection, $"{user.Identity!.Name} asked")
            ? Results.NoContent()
            : Problems.UnknownConnection(index);
}

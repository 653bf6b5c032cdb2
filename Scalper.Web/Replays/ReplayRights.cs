using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Scalper.Web.Accounts;

namespace Scalper.Web.Replays;

/// <summary>Who may open, close and set replays, as pages ask it. Looking is for everybody.</summary>
internal static class ReplayRights
{
    /// <summary>What a page says to all others.</summary>
    public const string Refusal = "Traders and administrators alone open, close and set replays";

    /// <summary>Whether the viewer of this circuit may, now.</summary>
    public static async Task<bool> MayAsync(IAuthorizationService rules, AuthenticationStateProvider viewer) =>
        (await rules.AuthorizeAsync((await viewer.GetAuthenticationStateAsync()).User, Policies.Replays)).Succeeded;
}

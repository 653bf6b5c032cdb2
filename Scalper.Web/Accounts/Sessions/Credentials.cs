using System.Security.Claims;
using Scalper.Web.Accounts.Keys;

namespace Scalper.Web.Accounts.Sessions;

/// <summary>Whether what somebody came in with still opens anything; for connections, which outlive the look at their start. Safe from any thread.</summary>
public sealed class Credentials(SessionBook sessions, ApiKeyRing keys)
{
    /// <summary>False where the session or the key ended, and for principals that are neither.</summary>
    public async ValueTask<bool> HoldAsync(ClaimsPrincipal? principal) =>
        principal?.FindFirstValue(LiveSession.IdClaim) is { } session ? await sessions.FindAsync(session) is not null
        : principal?.FindFirstValue(ApiKeyRing.HashClaim) is { } key && await keys.HoldsAsync(key);
}

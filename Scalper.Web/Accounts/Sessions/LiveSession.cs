using System.Security.Claims;
using Microsoft.AspNetCore.Identity;

namespace Scalper.Web.Accounts.Sessions;

/// <summary>A session as it stood when it was last looked up. Immutable.</summary>
/// <param name="Id">As it stands in the cookie.</param>
/// <param name="Role">One of <see cref="Roles"/>.</param>
/// <param name="StartedMs">Unix milliseconds, as all times here.</param>
/// <param name="SeenMs">The last request, to a minute.</param>
/// <param name="ProvedMs">When its person last proved who they are.</param>
/// <param name="UsedSecondFactor">A second factor was asked for and given.</param>
/// <param name="Address">Where it was opened from.</param>
/// <param name="Browser">What the browser calls itself.</param>
public sealed record LiveSession(
    string Id, string AccountId, string UserName, string Role, long StartedMs, long SeenMs, long ProvedMs, bool UsedSecondFactor, string Address, string Browser)
{
    internal const string IdClaim = "session";
    internal const string SecondFactorClaim = "second-factor";
    internal const string AddressClaim = "address";

    private ClaimsPrincipal? _principal;

    /// <summary>The person as the application sees them: what the database says, not what the cookie once said.</summary>
    public ClaimsPrincipal Principal => _principal ??= new ClaimsPrincipal(new ClaimsIdentity(Claims(), IdentityConstants.ApplicationScheme));

    private IEnumerable<Claim> Claims()
    {
        yield return new Claim(ClaimTypes.NameIdentifier, AccountId);
        yield return new Claim(ClaimTypes.Name, UserName);
        yield return new Claim(ClaimTypes.Role, Role);
        yield return new Claim(IdClaim, Id);
        yield return new Claim(AddressClaim, Address);
        if (UsedSecondFactor)
        {
            yield return new Claim(SecondFactorClaim, "yes");
        }
    }
}

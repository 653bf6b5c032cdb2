using Microsoft.AspNetCore.Authorization;
using Scalper.Web.Accounts.Keys;
using Scalper.Web.Accounts.Sessions;
using Scalper.Web.Settings;

namespace Scalper.Web.Accounts;

/// <summary>Holds administrators to their second factor where the settings ask for it. Keys have none: an administrator made them.</summary>
internal sealed class SecondFactorRequirement : AuthorizationHandler<SecondFactorRequirement>, IAuthorizationRequirement
{
    private readonly bool _isAsked;

    public SecondFactorRequirement(AccountsOptions options) => _isAsked = options.AdminsNeedSecondFactor;

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, SecondFactorRequirement requirement)
    {
        if (!_isAsked || context.User.HasClaim(c => c.Type is LiveSession.SecondFactorClaim or ApiKeyRing.HashClaim))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

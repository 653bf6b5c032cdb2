using Microsoft.AspNetCore.Authorization;
using Scalper.Web.Settings;

namespace Scalper.Web.Accounts;

/// <summary>Which roles each policy lets in; what names no policy is for whoever is signed in.</summary>
internal static class AccountPolicies
{
    public static void Add(IServiceCollection services, AccountsOptions options)
    {
        SecondFactorRequirement secondFactor = new(options);
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Viewer, static policy => policy.RequireRole(Roles.All))
            .AddPolicy(Policies.Trader, static policy => policy.RequireRole(Roles.Trader, Roles.Admin))
            .AddPolicy(Policies.Admin, policy => policy.RequireRole(Roles.Admin).AddRequirements(secondFactor))
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddSingleton<IAuthorizationHandler>(secondFactor);
    }
}

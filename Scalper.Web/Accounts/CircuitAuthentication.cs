using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;

namespace Scalper.Web.Accounts;

/// <summary>Looks again, once a minute, whether the account behind a live page still exists unchanged; a circuit outlives its cookie's checks.</summary>
internal sealed class CircuitAuthentication(ILoggerFactory loggers, IServiceScopeFactory scopes) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => AccountRegistration.StampCheckInterval;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        SignInManager<Account> signIn = scope.ServiceProvider.GetRequiredService<SignInManager<Account>>();
        return await signIn.ValidateSecurityStampAsync(authenticationState.User) is not null;
    }
}

using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Scalper.Web.Hosting;

namespace Scalper.Web.Accounts.Keys;

/// <summary>Authenticates a request of the HTTP API by the key in its header.</summary>
internal sealed class ApiKeyHandler(
    ApiKeyRing keys, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";
    public const string Header = "X-Api-Key";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync() =>
        await keys.FindAsync(Request.Headers[Header].ToString(), Scheme.Name) is { } identity
            ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name))
            : AuthenticateResult.Fail("The key is not known.");

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        ErrorAnswers.WriteAsync(Context, StatusCodes.Status401Unauthorized, $"The key in the header {Header} is not known, or has ended.");

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        ErrorAnswers.WriteAsync(Context, StatusCodes.Status403Forbidden, "The role of this key does not allow it.");
}

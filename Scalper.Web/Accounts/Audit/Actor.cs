using System.Security.Claims;
using Scalper.Web.Accounts.Sessions;

namespace Scalper.Web.Accounts.Audit;

/// <summary>Who does something, and from where.</summary>
/// <param name="Name">Of the account or key; empty while nobody is signed in.</param>
/// <param name="Address">The client's, or <see cref="Console"/>.</param>
public readonly record struct Actor(string Name, string Address)
{
    /// <summary>The address of commands.</summary>
    public const string Console = "console";

    public static Actor Of(HttpContext context) => new(context.User.Identity?.Name ?? "", context.ClientAddress());

    /// <summary>The person of an open page, from where the session was opened.</summary>
    public static Actor Of(ClaimsPrincipal user) => new(user.Identity?.Name ?? "", user.FindFirstValue(LiveSession.AddressClaim) ?? "");
}

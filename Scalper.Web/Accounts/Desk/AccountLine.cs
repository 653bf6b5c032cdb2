namespace Scalper.Web.Accounts.Desk;

/// <summary>An account as administrators see it.</summary>
/// <param name="HasSecondFactor">Signing in asks for a code.</param>
/// <param name="IsBarred">An administrator has locked it.</param>
/// <param name="LockedUntilMs">Guesses have locked it until then, in Unix milliseconds; null where they have not.</param>
/// <param name="MadeMs">Unix milliseconds; 0 where it is not known.</param>
/// <param name="Sessions">Browsers that are signed in.</param>
/// <param name="SeenMs">The last request, in Unix milliseconds; null where no browser is signed in.</param>
public sealed record AccountLine(
    string Id, string UserName, string Role, bool HasSecondFactor, bool IsBarred, long? LockedUntilMs, long MadeMs, int Sessions, long? SeenMs);

namespace Scalper.Web.Accounts.SignIn;

/// <summary>What became of an attempt to sign in.</summary>
/// <param name="RetryAfter">How long a blocked address has to wait; zero otherwise.</param>
public readonly record struct SignInResult(SignInStep Step, TimeSpan RetryAfter = default);

namespace Scalper.Web.Accounts;

/// <summary>What became of an attempt to make the first account.</summary>
/// <param name="Account">The account; null where none was made.</param>
/// <param name="Refusal">Why name or password were refused, in a sentence; null where they were not.</param>
public sealed record FirstAdministratorResult(Account? Account, string? Refusal)
{
    /// <summary>An account existed already.</summary>
    public static FirstAdministratorResult TooLate { get; } = new(null, null);

    public static FirstAdministratorResult Made(Account account) => new(account, null);

    public static FirstAdministratorResult Refused(string reason) => new(null, reason);
}

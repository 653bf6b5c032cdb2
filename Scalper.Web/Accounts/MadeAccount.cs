namespace Scalper.Web.Accounts;

/// <summary>What became of an attempt to make an account.</summary>
/// <param name="Account">The account; null where none was made.</param>
/// <param name="Refusal">Why name or password were refused, in a sentence; null where they were not.</param>
public sealed record MadeAccount(Account? Account, string? Refusal)
{
    /// <summary>What gave the right to make it is used up: somebody else was faster.</summary>
    public static MadeAccount TooLate { get; } = new(null, null);

    public static MadeAccount Made(Account account) => new(account, null);

    public static MadeAccount Refused(string reason) => new(null, reason);
}

namespace Scalper.Web.Data;

/// <summary>An address an account was signed in from: guesses made elsewhere don't lock it out from there.</summary>
public sealed class KnownAddressRow
{
    public required string AccountId { get; init; }

    public required string Address { get; init; }

    /// <summary>The last sign-in, in Unix milliseconds.</summary>
    public long SeenMs { get; set; }
}

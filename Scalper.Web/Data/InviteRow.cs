namespace Scalper.Web.Data;

/// <summary>A link that makes one account, once.</summary>
public sealed class InviteRow
{
    /// <summary>SHA-256 of the link's token in hexadecimal digits; the token itself is kept nowhere.</summary>
    public required string Hash { get; init; }

    /// <summary>The role the account gets.</summary>
    public required string Role { get; init; }

    /// <summary>For whom it is meant, in the administrator's words.</summary>
    public required string Note { get; init; }

    public required string MadeBy { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public long MadeMs { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public long ExpiresMs { get; init; }
}

namespace Scalper.Web.Data;

/// <summary>A browser that is signed in. The row is the session: without it the cookie means nothing.</summary>
public sealed class SessionRow
{
    /// <summary>128 random bits as they stand in the cookie, which is encrypted.</summary>
    public required string Id { get; init; }

    public required string AccountId { get; init; }

    /// <summary>Unix milliseconds, as all times here.</summary>
    public long StartedMs { get; init; }

    /// <summary>The last request, to a minute.</summary>
    public long SeenMs { get; set; }

    /// <summary>When its person last proved who they are by password or second factor.</summary>
    public long ProvedMs { get; set; }

    /// <summary>A second factor was asked for and given.</summary>
    public bool UsedSecondFactor { get; set; }

    /// <summary>Where it was opened from.</summary>
    public required string Address { get; init; }

    /// <summary>What the browser calls itself.</summary>
    public required string Browser { get; init; }
}

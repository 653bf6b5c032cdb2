namespace Scalper.Web.Data;

/// <summary>A key of the HTTP API that an administrator made.</summary>
public sealed class ApiKeyRow
{
    /// <summary>SHA-256 of the key in hexadecimal digits; the key itself is kept nowhere.</summary>
    public required string Hash { get; init; }

    public required string Name { get; init; }

    /// <summary>The key's last four characters, to tell keys apart.</summary>
    public required string Tail { get; init; }

    public required string Role { get; init; }

    public required string MadeBy { get; init; }

    /// <summary>Unix milliseconds, as all times here.</summary>
    public long MadeMs { get; init; }

    /// <summary>Null for a key without an end.</summary>
    public long? ExpiresMs { get; init; }

    /// <summary>The last request with it, to a minute; null before the first.</summary>
    public long? UsedMs { get; set; }
}

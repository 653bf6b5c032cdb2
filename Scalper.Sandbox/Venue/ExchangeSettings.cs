namespace Scalper.Sandbox.Venue;

/// <summary>The limits a client meets.</summary>
internal sealed record ExchangeSettings
{
    /// <summary>Frames waiting for one client, in bytes; beyond, it is cut off.</summary>
    public long MaxOutboxBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Length of all args of a connection (connect page of the venue's documentation, 2026-11-21).</summary>
    public int MaxArgumentCharacters { get; init; } = 21_000;

    /// <summary>A connection with neither ping nor data for so long is closed (same page).</summary>
    public TimeSpan IdleLimit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How often the exchange looks for idle connections.</summary>
    public TimeSpan IdleCheck { get; init; } = TimeSpan.FromSeconds(30);

    public ulong Seed { get; init; } = 1;
}

namespace Scalper.Sandbox.Binance;

/// <summary>The limits a client meets; the defaults are those of the venue's USD-M documentation of May 2026.</summary>
internal sealed record BinanceSettings
{
    /// <summary>Frames waiting for one client, in bytes; beyond, it is cut off.</summary>
    public long MaxOutboxBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Streams of one connection; beyond, it is closed.</summary>
    public int MaxStreams { get; init; } = 1_024;

    /// <summary>Messages of a client within one second, pings and pongs included; beyond, it is closed.</summary>
    public int MaxMessagesPerSecond { get; init; } = 10;

    public TimeSpan PingInterval { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>A ping that is not answered by a pong of the same payload for so long ends the connection.</summary>
    public TimeSpan PongLimit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>No connection gets older.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Weight of the REST calls of one address within a calendar minute.</summary>
    public int WeightPerMinute { get; init; } = 2_400;

    /// <summary>So many calls refused within a minute, and the next one has its address banned.</summary>
    public int RefusalsBeforeBan { get; init; } = 10;

    public TimeSpan Ban { get; init; } = TimeSpan.FromMinutes(2);

    public ulong Seed { get; init; } = 1;
}

namespace Scalper.Sandbox.Venue.Faults;

/// <summary>
/// Random faults at random times, the same for the same seed and the same clients. Those that last end by themselves within 20 seconds.
/// For one exchange: it has a state of its own.
/// </summary>
/// <param name="kinds">Of <see cref="Kinds"/> or <see cref="BinanceKinds"/>; null for all of the former but "list".</param>
internal sealed class FaultSchedule(ulong seed, double faultsPerMinute, IReadOnlyList<string>? kinds = null)
{
    /// <summary>The commands that it can draw.</summary>
    public static readonly IReadOnlyList<string> Kinds =
    [
        "drop", "refuse", "stall", "halfopen", "drip", "silence", "gap", "duplicate", "reorder", "nopong", "ackloss", "ackdelay", "reject",
        "restart", "snapshot", "cross", "deep", "zerodelete", "garbage", "rate", "burst", "delist", "list", "ticksize", "clock",
    ];

    /// <summary>Those that strike Binance.</summary>
    public static readonly IReadOnlyList<string> BinanceKinds =
    [
        "drop", "refuse", "stall", "halfopen", "drip", "silence", "gap", "duplicate", "reorder", "ackloss", "ackdelay",
        "enginerestart", "cross", "zerodelete", "garbage", "rate", "burst", "delist", "ticksize", "clock", "restfail", "restdelay", "reststale",
    ];

    private readonly FaultDraw _draw = new(SeededRandom.For(seed, "faults"));
    private readonly SeededRandom _times = SeededRandom.For(seed, "fault times");
    private readonly IReadOnlyList<string> _kinds = Checked(kinds ?? [.. Kinds.Where(static kind => kind != "list")]);

    /// <summary>When the next one is due, Unix ns.</summary>
    public long NextNs(long nowNs) => nowNs + 1 + (long)(_times.Exponential(60 / faultsPerMinute) * 1e9);

    /// <summary>The next command as JSON. It may be refused, where nobody is there whom it could strike.</summary>
    public string Draw(IReadOnlyList<ClientSession> clients) => _draw.Command(_kinds, clients);

    private static IReadOnlyList<string> Checked(IReadOnlyList<string> kinds)
    {
        string? unknown = kinds.FirstOrDefault(static kind => !Kinds.Contains(kind) && !BinanceKinds.Contains(kind));
        return unknown is null && kinds.Count > 0 ? kinds : throw new ArgumentException($"expected kinds of fault, got '{unknown}'", nameof(kinds));
    }
}

namespace Scalper.Sandbox.Venue;

/// <summary>The clock by which the venue writes its times. Events go by the true time; only what is written is shifted.</summary>
internal sealed class VenueClock
{
    /// <summary>How far it runs ahead of the true time; negative where it lags.</summary>
    public long ShiftMs { get; set; }

    /// <summary>How far the exchange's own time is behind the machine's, because it waits for its clients; 0 where it does not.</summary>
    public long HeldMs { get; set; }

    /// <summary>What is added to a time of the exchange when it is written.</summary>
    public long OffsetMs => ShiftMs + HeldMs;
}

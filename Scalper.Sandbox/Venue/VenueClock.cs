namespace Scalper.Sandbox.Venue;

/// <summary>The clock by which the venue writes its times. Events go by the true time; only what is written is shifted.</summary>
internal sealed class VenueClock
{
    /// <summary>How far it runs ahead of the true time; negative where it lags.</summary>
    public long ShiftMs { get; set; }
}

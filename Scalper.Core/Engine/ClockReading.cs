namespace Scalper.Core.Engine;

/// <summary>Where the clocks stand.</summary>
/// <param name="VenueOffsetMs">The venue's clock minus ours, milliseconds; null before the first reading.</param>
/// <param name="RoundTripMs">Of the reading that decided; half of it is the most the offset can be wrong by.</param>
/// <param name="ReadAtMs">When the venue's clock was last read, Unix milliseconds.</param>
/// <param name="WallStepMs">This machine's wall clock minus the steady clock the engine runs on: how far it was set since start.</param>
public sealed record ClockReading(double? VenueOffsetMs, double? RoundTripMs, long? ReadAtMs, double WallStepMs)
{
    /// <summary>How far the market's clock is behind this machine's on purpose, because a recording is played, milliseconds; 0 where it is live.</summary>
    public double BehindMs { get; init; }
}

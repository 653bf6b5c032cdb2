using Scalper.Core.Engine;

namespace Scalper.Web.Api.Documents;

/// <summary>Where the clocks stand.</summary>
/// <param name="OffsetMs">The venue's clock minus the engine's, milliseconds; none before the first reading.</param>
/// <param name="RoundTripMs">Of the reading that decided; half of it is the most the offset can be wrong by.</param>
/// <param name="ReadAt">When the venue's clock was last read.</param>
/// <param name="WallStepMs">This machine's clock minus the engine's: how far it was set since start.</param>
public sealed record ClockDocument(double? OffsetMs, double? RoundTripMs, long? ReadAt, double WallStepMs)
{
    public static ClockDocument Of(ClockReading clock) => new(clock.VenueOffsetMs, clock.RoundTripMs, clock.ReadAtMs, clock.WallStepMs);
}

using Scalper.Core.Engine;

namespace Scalper.Web.Api.Documents;

/// <summary>A venue's clock, and how far the main connections lag behind the metrics feed.</summary>
/// <param name="MetricsLag">None where the venue has no metrics feed.</param>
public sealed record VenueDocument(string Venue, ClockDocument Clock, LagReading? MetricsLag)
{
    public static VenueDocument Of(string venue, EngineHealth health) =>
        new(venue, ClockDocument.Of(health.Clocks.GetValueOrDefault(venue) ?? health.Clock), health.Metrics?.Venue == venue ? health.Lag : null);
}

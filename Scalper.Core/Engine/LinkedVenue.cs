using Scalper.Core.Feeds;

namespace Scalper.Core.Engine;

/// <summary>A venue of a running engine, with what its lanes share.</summary>
internal sealed record LinkedVenue(VenueLink Link, FeedShare Share)
{
    /// <summary>Finds present instruments; null where nothing is read of the venue but its stream.</summary>
    public InstrumentDesk? Instruments { get; init; }

    /// <summary>Fetches books; null likewise, and where its stream brings them.</summary>
    public SnapshotDesk? Snapshots { get; init; }

    public string Name => Link.Venue.Name;
}

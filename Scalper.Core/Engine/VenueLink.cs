using Scalper.Core.Universe;
using Scalper.Core.Venues;

namespace Scalper.Core.Engine;

/// <summary>A venue that the engine may follow symbols of, and where it is.</summary>
/// <param name="Venue">Which one.</param>
/// <param name="Stream">Where its public stream is; its routes lie below.</param>
/// <param name="Rest">Where its clock, instruments and books are read; null reads none of them.</param>
public sealed record VenueLink(IVenue Venue, Uri Stream, IVenueRest? Rest);

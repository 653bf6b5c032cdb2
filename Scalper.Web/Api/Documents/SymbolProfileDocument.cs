using Scalper.Core.Engine;
using Scalper.Core.Universe;
using Scalper.Web.Profiles;

namespace Scalper.Web.Api.Documents;

/// <summary>
/// Answer of <c>/api/symbol/{symbol}/profile</c>: as of the last second while the symbol is followed, else as it was then. It is kept in
/// the database once a minute and at a stop; a symbol that is not followed any more has its profile for 90 days. Times in Unix milliseconds.
/// </summary>
/// <param name="Followed">The engine follows it now.</param>
/// <param name="ProfiledAt">When it was last looked at; none, as what is told below, in the first second of following.</param>
/// <param name="FirstSeen">When data of it first came; none before.</param>
/// <param name="LastSeen">When data of it last came.</param>
/// <param name="Lifetime">Over all runs of the application. What a lane counted in the second before it let go of the symbol is missing.</param>
/// <param name="SinceStart">Of this run.</param>
public sealed record SymbolProfileDocument(
    string Symbol,
    string Venue,
    bool Followed,
    long? ProfiledAt,
    long? FirstSeen,
    long? LastSeen,
    SymbolFactsDocument Instrument,
    DayFiguresDocument Stats24h,
    TypicalFiguresDocument Typical,
    ProfileTotalsDocument? Lifetime,
    ProfileTotalsDocument? SinceStart)
{
    /// <param name="followed">Null where the engine does not follow it.</param>
    /// <param name="verdict">Null where it is not on the list that is in force.</param>
    /// <param name="profile">Null where it was not looked at yet.</param>
    public static SymbolProfileDocument Of(string symbol, FollowedSymbol? followed, UniverseVerdict? verdict, ProfileReading? profile) => new(
        symbol,
        followed?.Instrument.Venue ?? Core.Primitives.Instrument.VenueOf(symbol),
        followed is not null,
        profile?.Row.FollowedAtMs,
        profile?.Row.FirstSeenMs,
        profile?.Row.LastSeenMs,
        SymbolFactsDocument.Of(followed, verdict, profile?.Row),
        DayFiguresDocument.Of(profile?.Row),
        TypicalFiguresDocument.Of(profile?.Row),
        profile is null ? null : ProfileTotalsDocument.Of(profile.Lifetime),
        profile is null ? null : ProfileTotalsDocument.Of(profile.SinceStart));
}

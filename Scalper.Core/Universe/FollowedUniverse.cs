using Scalper.Core.Primitives;

namespace Scalper.Core.Universe;

/// <summary>The instruments to follow, in order of rank, and where they came from.</summary>
/// <param name="Source">Where they came from.</param>
/// <param name="Instruments">Prime symbols first, then included ones, then by 24 h turnover.</param>
/// <param name="Notice">What a user must know about the choice (a venue that did not answer, symbols left out); null where nothing.</param>
public sealed record FollowedUniverse(UniverseSource Source, IReadOnlyList<Instrument> Instruments, string? Notice)
{
    /// <summary>What was decided on every contract of the list, the followed ones first and in order of rank; each symbol once.</summary>
    public IReadOnlyList<UniverseVerdict> Verdicts { get; init; } = [];

    /// <summary>The same without symbols of venues that are not followed (a kept list or one of the settings may name them), and with a word on them.</summary>
    public FollowedUniverse Of(IReadOnlyCollection<string> venues)
    {
        int others = Instruments.Count(i => !venues.Contains(i.Venue));
        return others == 0 ? this : this with
        {
            Instruments = [.. Instruments.Where(i => venues.Contains(i.Venue))],
            Verdicts = [.. Verdicts.Where(v => venues.Contains(v.Instrument.Venue))],
            Notice = $"{Notice} {others} symbols of other venues than {string.Join(" and ", venues)} are not followed.".TrimStart(),
        };
    }

    /// <summary>When the venue's list was read, now or before it was kept; none where no list of the venue was used.</summary>
    public DateTimeOffset? ListedAt { get; init; }
}

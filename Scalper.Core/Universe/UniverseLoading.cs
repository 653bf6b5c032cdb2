using System.Globalization;
using Scalper.Core.Primitives;

namespace Scalper.Core.Universe;

/// <summary>Loads the universe from the venue; where it does not answer, from the last list that was kept, else from the settings' fallback list.</summary>
public static class UniverseLoading
{
    /// <summary>As below, where nothing is kept and nobody looks at a clock.</summary>
    public static async Task<FollowedUniverse> LoadAsync(
        Func<CancellationToken, Task<ContractList>> listAsync, UniverseOptions options, CancellationToken cancellation)
    {
        try
        {
            return Choose(await listAsync(cancellation).ConfigureAwait(false), options);
        }
        catch (VenueRequestException e)
        {
            return Fallback(Words(e), options);
        }
    }

    /// <param name="listAsync">Asks the venue for its contracts; throws <see cref="VenueRequestException"/> where it gives no usable answer.</param>
    /// <param name="storedAsync">Asked only then: the last list that was kept; none where there is none.</param>
    /// <param name="time">The machine's clock: when the list was read, and how old a kept one is.</param>
    public static async Task<FollowedUniverse> LoadAsync(
        Func<CancellationToken, Task<ContractList>> listAsync,
        Func<CancellationToken, Task<StoredContracts?>> storedAsync,
        UniverseOptions options,
        TimeProvider time,
        CancellationToken cancellation)
    {
        try
        {
            return Choose(await listAsync(cancellation).ConfigureAwait(false), options) with { ListedAt = time.GetUtcNow() };
        }
        catch (VenueRequestException e)
        {
            return await storedAsync(cancellation).ConfigureAwait(false) is { } stored
                ? Stored(Words(e), stored, options, time.GetUtcNow())
                : Fallback(Words(e), options);
        }
    }

    /// <summary>Chooses from a list that the venue answered with.</summary>
    /// <param name="followed">Symbols followed so far; null at the start.</param>
    public static FollowedUniverse Choose(ContractList list, UniverseOptions options, IReadOnlySet<string>? followed = null)
    {
        FollowedUniverse universe = UniverseRule.Choose(list.Contracts, options, followed);
        return universe with { Notice = Join(universe.Notice, list.Notice) };
    }

    private static FollowedUniverse Stored(string fault, StoredContracts stored, UniverseOptions options, DateTimeOffset now)
    {
        FollowedUniverse universe = UniverseRule.Choose(stored.Contracts, options);
        string moment = stored.ReadAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        string notice = $"{fault}: following {universe.Instruments.Count} instruments of the list kept on {moment} UTC, {Age(now - stored.ReadAt)} old at this start.";
        return universe with { Source = UniverseSource.Stored, Notice = Join(notice, universe.Notice), ListedAt = stored.ReadAt };
    }

    private static FollowedUniverse Fallback(string fault, UniverseOptions options)
    {
        UniverseLists lists = new(options);
        UniverseVerdict[] verdicts = [.. options.Fallback.Where(f => lists.Allows(f.Symbol)).Take(options.MaxSymbols).Select(f => Verdict(f.ToInstrument(), lists))];
        return new FollowedUniverse(
            UniverseSource.Fallback,
            [.. verdicts.Select(v => v.Instrument)],
            $"{fault}: following the {verdicts.Length} instruments of the settings (Universe:Fallback) until it can.")
        {
            Verdicts = verdicts,
        };
    }

    private static UniverseVerdict Verdict(Instrument instrument, UniverseLists lists) =>
        new(instrument, lists.CategoryOf(instrument.Symbol), UniverseCriterion.Fallback, "named in Universe:Fallback", Listed: null);

    // A clock that was set back makes no list younger than new.
    private static string Age(TimeSpan age) => age switch
    {
        { TotalDays: >= 2 } => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalDays} days"),
        { TotalHours: >= 2 } => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalHours} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, (int)age.TotalMinutes)} min"),
    };

    private static string Words(VenueRequestException e) => $"The venue's instrument list could not be read ({e.Message})";

    private static string? Join(string? one, string? other) => one is null ? other : other is null ? one : $"{one} {other}";
}

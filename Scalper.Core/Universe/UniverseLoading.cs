using Scalper.Core.Primitives;

namespace Scalper.Core.Universe;

/// <summary>Loads the universe from the venue, or from the settings' fallback list where the venue does not answer.</summary>
public static class UniverseLoading
{
    /// <param name="listAsync">Asks the venue for its contracts; throws <see cref="VenueRequestException"/> where it gives no usable answer.</param>
    public static async Task<FollowedUniverse> LoadAsync(
        Func<CancellationToken, Task<IReadOnlyList<ListedContract>>> listAsync, UniverseOptions options, CancellationToken cancellation)
    {
        try
        {
            return UniverseRule.Choose(await listAsync(cancellation).ConfigureAwait(false), options);
        }
        catch (VenueRequestException e)
        {
            Instrument[] fallback = [.. options.Fallback.Where(f => IsWanted(f, options)).Take(options.MaxSymbols).Select(f => f.ToInstrument())];
            return new FollowedUniverse(
                UniverseSource.Fallback,
                fallback,
                $"The venue's instrument list could not be read ({e.Message}): following the {fallback.Length} instruments of the settings (Universe:Fallback) until the next start.");
        }
    }

    private static bool IsWanted(FallbackInstrument instrument, UniverseOptions options) =>
        options.Symbols.Count == 0 || options.Symbols.Contains(instrument.Symbol, StringComparer.Ordinal);
}

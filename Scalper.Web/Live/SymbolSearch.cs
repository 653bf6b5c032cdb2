using Scalper.Core.Primitives;

namespace Scalper.Web.Live;

/// <summary>
/// What a filter finds, in any case: every word of it is a part of the name, or begins <c>Binance:BTCUSDT</c>. A venue takes three letters at least, so that
/// short ones, which are parts of names, find no whole venue.
/// </summary>
public static class SymbolSearch
{
    private const int LeastOfVenue = 3;

    /// <summary>Whether the filter finds it; an empty one finds all.</summary>
    public static bool Finds(string filter, Instrument instrument) => Finds(filter, instrument.Venue, instrument.Name);

    /// <inheritdoc cref="Finds(string, Instrument)"/>
    public static bool Finds(string filter, string venue, string name)
    {
        foreach (Range word in filter.AsSpan().Split(' '))
        {
            if (!FindsWord(filter.AsSpan(word), venue, name))
            {
                return false;
            }
        }

        return true;
    }

    private static bool FindsWord(ReadOnlySpan<char> word, string venue, string name) =>
        name.AsSpan().Contains(word, StringComparison.OrdinalIgnoreCase) || (word.Length >= LeastOfVenue && Begins(word, venue, name));

    /// <summary>Whether a word begins the venue, or is the venue and the beginning of the name behind a colon.</summary>
    private static bool Begins(ReadOnlySpan<char> word, string venue, string name) => word.Length <= venue.Length
        ? venue.AsSpan().StartsWith(word, StringComparison.OrdinalIgnoreCase)
        : word.StartsWith(venue, StringComparison.OrdinalIgnoreCase) && word[venue.Length] == ':' && name.AsSpan().StartsWith(word[(venue.Length + 1)..], StringComparison.OrdinalIgnoreCase);
}

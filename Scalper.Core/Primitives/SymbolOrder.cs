namespace Scalper.Core.Primitives;

/// <summary>By name, those of one name by venue: the same contract of two venues stands together. Ordinal.</summary>
public sealed class SymbolOrder : IComparer<Instrument>, IComparer<string>
{
    private SymbolOrder()
    {
    }

    public static SymbolOrder Instance { get; } = new();

    public int Compare(Instrument? x, Instrument? y) => Compare(x?.Name, x?.Venue, y?.Name, y?.Venue);

    /// <summary>Two symbols, each as <see cref="Instrument.Symbol"/>.</summary>
    public int Compare(string? x, string? y) =>
        Compare(x is null ? null : Instrument.NameOf(x), x is null ? null : Instrument.VenueOf(x), y is null ? null : Instrument.NameOf(y), y is null ? null : Instrument.VenueOf(y));

    private static int Compare(string? name, string? venue, string? otherName, string? otherVenue)
    {
        int byName = string.CompareOrdinal(name, otherName);
        return byName != 0 ? byName : string.CompareOrdinal(venue, otherVenue);
    }
}

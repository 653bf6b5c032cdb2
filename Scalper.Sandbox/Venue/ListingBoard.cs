namespace Scalper.Sandbox.Venue;

/// <summary>The contracts of a market, in the order of their symbols.</summary>
internal sealed class ListingBoard
{
    private readonly List<Listing> _listings;
    private readonly Dictionary<string, Listing> _bySymbol;

    public ListingBoard(IEnumerable<Listing> listings)
    {
        _listings = [.. listings.OrderBy(static listing => listing.Symbol, StringComparer.Ordinal)];
        _bySymbol = _listings.ToDictionary(static listing => listing.Symbol, StringComparer.Ordinal);
    }

    public IReadOnlyList<Listing> All => _listings;

    public Listing? Find(string symbol) => _bySymbol.GetValueOrDefault(symbol);

    public bool IsClosed(string symbol) => Find(symbol) is { IsClosed: true };

    /// <summary>Enters a contract, or a new entry for one that is there.</summary>
    public void Put(Listing listing)
    {
        int place = _listings.FindIndex(other => string.CompareOrdinal(other.Symbol, listing.Symbol) >= 0);
        if (_bySymbol.ContainsKey(listing.Symbol))
        {
            _listings[place] = listing;
        }
        else
        {
            _listings.Insert(place < 0 ? _listings.Count : place, listing);
        }

        _bySymbol[listing.Symbol] = listing;
    }
}

namespace Scalper.Web.Live;

/// <summary>
/// Finds by few letters: exact names first, then names that begin so, that hold it, that hold its letters in this order; last all of a venue that begins so.
/// A venue, or what begins it, may stand before or behind the letters of a name.
/// </summary>
public static class PaletteSearch
{
    public const int MostShown = 12;

    private const int Step = 1000;
    private const int LeastOfVenue = 3;

    /// <summary>The best entries, best first; among equals the order given. Without a text the first ones.</summary>
    public static IReadOnlyList<PaletteEntry> Find(string text, IEnumerable<PaletteEntry> entries)
    {
        string query = text.Trim();
        return
        [
            .. entries.Select(e => (Entry: e, Rank: Rank(query, e)))
                .Where(found => found.Rank is not null)
                .OrderBy(found => found.Rank)
                .Take(MostShown)
                .Select(found => found.Entry),
        ];
    }

    private static int? Rank(string query, PaletteEntry entry) => Least(Rank(query, entry.Title), entry.Venue is { } venue ? RankWithVenue(query, entry.Title, venue) : null);

    private static int? RankWithVenue(string query, string name, string venue)
    {
        string[] words = query.Split([' ', ':'], StringSplitOptions.RemoveEmptyEntries);
        string[] others = [.. words.Where(w => w.Length < LeastOfVenue || !venue.StartsWith(w, StringComparison.OrdinalIgnoreCase))];
        return others.Length == words.Length ? null : others.Length == 0 ? 4 * Step : Rank(string.Join(' ', others), name);
    }

    private static int? Least(int? rank, int? other) => rank is null || other < rank ? other ?? rank : rank;

    /// <summary>How far a name is from the text, 0 for the same; null where it does not match.</summary>
    public static int? Rank(string query, string name)
    {
        if (query.Length == 0 || name.Equals(query, StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        return name.IndexOf(query, StringComparison.OrdinalIgnoreCase) switch
        {
            0 => Step + name.Length,
            > 0 and int at => (2 * Step) + at,
            _ => Spread(query, name) is { } spread ? (3 * Step) + spread : null,
        };
    }

    // How many letters of the name lie between the first and the last of the query's, which must come in their order.
    private static int? Spread(string query, string name)
    {
        int first = -1;
        int at = -1;
        foreach (char wanted in query)
        {
            at = name.IndexOf(wanted.ToString(), at + 1, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                return null;
            }

            first = first < 0 ? at : first;
        }

        return at - first;
    }
}

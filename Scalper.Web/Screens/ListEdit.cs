using System.Collections.Immutable;
using Scalper.Core.Venues;

namespace Scalper.Web.Screens;

/// <summary>
/// Changes of watchlists, by name: another tab may have moved them meanwhile; a list that is gone stays gone. The list of starred
/// symbols is the first one and is neither renamed nor removed. What is not allowed <see cref="ScreenRules"/> finds.
/// </summary>
public static class ListEdit
{
    private static readonly char[] Separators = [' ', ',', ';', '\t', '\r', '\n'];

    /// <summary>Adds an empty list at the end.</summary>
    public static ScreenSettings Add(ScreenSettings settings, string name) =>
        settings with { Watchlists = settings.Watchlists.Add(new Watchlist(name.Trim(), [])) };

    public static ScreenSettings Rename(ScreenSettings settings, string name, string to) => Replace(settings, name, list => list with { Name = to.Trim() });

    public static ScreenSettings Remove(ScreenSettings settings, string name) => IndexOf(settings, name) is > 0 and var at
        ? settings with { Watchlists = settings.Watchlists.RemoveAt(at) }
        : settings;

    /// <summary>Gives the list these symbols instead of its own.</summary>
    public static ScreenSettings Fill(ScreenSettings settings, string name, ImmutableArray<string> symbols) =>
        Replace(settings, name, list => list with { Symbols = symbols });

    /// <summary>The symbols in a text, between spaces, commas or ends of lines; each once, in any case.</summary>
    public static ImmutableArray<string> Read(string text) =>
        [.. text.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Select(KnownVenues.SymbolOf).Distinct(StringComparer.Ordinal)];

    private static ScreenSettings Replace(ScreenSettings settings, string name, Func<Watchlist, Watchlist> change) => IndexOf(settings, name) is >= 0 and var at
        ? settings with { Watchlists = settings.Watchlists.SetItem(at, change(settings.Watchlists[at])) }
        : settings;

    private static int IndexOf(ScreenSettings settings, string name) => settings.Watchlists.Select(l => l.Name).ToList().IndexOf(name);
}

using System.Text.RegularExpressions;
using Scalper.Core.Primitives;
using Scalper.Core.Universe;
using Scalper.Core.Venues;
using Scalper.Web.Settings;

namespace Scalper.Web.Market;

/// <summary>The symbols an administrator has followed, or left out, whatever the rule says. Each once, as <see cref="KnownVenues.SymbolOf"/> reads it, in the order they were typed.</summary>
public sealed partial record SymbolLists(IReadOnlyList<string> Include, IReadOnlyList<string> Exclude)
{
    /// <summary>Most symbols of one list: both fit into one request of the API. Who wants more wants <c>Universe:Symbols</c>.</summary>
    public const int Most = 100;

    /// <summary>Reads both lists as people type them: separated by blanks, lines or commas, in any case.</summary>
    /// <returns>The lists, or in a sentence what is wrong with them.</returns>
    public static (SymbolLists? Lists, string? Complaint) Read(string include, string exclude)
    {
        SymbolLists lists = new(Split(include), Split(exclude));
        return lists.Complaint() is { } complaint ? (null, complaint) : (lists, null);
    }

    /// <summary>The rule with these lists in place of its own.</summary>
    public UniverseOptions In(UniverseOptions rule) => rule with { Include = Include, Exclude = Exclude };

    public bool IsSameAs(SymbolLists other) => Include.SequenceEqual(other.Include) && Exclude.SequenceEqual(other.Exclude);

    /// <summary>As <see cref="Read"/> reads it.</summary>
    public static string Text(IReadOnlyList<string> symbols) => string.Join(' ', symbols);

    private static string[] Split(string text) =>
        [.. Separators().Split(text).Where(s => s.Length > 0).Select(KnownVenues.SymbolOf).Distinct(StringComparer.Ordinal)];

    private string? Complaint()
    {
        string? odd = Include.Concat(Exclude).FirstOrDefault(s => !SymbolText.IsOne(s));
        if (odd is not null)
        {
            return $"'{SettingText.Show(odd)}' is no symbol as the exchange writes it, such as BTCUSDT.";
        }

        if (Math.Max(Include.Count, Exclude.Count) > Most)
        {
            return $"A list holds at most {Most} symbols; this one has {Math.Max(Include.Count, Exclude.Count)}.";
        }

        string[] both = [.. Include.Intersect(Exclude, StringComparer.Ordinal)];
        return both.Length > 0 ? $"A symbol is either followed or left out; in both lists: {string.Join(", ", both)}." : null;
    }

    [GeneratedRegex(@"[\s,;]+")]
    private static partial Regex Separators();
}

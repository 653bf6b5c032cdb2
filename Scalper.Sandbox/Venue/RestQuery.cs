using System.Globalization;

namespace Scalper.Sandbox.Venue;

/// <summary>The parameters of a REST call. An empty one counts as absent.</summary>
internal sealed class RestQuery(IReadOnlyDictionary<string, string> values)
{
    private const string CursorMark = "last=";

    public string? this[string name] => values.TryGetValue(name, out string? value) && value.Length > 0 ? value : null;

    /// <summary>Both ends of a page, escaped once, in the manner of the venue's: first%3DA%26last%3DB.</summary>
    public static string CursorText(IReadOnlyList<Listing> page) => Uri.EscapeDataString($"first={page[0].Symbol}&{CursorMark}{page[^1].Symbol}");

    public void RequireLinear()
    {
        if (this["category"] != "linear")
        {
            throw new RestRefusal("params error: Category is invalid");
        }
    }

    public bool Matches(Listing listing) => (this["symbol"] ?? listing.Symbol) == listing.Symbol && (this["baseCoin"] ?? listing.BaseCoin) == listing.BaseCoin;

    public int Integer(string name, int absent, int least, int most)
    {
        if (this[name] is not { } text)
        {
            return absent;
        }

        bool fits = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= least && value <= most;
        return fits ? value : throw new RestRefusal($"params error: {name} invalid");
    }

    /// <summary>The symbol after which the page begins. Clients may or may not have escaped the cursor once more.</summary>
    public string Cursor()
    {
        if (this["cursor"] is not { } text)
        {
            return "";
        }

        string plain = text.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(text) : text;
        int mark = plain.IndexOf(CursorMark, StringComparison.Ordinal);
        return mark >= 0 ? plain[(mark + CursorMark.Length)..] : throw new RestRefusal("params error: cursor invalid");
    }
}

using System.Globalization;

namespace Scalper.Web.Api.Tables;

/// <summary>Values as the cells of a spreadsheet take them: a point for decimals, every digit, none as an empty cell.</summary>
public static class SheetText
{
    /// <summary>The cell of a value: text is made harmless, a list is its items with semicolons.</summary>
    public static string Of(object? value) => value switch
    {
        null => "",
        string text => Harmless(text),
        bool truth => truth ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        System.Collections.IEnumerable list => Harmless(string.Join("; ", list.Cast<object?>().Select(Plain))),
        _ => Harmless(Plain(value)),
    };

    /// <summary>Text that a spreadsheet would run as a formula has an apostrophe before it; numbers are not passed here.</summary>
    public static string Harmless(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? "'" + text : text;

    private static string Plain(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}

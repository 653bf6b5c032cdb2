using System.Text.RegularExpressions;

namespace Scalper.Core.Primitives;

/// <summary>What a symbol may look like where people write it: with its venue before a colon or without, wide enough for any venue's name, narrow enough to catch a slip of the hand.</summary>
public static partial class SymbolText
{
    public const string Pattern = @"(?:[A-Z][A-Za-z]{1,15}:)?[^\s\p{Ll}\p{C},:;/\\""']{1,40}";

    public const string Words = "a symbol as the venue writes it, such as BTCUSDT";

    /// <summary>Whether a text may be a symbol.</summary>
    public static bool IsOne(string text) => Whole().IsMatch(text);

    [GeneratedRegex($"^(?:{Pattern})\\z")]
    private static partial Regex Whole();
}

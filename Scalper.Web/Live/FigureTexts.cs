namespace Scalper.Web.Live;

/// <summary>
/// Figures come again and again: the same text is the same string for all symbols and viewers, as long as its places are not wanted by others.
/// A string that is old already costs a collection nothing, wherever it is put; a new one in a thousand cells has each of them looked at,
/// and meanwhile no lane runs. Bounded; safe from any thread.
/// </summary>
internal static class FigureTexts
{
    // At most 8 MB with the texts.
    private const int Places = 1 << 16;
    private const int Longest = 48;

    private static readonly string?[] Held = new string?[Places];

    public static string Of(ReadOnlySpan<char> text) => Find(text) ?? Hold(new string(text));

    public static string Of(string text) => Find(text) ?? Hold(text);

    // Of the two places of a text the first has what came last.
    private static string? Find(ReadOnlySpan<char> text)
    {
        if (text.Length > Longest)
        {
            return null;
        }

        int place = PlaceOf(text);
        string? first = Volatile.Read(ref Held[place]), second = Volatile.Read(ref Held[place ^ 1]);
        return first is not null && text.SequenceEqual(first) ? first : second is not null && text.SequenceEqual(second) ? second : null;
    }

    private static string Hold(string text)
    {
        if (text.Length <= Longest)
        {
            int place = PlaceOf(text);
            Volatile.Write(ref Held[place ^ 1], Volatile.Read(ref Held[place]));
            Volatile.Write(ref Held[place], text);
        }

        return text;
    }

    private static int PlaceOf(ReadOnlySpan<char> text) => string.GetHashCode(text) & (Places - 1);
}

namespace Scalper.Web.Live;

/// <summary>
/// Figures come again and again: the same text is the same string for all symbols and viewers, as long as its place is not wanted by another.
/// A string that is old already costs a collection nothing, wherever it is put; a new one in a thousand cells has each of them looked at,
/// and meanwhile no lane runs. Bounded; safe from any thread.
/// </summary>
internal static class FigureTexts
{
    // At most 2 MB with the texts.
    private const int Places = 1 << 15;
    private const int Longest = 12;

    private static readonly string?[] Held = new string?[Places];

    public static string Of(ReadOnlySpan<char> text)
    {
        if (text.Length > Longest)
        {
            return new string(text);
        }

        ref string? place = ref Held[string.GetHashCode(text) & (Places - 1)];
        string? held = Volatile.Read(ref place);
        if (held is not null && text.SequenceEqual(held))
        {
            return held;
        }

        string made = new(text);
        Volatile.Write(ref place, made);
        return made;
    }
}

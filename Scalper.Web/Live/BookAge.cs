namespace Scalper.Web.Live;

/// <summary>How old a symbol's book is, and what is to be said of it where it is not plainly live.</summary>
/// <param name="Word">State of the book; null where it is plainly live.</param>
/// <param name="Hint">What the word does not say; null where there is nothing to say.</param>
public readonly record struct BookAge(string Age, string? Word, string? Hint)
{
    /// <param name="nowMs">On the engine's clock.</param>
    public static BookAge Of(SymbolReading reading, long nowMs)
    {
        return new BookAge(Figures.Age(reading.BookAgeMs(nowMs)), WordOf(reading), reading.Text.BookHint);
    }

    /// <summary>State of the book; null where it is plainly live.</summary>
    public static string? WordOf(SymbolReading reading) => reading.IsQuiet ? "quiet" : reading.IsLive ? null : reading.Text.Book;
}

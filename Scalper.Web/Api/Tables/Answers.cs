namespace Scalper.Web.Api.Tables;

/// <summary>Answers of routes marked by <see cref="AnswerFormat.WithTable"/>.</summary>
internal static class Answers
{
    /// <summary>A list that is the whole answer.</summary>
    /// <param name="name">Of the file, without its ending.</param>
    public static IResult Table<TRow>(TRow[] rows, string name)
        where TRow : notnull => new TableAnswer<TRow>(rows, rows, name);

    /// <summary>A list with what is said of it as a whole, which the table leaves out.</summary>
    /// <param name="name">Of the file, without its ending.</param>
    public static IResult Table<TRow>(object document, IEnumerable<TRow> rows, string name)
        where TRow : notnull => new TableAnswer<TRow>(document, rows, name);
}

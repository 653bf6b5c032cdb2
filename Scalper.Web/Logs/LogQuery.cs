namespace Scalper.Web.Logs;

/// <summary>Which events of the log are wanted.</summary>
/// <param name="Lines">So many at most, from 1 to <see cref="MostLines"/>.</param>
/// <param name="Level">Of this level or above; null for all, also those whose level can't be read.</param>
/// <param name="Search">Part of category, message or exception, in either case; null for all.</param>
public sealed record LogQuery(int Lines = LogQuery.UsualLines, LogLevel? Level = null, string? Search = null)
{
    public const int UsualLines = 200, MostLines = 1_000, LongestSearch = 100;

    /// <summary>The words of the parameter <c>level</c>.</summary>
    public const string LevelWords = "Trace, Debug, Information, Warning, Error or Critical";

    public bool Takes(LogEntry entry) => (Level is null || entry.Level >= Level) && (Search is null || Holds(entry.Message) || Holds(entry.Category) || Holds(entry.Exception));

    /// <summary>Reads the words of an address.</summary>
    /// <param name="refusal">The parameter that can't be understood, what was expected, and what came.</param>
    /// <returns>Null where one can't.</returns>
    public static LogQuery? Read(string? lines, string? level, string? search, out (string Name, string Expected, string Received) refusal)
    {
        refusal = default;
        int wanted = UsualLines;
        if (lines is not null && !(int.TryParse(lines, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out wanted) && wanted is >= 1 and <= MostLines))
        {
            refusal = (nameof(lines), $"a whole number from 1 to {MostLines}", lines);
            return null;
        }

        LogLevel? least = Enum.GetValues<LogLevel>().Where(known => known != LogLevel.None).Cast<LogLevel?>()
            .FirstOrDefault(known => string.Equals(known.ToString(), level, StringComparison.OrdinalIgnoreCase));
        if (level is not null && least is null)
        {
            refusal = (nameof(level), LevelWords, level);
            return null;
        }

        if (search is { Length: 0 or > LongestSearch })
        {
            refusal = (nameof(search), $"1 to {LongestSearch} characters", search);
            return null;
        }

        return new LogQuery(wanted, least, search);
    }

    private bool Holds(string? text) => text?.Contains(Search!, StringComparison.OrdinalIgnoreCase) == true;
}

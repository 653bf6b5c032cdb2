using Scalper.Web.Logs;

namespace Scalper.Web.Api.Documents;

/// <summary>An event of the log.</summary>
/// <param name="At">Unix milliseconds; none, as level and category, where the line is not one that the program writes, or was cut off.</param>
/// <param name="Level">Trace, Debug, Information, Warning, Error or Critical.</param>
/// <param name="Category">The part of the program that it comes from.</param>
/// <param name="Message">The whole line where it is not one of the program's.</param>
/// <param name="Exception">With its stack, over several lines; none where there was none.</param>
public sealed record LogLineDocument(long? At, string? Level, string? Category, string Message, string? Exception)
{
    public static LogLineDocument Of(LogEntry entry) =>
        new(entry.At?.ToUnixTimeMilliseconds(), entry.Level?.ToString(), entry.Category, entry.Message, entry.Exception);
}

namespace Scalper.Web.Logs;

/// <summary>An event as its line in the log holds it.</summary>
/// <param name="At">UTC; none, as the level and the category, where the line is not one of ours, or was cut off.</param>
/// <param name="Message">The whole line where it is not one of ours.</param>
/// <param name="Exception">With its stack, over several lines; none where the event had none.</param>
public sealed record LogEntry(DateTimeOffset? At, LogLevel? Level, string? Category, string Message, string? Exception);

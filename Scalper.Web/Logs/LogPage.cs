namespace Scalper.Web.Logs;

/// <summary>What a look at the log found.</summary>
/// <param name="Entries">Newest first.</param>
/// <param name="SearchedBytes">How much of the log, from its end, was read for it.</param>
/// <param name="TotalBytes">The whole log, files put by among it.</param>
public sealed record LogPage(IReadOnlyList<LogEntry> Entries, long SearchedBytes, long TotalBytes, LogSearchEnd End);

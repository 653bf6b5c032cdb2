using Scalper.Web.Logs;

namespace Scalper.Web.Api.Documents;

/// <summary>Answer of <c>/api/monitor/logs</c>.</summary>
/// <param name="SearchedBytes">How much of the log, from its end, was read for it.</param>
/// <param name="TotalBytes">The whole log.</param>
/// <param name="End">
/// Why it went no further back: Lines, as many as asked for were found; Limit, as much was read as one request may; Start, all was read.
/// </param>
/// <param name="Lines">Newest first.</param>
public sealed record LogDocument(long SearchedBytes, long TotalBytes, string End, IReadOnlyList<LogLineDocument> Lines)
{
    public static LogDocument Of(LogPage page) =>
        new(page.SearchedBytes, page.TotalBytes, page.End.ToString(), [.. page.Entries.Select(LogLineDocument.Of)]);
}

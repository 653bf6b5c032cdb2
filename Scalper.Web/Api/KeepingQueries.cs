using Microsoft.AspNetCore.Mvc;
using Scalper.Web.Api.Documents;
using Scalper.Web.Api.Tables;
using Scalper.Web.Logs;
using Scalper.Web.Recording;
using Scalper.Web.Storage;

namespace Scalper.Web.Api;

/// <summary>Routes of administrators about what the program keeps: its log, and the space that all of it takes.</summary>
internal static class KeepingQueries
{
    /// <param name="lines">1 to 1000; none for 200.</param>
    /// <param name="level">This level and above; none for all.</param>
    /// <param name="search">Part of category, message or exception, in either case.</param>
    public static IResult Logs(string? lines, string? level, string? search, [FromServices] LogTail tail)
    {
        if (LogQuery.Read(lines, level, search, out (string Name, string Expected, string Received) refusal) is not { } query)
        {
            return Problems.BadParameter(refusal.Name, refusal.Expected, refusal.Received);
        }

        LogDocument document = LogDocument.Of(tail.Read(query));
        return Answers.Table(document, document.Lines, "logs");
    }

    public static IResult Storage([FromServices] StorageWatch watch, [FromServices] RecordingWatch recording) =>
        Results.Json(StorageDocument.Of(watch.Read(), recording.Look()), ApiJson.Options);
}

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Scalper.Web.Components.Account;
using Scalper.Web.Hosting;
using Scalper.Web.Logs;
using Scalper.Web.Storage;

namespace Scalper.Web.Accounts.Endpoints;

/// <summary>The administrators' pages of what the program keeps: the log's end, and the space that all of it takes.</summary>
internal static class KeepingEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapRead(LogsPage.Path, ShowLogs).RequireAuthorization(Policies.Admin);
        app.MapRead(StoragePage.Path, ShowStorage).RequireAuthorization(Policies.Admin);
    }

    // A form sends every field, an empty one as well.
    private static RazorComponentResult<LogsPage> ShowLogs(
        [FromServices] LogTail tail, [FromServices] LogHealth health, ILogger<LogTail> log, string? lines, string? level, string? search)
    {
        LogQuery? query = LogQuery.Read(Given(lines), Given(level), Given(search), out (string Name, string Expected, string Received) refusal);
        string? error = query is null ? $"Expected {refusal.Expected}." : null;
        LogPage? page = query is null ? null : TryRead(tail, query, log, ref error);
        return new RazorComponentResult<LogsPage>(new { Query = query ?? new LogQuery(), Found = page, Error = error, health.Warning });
    }

    private static RazorComponentResult<StoragePage> ShowStorage([FromServices] StorageWatch watch, ILogger<StorageWatch> log)
    {
        try
        {
            return new RazorComponentResult<StoragePage>(new { Reading = watch.Read() });
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            log.LogError(fault, "The storage folder could not be measured");
            return new RazorComponentResult<StoragePage>(new { Error = $"The storage folder can't be measured: {fault.Message}" });
        }
    }

    private static LogPage? TryRead(LogTail tail, LogQuery query, ILogger log, ref string? error)
    {
        try
        {
            return tail.Read(query);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            log.LogError(fault, "The log could not be read");
            error = $"The log can't be read: {fault.Message}";
            return null;
        }
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

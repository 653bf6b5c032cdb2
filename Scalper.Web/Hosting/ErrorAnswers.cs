using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Data.Sqlite;
using Scalper.Web.Components.Account;
using SQLitePCL;

namespace Scalper.Web.Hosting;

/// <summary>Gives answers without a body the one their reader understands: problem documents for the API, a plain page for people.</summary>
public static class ErrorAnswers
{
    public static void UseErrorAnswers(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = static context => WriteAsync(context, StatusOf(context.Features.Get<IExceptionHandlerFeature>()?.Error)),

            // What a client sent wrongly is no failure of ours: anybody could fill the log with stack traces.
            SuppressDiagnosticsCallback = static failed => StatusOf(failed.Exception) < StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePages(static status => WriteAsync(status.HttpContext, status.HttpContext.Response.StatusCode));
    }

    /// <summary>What a failure is to the client. A request that can't be read, or was too large or too slow, is its own fault.</summary>
    internal static int StatusOf(Exception? fault) => fault switch
    {
        BadHttpRequestException unreadable => unreadable.StatusCode,
        AntiforgeryValidationException { InnerException: BadHttpRequestException unreadable } => unreadable.StatusCode,
        AntiforgeryValidationException => StatusCodes.Status400BadRequest,
        _ when fault?.GetBaseException() is SqliteException { SqliteErrorCode: var code } && IsOfTheDisk(code) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    // What passes when there is room, or a writer less: not a fault of the program.
    private static bool IsOfTheDisk(int code) =>
        code is raw.SQLITE_FULL or raw.SQLITE_IOERR or raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_BUSY or raw.SQLITE_LOCKED;

    /// <summary>Writes the answer for a status code; live channels and scripts get the code alone.</summary>
    public static Task WriteAsync(HttpContext context, int status, string? detail = null)
    {
        context.Response.StatusCode = status;
        IResult? body =
            context.Request.IsApi() ? TypedResults.Problem(detail, statusCode: status)
            : context.Request.IsPage() ? Page(status, detail)
            : null;
        return body?.ExecuteAsync(context) ?? Task.CompletedTask;
    }

    /// <summary>A page with the status code's title and one sentence.</summary>
    /// <param name="isOfReplay">Leads to the list of replays, too.</param>
    public static RazorComponentResult Page(int status, string? detail = null, bool isOfReplay = false)
    {
        (string title, string text) = status switch
        {
            StatusCodes.Status403Forbidden => ("Not allowed", "Your account lacks the role this page asks for."),
            StatusCodes.Status404NotFound => ("Page not found", "There is nothing at this address."),
            StatusCodes.Status413PayloadTooLarge => ("Too much at once", "The request was larger than any form of this site."),
            StatusCodes.Status429TooManyRequests => ("Too many requests", "Wait a moment, then try again."),
            StatusCodes.Status500InternalServerError => ("Something failed", "The error is in the log. Try again in a moment."),
            StatusCodes.Status503ServiceUnavailable => ("Not now", "The database can't be read or written at present: its disk may be full. Nothing was changed."),
            _ => ("Request refused", $"The request could not be answered (status {status})."),
        };
        return new RazorComponentResult<NoticePage>(new { Title = title, Text = detail ?? text, ShowsWayToReplays = isOfReplay }) { StatusCode = status };
    }
}

using Microsoft.AspNetCore.Http.HttpResults;
using Scalper.Web.Components.Account;

namespace Scalper.Web.Hosting;

/// <summary>Gives answers without a body the one their reader understands: problem documents for the API, a plain page for people.</summary>
public static class ErrorAnswers
{
    public static void UseErrorAnswers(this WebApplication app)
    {
        app.UseExceptionHandler(static failed => failed.Run(static context => WriteAsync(context, StatusCodes.Status500InternalServerError)));
        app.UseStatusCodePages(static status => WriteAsync(status.HttpContext, status.HttpContext.Response.StatusCode));
    }

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
    public static RazorComponentResult Page(int status, string? detail = null)
    {
        (string title, string text) = status switch
        {
            StatusCodes.Status403Forbidden => ("Not allowed", "Your account lacks the role this page asks for."),
            StatusCodes.Status404NotFound => ("Page not found", "There is nothing at this address."),
            StatusCodes.Status500InternalServerError => ("Something failed", "The error is in the log. Try again in a moment."),
            _ => ("Request refused", $"The request could not be answered (status {status})."),
        };
        return new RazorComponentResult<NoticePage>(new { Title = title, Text = detail ?? text }) { StatusCode = status };
    }
}

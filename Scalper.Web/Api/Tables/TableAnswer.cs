using Scalper.Web.Api.Documents;

namespace Scalper.Web.Api.Tables;

/// <summary>An answer that can be had as JSON or as a table, whichever the request asks for.</summary>
/// <param name="document">The whole answer.</param>
/// <param name="rows">The part of it that the table holds.</param>
/// <param name="name">Of the file, without its ending.</param>
internal sealed class TableAnswer<TRow>(object document, IEnumerable<TRow> rows, string name) : IResult
    where TRow : notnull
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (!AnswerFormat.IsCsv(httpContext.Request))
        {
            return Results.Json(document, ApiJson.Options).ExecuteAsync(httpContext);
        }

        httpContext.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}.csv\"";
        return Results.Text(CsvTable<TRow>.Write(rows), AnswerFormat.CsvType, System.Text.Encoding.UTF8).ExecuteAsync(httpContext);
    }
}

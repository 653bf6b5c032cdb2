namespace Scalper.Web.Api.Tables;

/// <summary>The parameter <c>format</c> of every route of the API: json, or csv where a table makes sense.</summary>
internal static class AnswerFormat
{
    public const string Parameter = "format";
    public const string CsvType = "text/csv";

    private const string Json = "json";
    private const string Csv = "csv";

    /// <summary>The routes refuse any format that they do not have, before they look for an answer.</summary>
    public static RouteGroupBuilder CheckFormat(this RouteGroupBuilder routes) => routes.AddEndpointFilter(CheckAsync);

    /// <summary>The route answers with a <see cref="TableAnswer{TRow}"/>.</summary>
    public static RouteHandlerBuilder WithTable(this RouteHandlerBuilder route) => route.WithMetadata(TabledRoute.Mark);

    /// <summary>Asked once the format was checked.</summary>
    public static bool IsCsv(HttpRequest request) => request.Query[Parameter] == Csv;

    private static ValueTask<object?> CheckAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        HttpContext context = call.HttpContext;
        if (!context.Request.Query.TryGetValue(Parameter, out var asked))
        {
            return next(call);
        }

        bool hasTable = context.GetEndpoint()?.Metadata.GetMetadata<TabledRoute>() is not null;
        string format = asked.ToString();
        return format == Json || (format == Csv && hasTable)
            ? next(call)
            : ValueTask.FromResult<object?>(Problems.BadParameter(Parameter, hasTable ? $"{Json} or {Csv}" : Json, format));
    }
}

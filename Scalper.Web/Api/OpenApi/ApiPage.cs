using Scalper.Web.Hosting;

namespace Scalper.Web.Api.OpenApi;

/// <summary>The API's description for programs, and the page on which people try it.</summary>
internal static class ApiPage
{
    public const string Path = "/api-docs";
    public const string Document = "/openapi/v1.json";

    /// <summary>Both need a signed-in user; the description opens to a key as well.</summary>
    public static void MapApiDescription(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi(Document).RequireAuthorization();
        routes.MapRead(Path + "/{**file}", PageOf(routes)).RequireAuthorization().ExcludeFromDescription();
    }

    /// <summary>The request is for the page, or for a file of it.</summary>
    public static bool IsOf(HttpRequest request) => request.Path.StartsWithSegments(Path);

    // The package serves its files by middleware alone, which leaves requests to the endpoint that was chosen: ours has done its part here.
    private static RequestDelegate PageOf(IEndpointRouteBuilder routes)
    {
        IApplicationBuilder branch = routes.CreateApplicationBuilder();
        branch.Use(static (context, next) =>
        {
            context.SetEndpoint(null);
            return next(context);
        });
        branch.UseSwaggerUI(static page =>
        {
            page.RoutePrefix = Path.TrimStart('/');
            page.DocumentTitle = "Scalper API";
            page.SwaggerEndpoint(Document, "Scalper API");
        });
        return branch.Build();
    }
}

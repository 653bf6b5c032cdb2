namespace Scalper.Web.Api.OpenApi;

/// <summary>What the description says of a single route.</summary>
internal static class RouteNotes
{
    /// <summary>The document that the route answers with, and what for.</summary>
    public static RouteHandlerBuilder Answers<TDocument>(this RouteHandlerBuilder route, string summary) =>
        route.Produces<TDocument>().WithSummary(summary);

    /// <summary>Status codes of the problems that it answers with beside those of all routes.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, params int[] statuses)
    {
        foreach (int status in statuses)
        {
            route.ProducesProblem(status);
        }

        return route;
    }
}

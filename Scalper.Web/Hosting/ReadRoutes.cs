namespace Scalper.Web.Hosting;

/// <summary>Routes that only read. Supervisors and link checkers ask with HEAD, which is owed wherever GET is (RFC 9110, section 9.1).</summary>
internal static class ReadRoutes
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps GET, and HEAD with the same headers and no body.</summary>
    public static RouteHandlerBuilder MapRead(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.MapMethods(pattern, Methods, handler);
}

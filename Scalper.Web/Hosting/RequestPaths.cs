namespace Scalper.Web.Hosting;

/// <summary>What kind of answer a request's path asks for.</summary>
public static class RequestPaths
{
    /// <summary>Programs call it: errors are problem documents.</summary>
    public static bool IsApi(this HttpRequest request) => request.Path.StartsWithSegments("/api") || request.Path.StartsWithSegments("/openapi");

    /// <summary>Scripts of our own pages and programs call it, over sockets: errors are bare status codes.</summary>
    public static bool IsLiveChannel(this HttpRequest request) =>
        request.Path.StartsWithSegments("/_blazor") || request.Path.StartsWithSegments("/hubs");

    /// <summary>Programs with a key may call it.</summary>
    public static bool IsOpenToKeys(this HttpRequest request) => request.IsApi() || request.Path.StartsWithSegments("/hubs");

    /// <summary>Supervisors ask it.</summary>
    public static bool IsHealth(this HttpRequest request) => request.Path.Value is "/healthz" or "/readyz";

    /// <summary>A person reads it: errors are pages.</summary>
    public static bool IsPage(this HttpRequest request) =>
        !request.IsApi() && !request.IsLiveChannel() && !request.Path.StartsWithSegments("/_framework");
}

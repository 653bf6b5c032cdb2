using Scalper.Web.Replays;

namespace Scalper.Web.Hosting;

/// <summary>What kind of answer a request's path asks for. Below the path of a replay that is not open, the same as below that of one that is.</summary>
public static class RequestPaths
{
    /// <summary>Programs call it: errors are problem documents.</summary>
    public static bool IsApi(this HttpRequest request) => PathOf(request) is var path && (path.StartsWithSegments("/api") || path.StartsWithSegments("/openapi"));

    /// <summary>Scripts of our own pages and programs call it, over sockets: errors are bare status codes.</summary>
    public static bool IsLiveChannel(this HttpRequest request) =>
        PathOf(request) is var path && (path.StartsWithSegments("/_blazor") || path.StartsWithSegments("/hubs"));

    /// <summary>Programs with a key may call it.</summary>
    public static bool IsOpenToKeys(this HttpRequest request) => request.IsApi() || PathOf(request).StartsWithSegments("/hubs");

    /// <summary>Supervisors ask it.</summary>
    public static bool IsHealth(this HttpRequest request) => request.Path.Value is "/healthz" or "/readyz";

    /// <summary>A person reads it: errors are pages.</summary>
    public static bool IsPage(this HttpRequest request) =>
        !request.IsApi() && !request.IsLiveChannel() && !PathOf(request).StartsWithSegments("/_framework");

    private static PathString PathOf(HttpRequest request) => ReplayAddress.PathBelow(request.Path);
}

using Microsoft.AspNetCore.Http.Features;
using Scalper.Web.Accounts.Keys;

namespace Scalper.Web.Hosting;

/// <summary>
/// Refuses live channels to pages of other sites. Browsers send cookies with WebSocket handshakes from anywhere, and neither CORS nor
/// antiforgery covers them, so the page's Origin must name the host that was asked. Who comes with a cookie and no Origin is refused as
/// well: every browser sends one with a handshake. Programs come with a key, which no page of another site can send.
/// </summary>
public static class SocketOrigin
{
    /// <summary>Comes before routing, so that nothing of the request is acted on.</summary>
    public static IApplicationBuilder UseSocketOriginCheck(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        if (!context.Request.IsLiveChannel() || Admits(context))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });

    /// <summary>Compares host and port; the scheme may differ behind a proxy that ends TLS.</summary>
    internal static bool IsSameHost(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out Uri? page)
        && page.Scheme is "http" or "https"
        && HostString.FromUriComponent(page).Host.Equals(host.Host, StringComparison.OrdinalIgnoreCase)
        && page.Port == (host.Port ?? (page.Scheme == "https" ? 443 : 80));

    private static bool Admits(HttpContext context)
    {
        HttpRequest request = context.Request;
        string? origin = request.Headers.Origin;
        bool isHandshake = IsHandshake(context);
        if (!string.IsNullOrEmpty(origin))
        {
            return IsSameHost(origin, request.Host) && !IsOtherTransport(request, isHandshake);
        }

        // Without a cookie it is a stranger's, whom authorization refuses.
        bool isByCookie = request.Headers.Cookie.Count > 0 && !(request.IsOpenToKeys() && request.Headers.ContainsKey(ApiKeyHandler.Header));
        return !isByCookie || !(isHandshake || IsOtherTransport(request, isHandshake));
    }

    private static bool IsHandshake(HttpContext context) =>
        context.Request.Headers.Upgrade.Count > 0 || context.Features.Get<IHttpExtendedConnectFeature>()?.IsExtendedConnect == true;

    // Blazor's hub offers long polling and server-sent events beside sockets, and can't be told not to; over them no Origin is certain to come.
    private static bool IsOtherTransport(HttpRequest request, bool isHandshake) =>
        !isHandshake && request.Path.Equals("/_blazor", StringComparison.OrdinalIgnoreCase);
}

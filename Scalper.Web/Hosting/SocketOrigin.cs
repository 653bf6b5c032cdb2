namespace Scalper.Web.Hosting;

/// <summary>
/// Refuses live channels to pages of other sites. Browsers send cookies with WebSocket handshakes from anywhere, and neither CORS nor
/// antiforgery covers them, so the page's Origin must name the host that was asked. Clients that are no browsers send none.
/// </summary>
public static class SocketOrigin
{
    public static IApplicationBuilder UseSocketOriginCheck(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        string? origin = context.Request.Headers.Origin;
        if (string.IsNullOrEmpty(origin) || !context.Request.IsLiveChannel() || IsSameHost(origin, context.Request.Host))
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
}

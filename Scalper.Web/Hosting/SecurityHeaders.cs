using Microsoft.AspNetCore.StaticAssets;

namespace Scalper.Web.Hosting;

/// <summary>Headers that every answer carries, errors too.</summary>
public static class SecurityHeaders
{
    private const string NoDeviceNoTracking =
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), "
        + "microphone=(), midi=(), payment=(), serial=(), usb=(), xr-spatial-tracking=()";

    // A year, as browsers' lists ask for. Without includeSubDomains: what else stands under the name is not ours.
    private const string OnlySecure = "max-age=31536000";

    /// <summary>Comes first. The headers are set as the answer starts: an error that is handled clears those that stood before it.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        context.Response.OnStarting(Set, context);
        return next(context);
    });

    private static Task Set(object state)
    {
        HttpContext context = (HttpContext)state;
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy.Of(context);
        headers["Permissions-Policy"] = NoDeviceNoTracking;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";

        // The set-up address carries a token; it must not travel to any other site.
        headers["Referrer-Policy"] = "same-origin";
        if (context.Request.IsHttps && !IsThisMachine(context.Request.Host.Host))
        {
            headers.StrictTransportSecurity = OnlySecure;
        }

        // Assets hold nothing private and are kept long; all else is nobody's to keep.
        if (context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null || context.Response.StatusCode >= 400)
        {
            headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }

    // A browser would ask every program on this machine for https from then on.
    private static bool IsThisMachine(string host) => host is "localhost" or "127.0.0.1" or "[::1]";
}

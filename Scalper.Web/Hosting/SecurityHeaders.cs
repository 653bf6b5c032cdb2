namespace Scalper.Web.Hosting;

/// <summary>Headers that every answer carries.</summary>
public static class SecurityHeaders
{
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";

        // The set-up address carries a token; it must not travel to any other site.
        headers["Referrer-Policy"] = "same-origin";
        return next(context);
    });
}

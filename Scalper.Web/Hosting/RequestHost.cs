using Microsoft.AspNetCore.Http.Extensions;

namespace Scalper.Web.Hosting;

/// <summary>
/// The host that a request names. Pages can't be rendered without one: old clients of HTTP/1.0, load balancers that ask for health among
/// them, may leave it out, and get this machine's. What the server lets pass as a host and no address can hold, <c>127(0.0.1</c> for
/// instance, gets 400.
/// </summary>
internal static class RequestHost
{
    private static readonly HostString Here = new("localhost");
    private static readonly object Refused = new();

    /// <summary>From here on every request has a host. It goes into no link that leaves this machine.</summary>
    public static void UseHost(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        HostString named = context.Request.Host;
        if (!named.HasValue || !IsAddress(context.Request))
        {
            context.Items[Refused] = named.Value;
            context.Request.Host = Here;
        }

        return next(context);
    });

    /// <summary>Answers those whose host was none. After what makes the answers to errors.</summary>
    public static void UseHostCheck(this IApplicationBuilder app) => app.Use(static (context, next) => context.Items[Refused] is string { Length: > 0 } host
        ? ErrorAnswers.WriteAsync(context, StatusCodes.Status400BadRequest, $"Host: expected a name or an address, with or without a port, got '{host}'.")
        : next(context));

    /// <summary>The request named a host that is none, and will be told so.</summary>
    public static bool IsHostRefused(this HttpContext context) => context.Items[Refused] is string { Length: > 0 };

    private static bool IsAddress(HttpRequest request) => Uri.TryCreate(UriHelper.BuildAbsolute(request.Scheme, request.Host), UriKind.Absolute, out _);
}

namespace Scalper.Web.Hosting;

/// <summary>
/// Old clients of HTTP/1.0, load balancers that ask for health among them, may leave the host out; pages can't be rendered without
/// one. The name goes into no link that leaves this machine.
/// </summary>
internal static class NamelessHost
{
    private static readonly HostString Here = new("localhost");

    public static void UseNamedHost(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        if (!context.Request.Host.HasValue)
        {
            context.Request.Host = Here;
        }

        return next(context);
    });
}

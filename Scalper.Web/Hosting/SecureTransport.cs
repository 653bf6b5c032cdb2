using System.Net;
using System.Security.Authentication;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Scalper.Web.Hosting;

/// <summary>TLS where an https address is configured: which versions, and the way there from plain http.</summary>
public static partial class SecureTransport
{
    public static void LimitTls(KestrelServerOptions kestrel) =>
        kestrel.ConfigureHttpsDefaults(static https => https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13);

    /// <summary>
    /// Sends plain requests to the https address, where there is one; 307 keeps the method. Supervisors may ask for the health answers
    /// over plain http: they tell nothing.
    /// </summary>
    public static IApplicationBuilder UseSecureAddress(this WebApplication app)
    {
        ListeningAddresses addresses = app.Services.GetRequiredService<ListeningAddresses>();
        return app.Use((context, next) =>
            context.Request.IsHttps || context.Request.IsHealth() || addresses.SecurePort is not { } port ? next(context) : SendTo(port, context));
    }

    /// <summary>Warns of each address at which passwords and cookies would cross a network in the clear. To be called once it listens.</summary>
    public static void WarnOfPlainAddresses(this WebApplication app)
    {
        foreach (BindingAddress address in app.Services.GetRequiredService<ListeningAddresses>().All.Where(IsPlainAndOpen))
        {
            LogPlain(app.Logger, address.ToString());
        }
    }

    internal static bool IsPlainAndOpen(BindingAddress address) =>
        address.Scheme == "http" && !address.IsUnixPipe
        && !address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        && !(IPAddress.TryParse(address.Host, out IPAddress? ip) && IPAddress.IsLoopback(ip));

    private static Task SendTo(int port, HttpContext context)
    {
        HttpRequest request = context.Request;
        HostString host = port == 443 ? new HostString(request.Host.Host) : new HostString(request.Host.Host, port);
        context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
        context.Response.Headers.Location =
            $"https://{host.ToUriComponent()}{request.PathBase.ToUriComponent()}{request.Path.ToUriComponent()}{request.QueryString.ToUriComponent()}";
        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Address} is plain http and not only for this machine: passwords and cookies cross the network in the clear. Use https, or a proxy that ends TLS")]
    private static partial void LogPlain(ILogger log, string address);
}

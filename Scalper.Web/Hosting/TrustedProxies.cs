using Microsoft.AspNetCore.HttpOverrides;
using Scalper.Web.Settings;

namespace Scalper.Web.Hosting;

/// <summary>Takes client address, scheme and host from the X-Forwarded headers of the proxies that the settings name, and from nobody else.</summary>
public static class TrustedProxies
{
    /// <summary>
    /// Holds for the framework's own switch as well (ASPNETCORE_FORWARDEDHEADERS_ENABLED), which would believe everybody. With several
    /// proxies in a row the first one, seen from here, that is not trusted is the client.
    /// </summary>
    public static void AddTrustedProxies(this IServiceCollection services, ProxyOptions proxies) =>
        services.PostConfigure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (string range in proxies.Trusted)
            {
                forwarded.KnownIPNetworks.Add(AddressRangesAttribute.Parse(range)!.Value);
            }

            // Empty lists would mean that everybody is believed.
            forwarded.ForwardedHeaders = proxies.Trusted.Count == 0
                ? ForwardedHeaders.None
                : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            forwarded.ForwardLimit = null;
        });

    /// <summary>Comes before all that looks at address, scheme or host.</summary>
    public static IApplicationBuilder UseTrustedProxies(this IApplicationBuilder app) => app.UseForwardedHeaders();
}

using Microsoft.AspNetCore.SignalR.Protocol;
using Scalper.Web.Settings;

namespace Scalper.Web.Hosting;

/// <summary>Has the protocols of all hubs, those of live pages too, count what a connection sends.</summary>
internal static class SocketPace
{
    /// <summary>Comes after all that brings protocols.</summary>
    public static void AddSocketPace(this WebApplicationBuilder builder)
    {
        IServiceCollection services = builder.Services;
        ServiceDescriptor[] protocols = [.. services.Where(service => service.ServiceType == typeof(IHubProtocol))];
        foreach (ServiceDescriptor protocol in protocols)
        {
            services.Remove(protocol);
            services.AddSingleton<IHubProtocol>(provider => new PacedProtocol(
                Make(protocol, provider),
                provider.GetRequiredService<LimitsOptions>().SocketMessagesPerSecond,
                provider.GetService<TimeProvider>() ?? TimeProvider.System,
                provider.GetRequiredService<ILogger<PacedProtocol>>()));
        }
    }

    private static IHubProtocol Make(ServiceDescriptor protocol, IServiceProvider provider) =>
        (IHubProtocol)(protocol.ImplementationInstance
            ?? protocol.ImplementationFactory?.Invoke(provider)
            ?? ActivatorUtilities.CreateInstance(provider, protocol.ImplementationType!));
}

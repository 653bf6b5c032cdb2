using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Scalper.Web.Hosting;

/// <summary>Where this process listens. A replay has no port: it asks the live application's. Safe from any thread.</summary>
internal sealed class ListeningAddresses(IServer server, IHostApplicationLifetime lifetime)
{
    private readonly Lazy<int?> _bound = new(() => FindSecurePort(server));

    public IEnumerable<BindingAddress> All => AllOf(server);

    /// <summary>Of the https address; null where there is none.</summary>
    // The first request may come while addresses are still being bound.
    public int? SecurePort => lifetime.ApplicationStarted.IsCancellationRequested ? _bound.Value : FindSecurePort(server);

    private static int? FindSecurePort(IServer server) => AllOf(server).FirstOrDefault(a => a.Scheme == "https")?.Port;

    private static IEnumerable<BindingAddress> AllOf(IServer server) =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses.Select(BindingAddress.Parse) ?? [];
}

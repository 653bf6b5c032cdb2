using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;

namespace ScoreWatch;

/// <summary>Opens the market hub's web socket with an API key.</summary>
internal sealed class HubDial(string key) : IConnectionFactory
{
    public const string Path = "/hubs/market";

    public async ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        Uri site = ((UriEndPoint)endpoint).Uri;
        ClientWebSocket socket = new();
        socket.Options.SetRequestHeader("X-Api-Key", key);
        string scheme = site.Scheme == Uri.UriSchemeHttps ? Uri.UriSchemeWss : Uri.UriSchemeWs;
        await socket.ConnectAsync(new UriBuilder(site) { Scheme = scheme, Path = Path }.Uri, cancellationToken);
        return new HubSocket(socket);
    }
}

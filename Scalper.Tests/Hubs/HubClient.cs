using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Scalper.Web.Hubs;
using ScoreWatch;

namespace Scalper.Tests.Hubs;

/// <summary>Makes connections to the market hub over web sockets, as a program would.</summary>
internal static class HubClient
{
    public const string KeyHeader = "X-Api-Key";

    public static async Task<HubConnection> ConnectAsync(Uri site, params (string Name, string Value)[] headers)
    {
        HubConnection connection = new(
            new Factory(site, headers), new JsonHubProtocol(), new IPEndPoint(IPAddress.Loopback, site.Port), new ServiceCollection().BuildServiceProvider(), NullLoggerFactory.Instance);
        await connection.StartAsync();
        return connection;
    }

    /// <summary>A bare socket to the hub.</summary>
    public static async Task<ClientWebSocket> OpenSocketAsync(Uri site, params (string Name, string Value)[] headers)
    {
        ClientWebSocket socket = new();
        socket.Options.CollectHttpResponseDetails = true;
        foreach ((string name, string value) in headers)
        {
            socket.Options.SetRequestHeader(name, value);
        }

        try
        {
            await socket.ConnectAsync(new UriBuilder(site) { Scheme = "ws", Path = site.AbsolutePath.TrimEnd('/') + HubSetup.Path }.Uri, CancellationToken.None);
            return socket;
        }
        catch (WebSocketException e)
        {
            throw new HttpRequestException(e.Message, e, socket.HttpStatusCode);
        }
    }

    private sealed class Factory(Uri site, (string Name, string Value)[] headers) : IConnectionFactory
    {
        public async ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
            new HubSocket(await OpenSocketAsync(site, headers));
    }
}

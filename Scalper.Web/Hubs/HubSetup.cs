using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;

namespace Scalper.Web.Hubs;

/// <summary>Puts the market hub into the application. Needs an <c>IMarket</c> in the container.</summary>
public static class HubSetup
{
    public const string Path = "/hubs/market";

    // What clients say is a name and a number, or a filter.
    private const int LongestRequest = 4 * 1024;

    // What one connection may leave unread before its streams wait for it, beside the message under way and what the network holds.
    private const int MostUnread = 64 * 1024;

    // Who takes nothing for so long is cut off: it has gone, or would begin anew anyway.
    private static readonly TimeSpan LongestSend = TimeSpan.FromSeconds(10);

    public static void AddMarketHub(this WebApplicationBuilder builder)
    {
        builder.Services.AddSignalR().AddHubOptions<MarketHub>(static hub => hub.MaximumReceiveMessageSize = LongestRequest);
        builder.Services.AddSingleton(static s => ActivatorUtilities.CreateInstance<HubConnectionHandler<MarketHub>>(s, new RefusalsAside(s.GetRequiredService<ILoggerFactory>())));
        builder.Services.AddSingleton<WatchedSymbols>();
    }

    public static void MapMarketHub(this WebApplication app) =>
        app.MapHub<MarketHub>(Path, static connections =>
        {
            // The only transport that tells when a client does not read.
            connections.Transports = HttpTransportType.WebSockets;
            connections.ApplicationMaxBufferSize = LongestRequest * 2;
            connections.TransportMaxBufferSize = MostUnread;
            connections.TransportSendTimeout = LongestSend;
            connections.CloseOnAuthenticationExpiration = true;
        }).RequireAuthorization();
}

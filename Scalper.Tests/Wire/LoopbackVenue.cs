using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Scalper.Tests.Wire;

/// <summary>A real WebSocket server on a free loopback port; each connection runs the test's session.</summary>
internal sealed class LoopbackVenue : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LoopbackVenue(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single().Replace("http://", "ws://", StringComparison.Ordinal) + "/v5/public/linear");

    /// <param name="session">Talks to the client; the token ends with the server.</param>
    public static async Task<LoopbackVenue> StartAsync(Func<WebSocket, CancellationToken, Task> session)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromMilliseconds(200));
        WebApplication app = builder.Build();
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.Zero });
        app.Run(async context =>
        {
            using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
            try
            {
                await session(socket, app.Lifetime.ApplicationStopping);
            }
            catch (Exception e) when (e is OperationCanceledException or WebSocketException)
            {
                context.Abort();
            }
        });
        await app.StartAsync();
        return new LoopbackVenue(app);
    }

    /// <summary>Stays silent until the server stops.</summary>
    public static Task SilentAsync(CancellationToken stopping) => Task.Delay(Timeout.Infinite, stopping);

    /// <summary>The client's next message.</summary>
    public static async Task<byte[]> ReadAsync(WebSocket socket, CancellationToken stopping)
    {
        byte[] buffer = new byte[1 << 20];
        ValueWebSocketReceiveResult part = await socket.ReceiveAsync(buffer.AsMemory(), stopping);
        Assert.True(part.EndOfMessage);
        return buffer[..part.Count];
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Scalper.Benchmarks.Receive;

/// <summary>Sends numbered frames of a fixed size at a steady rate to everyone who connects.</summary>
internal static class ReceiveServer
{
    public const int FrameBytes = 400;

    public static async Task<int> RunAsync(string[] arguments)
    {
        int rate = int.Parse(arguments[0], CultureInfo.InvariantCulture);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using WebApplication app = builder.Build();
        app.UseWebSockets();
        app.Run(context => SendAsync(context, rate));
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single().Replace("http", "ws", StringComparison.Ordinal));
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static async Task SendAsync(HttpContext context, int rate)
    {
        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
        long start = Stopwatch.GetTimestamp();
        for (long sent = 0; socket.State == WebSocketState.Open;)
        {
            long due = (long)(Stopwatch.GetElapsedTime(start).TotalSeconds * rate);
            for (; sent < due && socket.State == WebSocketState.Open; sent++)
            {
                try
                {
                    await socket.SendAsync(Frame(sent), WebSocketMessageType.Text, endOfMessage: true, context.RequestAborted);
                }
                catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
                {
                    return;
                }
            }

            await Task.Delay(1);
        }
    }

    private static byte[] Frame(long number) =>
        Encoding.ASCII.GetBytes($"{{\"topic\":\"count\",\"u\":{number},\"fill\":\"").Concat(Enumerable.Repeat((byte)'x', FrameBytes)).Take(FrameBytes - 2)
            .Concat("\"}"u8.ToArray()).ToArray();
}

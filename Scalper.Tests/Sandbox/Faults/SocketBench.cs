using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Scalper.Sandbox.Hosting;

namespace Scalper.Tests.Sandbox.Faults;

/// <summary>A sandbox behind a real socket, a client of its own and its fault commands.</summary>
internal sealed class SocketBench : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _limit = new(Deadline);

    private SocketBench(SandboxServer server) => Server = server;

    internal SandboxServer Server { get; }

    internal HttpClient Http { get; } = new();

    internal ClientWebSocket Socket { get; } = new();

    internal CancellationToken Limit => _limit.Token;

    /// <summary>A receive that is under way: there may be but one.</summary>
    internal Task<(WebSocketMessageType Type, byte[] Bytes, int Parts)>? Pending { get; set; }

    internal static async Task<SocketBench> StartAsync(bool compression = true, Action<ClientWebSocketOptions>? configure = null, bool connect = true)
    {
        SocketBench bench = new(await SandboxServer.StartAsync(new SandboxOptions { MessagesPerSecond = 5_000, Compression = compression }));
        bench.Socket.Options.CollectHttpResponseDetails = true;
        configure?.Invoke(bench.Socket.Options);
        if (connect)
        {
            await bench.ConnectAsync(bench.Socket);
        }

        return bench;
    }

    internal Task ConnectAsync(ClientWebSocket socket) => socket.ConnectAsync(new Uri(Server.WebSocketUrl), Limit);

    internal async Task ControlAsync(string command)
    {
        (HttpStatusCode status, JsonElement answer) = await PostAsync(command);
        Assert.Equal((HttpStatusCode.OK, true), (status, answer.GetProperty("ok").GetBoolean()));
    }

    internal async Task<(HttpStatusCode Status, JsonElement Answer)> PostAsync(string command)
    {
        using StringContent content = new(command, Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await Http.PostAsync(new Uri(Server.RestUrl + "/control"), content, Limit);
        return (answer.StatusCode, JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(Limit)));
    }

    internal async Task<(HttpStatusCode Status, JsonElement Answer)> GetAsync(string pathAndQuery)
    {
        using HttpResponseMessage answer = await Http.GetAsync(new Uri(Server.RestUrl + pathAndQuery), Limit);
        return (answer.StatusCode, JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(Limit)));
    }

    internal Task SendAsync(string text) => Socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, Limit);

    internal Task SubscribeAsync(params string[] topics) => SendAsync(VirtualExchange.Command("subscribe", topics));

    /// <summary>The next whole message, and in how many receives of a large buffer it came; nothing of the bytes for a close.</summary>
    internal async Task<(WebSocketMessageType Type, byte[] Bytes, int Parts)> ReceiveAsync()
    {
        using MemoryStream message = new();
        byte[] buffer = new byte[64 * 1024];
        for (int parts = 1; ; parts++)
        {
            ValueWebSocketReceiveResult part = await Socket.ReceiveAsync(buffer.AsMemory(), Limit);
            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                return (part.MessageType, message.ToArray(), parts);
            }
        }
    }

    internal async Task<JsonElement> ReceiveJsonAsync() => JsonSerializer.Deserialize<JsonElement>((await ReceiveAsync()).Bytes);

    /// <summary>Reads until the close frame.</summary>
    internal async Task ReceiveCloseAsync()
    {
        while ((await ReceiveAsync()).Type != WebSocketMessageType.Close)
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        Socket.Dispose();
        Http.Dispose();
        await Server.DisposeAsync();
        _limit.Dispose();
    }
}

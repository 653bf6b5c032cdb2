using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Scalper.Tests.Hosting;
using Scalper.Tests.Hubs;

namespace Scalper.Tests.Security;

/// <summary>
/// S-20 on web sockets: a message that is too large, and messages that are too many, end the connection. The application is a process of
/// its own, so that its memory is its own too.
/// </summary>
public sealed class SocketLimitTests : IAsyncLifetime
{
    private const int Flood = 10_000;

    // One for all symbols, and the metrics feed's.
    private const int Connections = 2;

    private static readonly byte[] Handshake = "{\"protocol\":\"json\",\"version\":1}\u001e"u8.ToArray();

    private readonly TempFolder _folder = new();
    private AppProcess _app = default!;
    private Uri _site = default!;

    public async Task InitializeAsync()
    {
        _app = AppProcess.Start(
            [AppProcess.Counting], "--Urls=http://127.0.0.1:0", $"--Storage:Directory={_folder.Path}", "--Sandbox:Enabled=true", "--Sandbox:MessagesPerSecond=10",
            "--Universe:MaxSymbols=4", "--Api:Keys:0:Name=robot", $"--Api:Keys:0:Key={GuardedApp.ViewerKey}", "--Logging:LogLevel:Microsoft.AspNetCore.SignalR=None");
        string ready = await _app.WaitForLineAsync("Scalper is ready: open ");
        _site = new Uri(ready["Scalper is ready: open ".Length..]);
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Hub_MessageOfAMegabyte_ClosesTheConnection()
    {
        using ClientWebSocket socket = await OpenAsync();
        await SendAllAsync(socket, [Record($$"""{"type":1,"invocationId":"1","target":"Columns","arguments":["{{new string('A', 1_000_000)}}",null]}""")]);
        await ReadToEndAsync(socket);
        await AssertFeedGoesOnAsync();
    }

    [Fact]
    public async Task Hub_TenThousandMessagesAtOnce_IsCutOffAndHoldsNothing()
    {
        string[] messages =
        [
            """{"type":4,"invocationId":"1","target":"Candles","arguments":["AUSDT","nonsense"]}""",
            """{"type":1,"invocationId":"1","target":"NoSuchMethod","arguments":[]}""",
            """{"type":1,"target":"Columns","arguments":[1,2,3,4]}""",
            """{"type":5,"invocationId":"1"}""",
            """{"type":6}""",
        ];
        await FloodAsync(messages[0]);
        long before = (await _app.CountAsync()).HeapBytes;
        foreach (string message in messages)
        {
            await FloodAsync(message);
        }

        await EndToEnd.Wait.ForAsync(
            () => Task.FromResult(_app.Output.Count(line => line.Contains("Limits:SocketMessagesPerSecond", StringComparison.Ordinal))),
            count => count == messages.Length + 1);
        Assert.InRange((await _app.CountAsync()).HeapBytes - before, long.MinValue, 8 * 1024 * 1024);
        await AssertFeedGoesOnAsync();
    }

    // No connection to the venue was lost, no frame unread, messages still come in and every book is live.
    private async Task AssertFeedGoesOnAsync()
    {
        using HttpClient http = new() { BaseAddress = _site };
        http.DefaultRequestHeaders.Add(HubClient.KeyHeader, GuardedApp.ViewerKey);
        JsonElement[] before = await EndToEnd.Wait.ForAsync(() => ConnectionsAsync(http), now => now.Length == Connections && now.All(c => c.GetProperty("messages").GetInt64() > 0));
        JsonElement[] after = await EndToEnd.Wait.ForAsync(
            () => ConnectionsAsync(http), now => now.Zip(before).All(p => p.First.GetProperty("messages").GetInt64() > p.Second.GetProperty("messages").GetInt64()));
        Assert.All(after, c => Assert.Equal((1L, 0L, 0L), (c.GetProperty("connects").GetInt64(), c.GetProperty("losses").GetInt64(), c.GetProperty("malformed").GetInt64())));
        await EndToEnd.Wait.ForAsync(
            () => http.GetFromJsonAsync<JsonElement>("/api/websocket/health"), health => health.GetProperty("symbols").GetProperty("live").GetInt32() == 4);
    }

    private static async Task<JsonElement[]> ConnectionsAsync(HttpClient http) =>
        [.. (await http.GetFromJsonAsync<JsonElement>("/api/websocket/health")).GetProperty("connections").EnumerateArray()];

    private async Task FloodAsync(string message)
    {
        using ClientWebSocket socket = await OpenAsync();
        Task reading = ReadToEndAsync(socket);
        await SendAllAsync(socket, Enumerable.Repeat(Record(message), Flood));
        await reading;
    }

    private async Task<ClientWebSocket> OpenAsync()
    {
        ClientWebSocket socket = await HubClient.OpenSocketAsync(_site, (HubClient.KeyHeader, GuardedApp.ViewerKey));
        await socket.SendAsync(Handshake, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        byte[] answer = new byte[64];
        WebSocketReceiveResult received = await socket.ReceiveAsync(answer, CancellationToken.None);
        Assert.Equal("{}\u001e", Encoding.UTF8.GetString(answer, 0, received.Count));
        return socket;
    }

    private static byte[] Record(string message) => Encoding.UTF8.GetBytes(message + '\u001e');

    // The server may be gone before all is sent.
    private static async Task SendAllAsync(ClientWebSocket socket, IEnumerable<byte[]> records)
    {
        using CancellationTokenSource deadline = new(Wire.Deadline);
        try
        {
            foreach (byte[] record in records)
            {
                await socket.SendAsync(record, WebSocketMessageType.Text, endOfMessage: true, deadline.Token);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or InvalidOperationException)
        {
            Assert.False(deadline.IsCancellationRequested);
        }
    }

    // Ends where the server closes; the deadline fails the test.
    private static async Task ReadToEndAsync(ClientWebSocket socket)
    {
        using CancellationTokenSource deadline = new(Wire.Deadline);
        byte[] buffer = new byte[16 * 1024];
        try
        {
            while ((await socket.ReceiveAsync(buffer, deadline.Token)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (WebSocketException)
        {
            Assert.NotEqual(WebSocketState.Open, socket.State);
        }
    }
}

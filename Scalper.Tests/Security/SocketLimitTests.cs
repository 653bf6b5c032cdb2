using System.Net.WebSockets;
using System.Text;
using Scalper.Tests.Hubs;

namespace Scalper.Tests.Security;

/// <summary>S-20 on web sockets: a message that is too large, and messages that are too many, end the connection.</summary>
public sealed class SocketLimitTests : IAsyncLifetime
{
    private static readonly byte[] Handshake = "{\"protocol\":\"json\",\"version\":1}\u001e"u8.ToArray();

    private readonly GuardedApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Hub_MessageOfAMegabyte_ClosesTheConnection()
    {
        using ClientWebSocket socket = await OpenAsync();
        await SendAllAsync(socket, [Encoding.UTF8.GetBytes($$"""{"type":1,"invocationId":"1","target":"Columns","arguments":["{{new string('A', 1_000_000)}}",null]}""" + '\u001e')]);
        await ReadToEndAsync(socket);
    }

    [Theory]
    [InlineData("""{"type":4,"invocationId":"1","target":"Candles","arguments":["AUSDT","nonsense"]}""")]
    [InlineData("""{"type":1,"invocationId":"1","target":"NoSuchMethod","arguments":[]}""")]
    [InlineData("""{"type":1,"target":"Columns","arguments":[1,2,3,4]}""")]
    [InlineData("""{"type":5,"invocationId":"1"}""")]
    [InlineData("""{"type":6}""")]
    public async Task Hub_TenThousandMessagesAtOnce_IsCutOffAndHoldsNothing(string message)
    {
        using ClientWebSocket socket = await OpenAsync();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        byte[] record = Encoding.UTF8.GetBytes(message + '\u001e');
        Task reading = ReadToEndAsync(socket);
        await SendAllAsync(socket, Enumerable.Repeat(record, 10_000));
        await reading;
        Assert.Contains(_app.Log.At(Microsoft.Extensions.Logging.LogLevel.Warning), line => line.Contains("Limits:SocketMessagesPerSecond", StringComparison.Ordinal));
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 16 * 1024 * 1024);
        Assert.DoesNotContain(_app.Log.At(Microsoft.Extensions.Logging.LogLevel.Error), _ => true);
    }

    private async Task<ClientWebSocket> OpenAsync()
    {
        ClientWebSocket socket = await HubClient.OpenSocketAsync(_app.Site, (HubClient.KeyHeader, GuardedApp.ViewerKey));
        await socket.SendAsync(Handshake, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        byte[] answer = new byte[64];
        WebSocketReceiveResult received = await socket.ReceiveAsync(answer, CancellationToken.None);
        Assert.Equal("{}\u001e", Encoding.UTF8.GetString(answer, 0, received.Count));
        return socket;
    }

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
        catch (Exception gone) when (gone is WebSocketException or InvalidOperationException or ObjectDisposedException)
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

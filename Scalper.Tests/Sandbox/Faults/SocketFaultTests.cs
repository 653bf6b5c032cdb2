using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Scalper.Tests.Sandbox.Faults;

public sealed class SocketFaultTests
{
    [Theory]
    [InlineData(1000, "")]
    [InlineData(1001, "maintenance")]
    [InlineData(1008, "")]
    [InlineData(1011, "")]
    [InlineData(4000, "")]
    public async Task Drop_WithCode_CloseFrameWithThatCode(int code, string reason)
    {
        await using SocketBench bench = await SocketBench.StartAsync();
        await bench.SubscribeAsync(FaultBench.Book);
        await bench.ReceiveAsync();
        await bench.ControlAsync($$"""{"cmd":"drop","code":{{code}}{{(reason.Length == 0 ? "" : $",\"reason\":\"{reason}\"")}}}""");
        await bench.ReceiveCloseAsync();
        Assert.Equal(((WebSocketCloseStatus)code, reason), (bench.Socket.CloseStatus, bench.Socket.CloseStatusDescription ?? ""));
    }

    /// <summary>On bare bytes, because a client of this platform reports such a frame as code 1000.</summary>
    [Fact]
    public async Task Drop_1005_CloseFrameWithoutACode()
    {
        await using SocketBench bench = await SocketBench.StartAsync(connect: false);
        Uri address = new(bench.Server.WebSocketUrl);
        using TcpClient client = new();
        await client.ConnectAsync(address.Host, address.Port, bench.Limit);
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"GET {address.AbsolutePath} HTTP/1.1\r\nHost: {address.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"),
            bench.Limit);
        byte[] buffer = new byte[4096];
        int length = 0;
        while (!Encoding.ASCII.GetString(buffer, 0, length).EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            length += await stream.ReadAsync(buffer.AsMemory(length), bench.Limit);
        }

        await bench.ControlAsync("""{"cmd":"drop","code":1005}""");
        await stream.ReadExactlyAsync(buffer.AsMemory(0, 2), bench.Limit);
        Assert.Equal([0x88, 0x00], buffer[..2]);
    }

    [Fact]
    public async Task Drop_1006_NoCloseFrame()
    {
        await using SocketBench bench = await SocketBench.StartAsync();
        await bench.SubscribeAsync(FaultBench.Book);
        await bench.ReceiveAsync();
        await bench.ControlAsync("""{"cmd":"drop","code":1006}""");
        WebSocketException end = await Assert.ThrowsAsync<WebSocketException>(bench.ReceiveCloseAsync);
        Assert.Equal(WebSocketError.ConnectionClosedPrematurely, end.WebSocketErrorCode);
        Assert.Null(bench.Socket.CloseStatus);
    }

    [Theory]
    [InlineData(403, null)]
    [InlineData(429, 7)]
    [InlineData(503, null)]
    public async Task Refuse_AtConnect_StatusAndRetryAfterThenWelcome(int status, int? retryAfter)
    {
        await using SocketBench bench = await SocketBench.StartAsync(connect: false);
        await bench.ControlAsync($$"""{"cmd":"refuse","count":1,"status":{{status}}{{(retryAfter is null ? "" : $",\"retryAfter\":{retryAfter}")}}}""");
        await Assert.ThrowsAsync<WebSocketException>(() => bench.ConnectAsync(bench.Socket));
        Assert.Equal((HttpStatusCode)status, bench.Socket.HttpStatusCode);
        string? header = bench.Socket.HttpResponseHeaders?.TryGetValue("Retry-After", out IEnumerable<string>? values) == true ? values.Single() : null;
        Assert.Equal(retryAfter?.ToString(System.Globalization.CultureInfo.InvariantCulture), header);
        using ClientWebSocket second = new();
        await bench.ConnectAsync(second);
        Assert.Equal(WebSocketState.Open, second.State);
    }

    [Fact]
    public async Task Stall_AtConnect_NoAnswerUntilTheClientGivesUp()
    {
        await using SocketBench bench = await SocketBench.StartAsync(connect: false);
        await bench.ControlAsync("""{"cmd":"stall","count":1}""");
        using CancellationTokenSource patience = new(TimeSpan.FromMilliseconds(300));
        Task connecting = bench.Socket.ConnectAsync(new Uri(bench.Server.WebSocketUrl), patience.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting);
        using ClientWebSocket second = new();
        await bench.ConnectAsync(second);
        Assert.Equal(WebSocketState.Open, second.State);
    }

    [Fact]
    public async Task HalfOpen_UntilCleared_NeitherDataNorPongsOfAnyKindThenAllOfIt()
    {
        await using SocketBench bench = await SocketBench.StartAsync(configure: static options => options.KeepAliveInterval = TimeSpan.Zero);
        await bench.SubscribeAsync(FaultBench.Book);
        await bench.ReceiveAsync();
        await bench.ControlAsync("""{"cmd":"halfopen"}""");
        await bench.SendAsync("""{"req_id":"late","op":"ping"}""");
        Assert.False(await HearsPongAsync(bench, untilQuiet: true));
        await bench.ControlAsync("""{"cmd":"clear"}""");
        Assert.True(await HearsPongAsync(bench, untilQuiet: false));
    }

    [Fact]
    public async Task HalfOpen_ProtocolPings_Unanswered()
    {
        await using SocketBench bench = await SocketBench.StartAsync(configure: static options =>
        {
            options.KeepAliveInterval = TimeSpan.FromMilliseconds(100);
            options.KeepAliveTimeout = TimeSpan.FromMilliseconds(500);
        });
        await bench.ControlAsync("""{"cmd":"halfopen"}""");
        await Assert.ThrowsAnyAsync<Exception>(bench.ReceiveAsync);
        Assert.Equal(WebSocketState.Aborted, bench.Socket.State);
    }

    [Fact]
    public async Task Drip_OneByteFragments_TheSameMessages()
    {
        await using SocketBench bench = await SocketBench.StartAsync();
        await bench.ControlAsync("""{"cmd":"drip","fragment":1}""");
        await bench.SubscribeAsync(FaultBench.Book);
        (_, byte[] ack, int parts) = await bench.ReceiveAsync();
        Assert.True(JsonSerializer.Deserialize<JsonElement>(ack).GetProperty("success").GetBoolean());
        Assert.Equal(ack.Length, parts);
        NaiveBook book = new();
        for (int i = 0; i < 5; i++)
        {
            book.Apply(await bench.ReceiveJsonAsync());
        }

        Assert.Equal(50, book.Asks.Count);
    }

    [Fact]
    public async Task Garbage_BinaryAndHuge_ArriveAsSent()
    {
        await using SocketBench bench = await SocketBench.StartAsync();
        await bench.ControlAsync("""{"cmd":"garbage","kind":"binary"}""");
        Assert.Equal(WebSocketMessageType.Binary, (await bench.ReceiveAsync()).Type);
        await bench.ControlAsync("""{"cmd":"garbage","kind":"huge"}""");
        (WebSocketMessageType type, byte[] bytes, _) = await bench.ReceiveAsync();
        Assert.Equal((WebSocketMessageType.Text, true), (type, bytes.Length > 6_000_000));
    }

    [Fact]
    public async Task Garbage_BadUtf8_TheClientsSocketEndsTheConnection()
    {
        await using SocketBench bench = await SocketBench.StartAsync();
        await bench.ControlAsync("""{"cmd":"garbage","kind":"utf8"}""");
        await Assert.ThrowsAsync<WebSocketException>(bench.ReceiveAsync);
        Assert.Equal(WebSocketState.Aborted, bench.Socket.State);
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public async Task Compression_OnlyWhereBothWantIt(bool server, bool client, bool expected)
    {
        await using SocketBench bench = await SocketBench.StartAsync(server, options => options.DangerousDeflateOptions = client ? new WebSocketDeflateOptions() : null);
        bool agreed = bench.Socket.HttpResponseHeaders!.TryGetValue("Sec-WebSocket-Extensions", out IEnumerable<string>? extensions)
            && extensions.Any(static extension => extension.Contains("permessage-deflate", StringComparison.Ordinal));
        Assert.Equal(expected, agreed);
        await bench.SubscribeAsync(FaultBench.Book);
        Assert.True((await bench.ReceiveJsonAsync()).GetProperty("success").GetBoolean());
        Assert.Equal(50, (await bench.ReceiveJsonAsync()).Data().GetProperty("b").GetArrayLength());
    }

    /// <summary>Reads on in the background of a few round trips by HTTP: a pong would have come among them.</summary>
    private static async Task<bool> HearsPongAsync(SocketBench bench, bool untilQuiet)
    {
        bool heard = false;
        while (!heard)
        {
            Task<(WebSocketMessageType Type, byte[] Bytes, int Parts)> next = bench.Pending ?? bench.ReceiveAsync();
            bench.Pending = next;
            if (untilQuiet && await Task.WhenAny(next, AskedOftenAsync(bench)) != next)
            {
                return false;
            }

            JsonElement frame = JsonSerializer.Deserialize<JsonElement>((await next).Bytes);
            bench.Pending = null;
            heard = frame.TryGetProperty("ret_msg", out JsonElement words) && words.GetString() == "pong";
        }
        return heard;
    }

    private static async Task AskedOftenAsync(SocketBench bench)
    {
        for (int i = 0; i < 100; i++)
        {
            await bench.GetAsync("/v5/market/time");
        }
    }
}

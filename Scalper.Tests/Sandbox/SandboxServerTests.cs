using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Scalper.Sandbox.Hosting;

namespace Scalper.Tests.Sandbox;

public sealed class SandboxServerTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Subscribe_OverARealSocket_AckSnapshotDeltas()
    {
        await using SandboxServer server = await SandboxServer.StartAsync(new SandboxOptions { MessagesPerSecond = 5_000 });
        await TalkAsync(server, null);
        using HttpClient http = new();
        await AskAsync(http, server);
    }

    [Fact]
    public async Task Subscribe_OverTls_AckSnapshotDeltas()
    {
        using X509Certificate2 certificate = SelfMade();
        await using SandboxServer server = await SandboxServer.StartAsync(new SandboxOptions { MessagesPerSecond = 5_000 }, certificate: certificate);
        Assert.StartsWith("wss://127.0.0.1:", server.WebSocketUrl, StringComparison.Ordinal);
        Assert.StartsWith("https://127.0.0.1:", server.RestUrl, StringComparison.Ordinal);
        await TalkAsync(server, certificate);
        using HttpClientHandler handler = new() { ServerCertificateCustomValidationCallback = (_, presented, _, _) => presented?.Thumbprint == certificate.Thumbprint };
        using HttpClient http = new(handler);
        await AskAsync(http, server);
    }

    [Fact]
    public async Task Send_FragmentedMessage_AnsweredOnce()
    {
        await using SandboxServer server = await SandboxServer.StartAsync(new SandboxOptions());
        using CancellationTokenSource limit = new(Deadline);
        using ClientWebSocket socket = await ConnectAsync(server, null, limit.Token);
        byte[] ping = Encoding.UTF8.GetBytes("""{"req_id":"7","op":"ping"}""");
        await socket.SendAsync(ping.AsMemory(0, 5), WebSocketMessageType.Text, endOfMessage: false, limit.Token);
        await socket.SendAsync(ping.AsMemory(5, 10), WebSocketMessageType.Text, endOfMessage: false, limit.Token);
        await socket.SendAsync(ping.AsMemory(15), WebSocketMessageType.Text, endOfMessage: true, limit.Token);
        Assert.Equal("pong", (await ReceiveAsync(socket, limit.Token)).Text("ret_msg"));
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token);
        Assert.Equal(WebSocketState.Closed, socket.State);
    }

    [Fact]
    public async Task Send_EndlessMessage_ClosedAsTooBig()
    {
        await using SandboxServer server = await SandboxServer.StartAsync(new SandboxOptions());
        using CancellationTokenSource limit = new(Deadline);
        using ClientWebSocket socket = await ConnectAsync(server, null, limit.Token);
        await socket.SendAsync(new byte[256 * 1024], WebSocketMessageType.Text, endOfMessage: false, limit.Token);
        ValueWebSocketReceiveResult answer = await socket.ReceiveAsync(new byte[16].AsMemory(), limit.Token);
        Assert.Equal((WebSocketMessageType.Close, WebSocketCloseStatus.MessageTooBig), (answer.MessageType, socket.CloseStatus));
    }

    [Fact]
    public async Task Dispose_WithConnectedClients_EndsThem()
    {
        SandboxServer server = await SandboxServer.StartAsync(new SandboxOptions());
        using CancellationTokenSource limit = new(Deadline);
        using ClientWebSocket socket = await ConnectAsync(server, null, limit.Token);
        await SendAsync(socket, VirtualExchange.Command("subscribe", "tickers.BTCUSDT"), limit.Token);
        await ReceiveAsync(socket, limit.Token);
        await server.DisposeAsync();
        await Assert.ThrowsAnyAsync<WebSocketException>(async () =>
        {
            while (true)
            {
                await ReceiveAsync(socket, limit.Token);
            }
        });
    }

    [Fact]
    public async Task Start_PortTaken_SaysSo()
    {
        await using SandboxServer first = await SandboxServer.StartAsync(new SandboxOptions());
        int port = new Uri(first.RestUrl).Port;
        SandboxInputException fault = await Assert.ThrowsAsync<SandboxInputException>(() => SandboxServer.StartAsync(new SandboxOptions { Port = port }));
        Assert.StartsWith($"Sandbox:Port: expected a free port, got {port}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_UnknownPath_404WithJson()
    {
        await using SandboxServer server = await SandboxServer.StartAsync(new SandboxOptions());
        using HttpClient http = new();
        using HttpResponseMessage answer = await http.GetAsync(new Uri(server.RestUrl + "/v5/market/nothing"));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(10001, JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()).Long("retCode"));
    }

    [Fact]
    public async Task Subscribe_ClientNeverReads_CutOffWithALogLineAndOthersGoOn()
    {
        LoggedLines lines = new();
        await using SandboxServer server = await SandboxServer.StartAsync(
            new SandboxOptions { MessagesPerSecond = 20_000 }, new Scalper.Sandbox.Venue.ExchangeSettings { MaxOutboxBytes = 1_000_000 }, new Scalper.Sandbox.Binance.BinanceSettings(), lines, null, default);
        using CancellationTokenSource limit = new(Deadline);
        using ClientWebSocket slow = await ConnectAsync(server, null, limit.Token), quick = await ConnectAsync(server, null, limit.Token);
        string[] symbols = ["BTCUSDT", "ETHUSDT", "SOLUSDT", "XRPUSDT", "DOGEUSDT", "BNBUSDT"];
        string[] topics = [.. symbols.SelectMany(static symbol => new[] { $"orderbook.1.{symbol}", $"orderbook.50.{symbol}", $"orderbook.200.{symbol}", $"orderbook.1000.{symbol}", $"publicTrade.{symbol}" })];
        await SendAsync(slow, VirtualExchange.Command("subscribe", topics), limit.Token);
        await SendAsync(quick, VirtualExchange.Command("subscribe", "orderbook.50.BTCUSDT"), limit.Token);
        while (!lines.Contains("is cut off: more than 1000000 bytes wait unread"))
        {
            await ReceiveAsync(quick, limit.Token);
        }

        await ReceiveAsync(quick, limit.Token);
        Assert.Equal(WebSocketState.Open, quick.State);
    }

    private static async Task TalkAsync(SandboxServer server, X509Certificate2? certificate)
    {
        using CancellationTokenSource limit = new(Deadline);
        using ClientWebSocket socket = await ConnectAsync(server, certificate, limit.Token);
        await SendAsync(socket, VirtualExchange.Command("subscribe", "orderbook.50.BTCUSDT"), limit.Token);
        Assert.True((await ReceiveAsync(socket, limit.Token)).GetProperty("success").GetBoolean());
        NaiveBook book = new();
        for (int i = 0; i < 20; i++)
        {
            book.Apply(await ReceiveAsync(socket, limit.Token));
        }

        Assert.Equal(50, book.Bids.Count);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token);
    }

    private static async Task AskAsync(HttpClient http, SandboxServer server)
    {
        JsonElement answer = JsonSerializer.Deserialize<JsonElement>(await http.GetStringAsync(new Uri(server.RestUrl + "/v5/market/instruments-info?category=linear&limit=1000")));
        Assert.Equal(498, answer.GetProperty("result").GetProperty("list").GetArrayLength());
        JsonElement time = JsonSerializer.Deserialize<JsonElement>(await http.GetStringAsync(new Uri(server.RestUrl + "/v5/market/time")));
        Assert.InRange(time.Long("time"), DateTimeOffset.UtcNow.AddMinutes(-5).ToUnixTimeMilliseconds(), DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeMilliseconds());
    }

    private static async Task<ClientWebSocket> ConnectAsync(SandboxServer server, X509Certificate2? certificate, CancellationToken cancellation)
    {
        ClientWebSocket socket = new();
        if (certificate is not null)
        {
            socket.Options.RemoteCertificateValidationCallback = (_, presented, _, _) => presented?.GetCertHashString() == certificate.Thumbprint;
        }

        await socket.ConnectAsync(new Uri(server.WebSocketUrl), cancellation);
        return socket;
    }

    private static Task SendAsync(ClientWebSocket socket, string text, CancellationToken cancellation) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, cancellation);

    private static async Task<JsonElement> ReceiveAsync(ClientWebSocket socket, CancellationToken cancellation)
    {
        byte[] buffer = new byte[256 * 1024];
        int length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult part = await socket.ReceiveAsync(buffer.AsMemory(length), cancellation);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely);
            }

            length += part.Count;
            if (part.EndOfMessage)
            {
                return JsonSerializer.Deserialize<JsonElement>(buffer.AsSpan(0, length));
            }
        }
    }

    private static X509Certificate2 SelfMade()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}

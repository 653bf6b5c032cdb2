using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Scalper.Sandbox.Binance;
using Scalper.Sandbox.Binance.Rest;
using Scalper.Sandbox.Hosting;
using Scalper.Sandbox.Venue;

namespace Scalper.Tests.Sandbox.Binance;

/// <summary>The second venue over real sockets, beside the first one.</summary>
public sealed class BinanceSocketTests : IDisposable
{
    private const int PingFrame = 9, PongFrame = 10, CloseFrame = 8;

    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(60));
    private readonly HttpClient _http = new();

    private CancellationToken Limit => _limit.Token;

    [Fact]
    public async Task Follow_OverSockets_TheBookOfTheTruthDoor()
    {
        await using SandboxServer server = await SandboxServer.StartAsync(new SandboxOptions { MessagesPerSecond = 5_000 });
        using ClientWebSocket socket = await ConnectAsync(server, "/public/stream?streams=btcusdt@depth@100ms");
        DepthFollower book = new("BTCUSDT");
        while (book.Starts == 0 || book.UnknownDeletions < 2)
        {
            await TakeAsync(server, socket, book);
        }

        await PostAsync(server, """{"cmd":"rate","value":0}""");
        JsonElement truth = (await GetAsync(server, "/truth?venue=binance&symbol=BTCUSDT")).Json.GetProperty("list")[0];
        while (book.UpdateId < truth.Long("u"))
        {
            await TakeAsync(server, socket, book);
        }

        Assert.Equal((truth.Long("u"), 1), (book.UpdateId, book.Starts));
        Assert.Equal(Levels(truth, "b"), book.Bids.Select(static level => (level.Key, level.Value)));
        Assert.Equal(Levels(truth, "a"), book.Asks.Select(static level => (level.Key, level.Value)));
    }

    [Fact]
    public async Task Connect_BothVenuesAndTiers_EachInItsOwnWords()
    {
        await using SandboxServer server = await SandboxServer.StartAsync(new SandboxOptions { MessagesPerSecond = 5_000 });
        using ClientWebSocket bybit = new(), market = await ConnectAsync(server, "/market/ws");
        await bybit.ConnectAsync(new Uri(server.WebSocketUrl), Limit);
        await SendAsync(bybit, VirtualExchange.Command("subscribe", "orderbook.50.BTCUSDT"));
        await SendAsync(market, VirtualBinance.Request("SUBSCRIBE", 7, "btcusdt@aggTrade"));
        Assert.True((await ReceiveAsync(bybit)).GetProperty("success").GetBoolean());
        Assert.Equal("""{"result":null,"id":7}""", (await ReceiveAsync(market)).GetRawText());
        Assert.Equal("orderbook.50.BTCUSDT", (await ReceiveAsync(bybit)).Topic());
        Assert.Equal("aggTrade", (await ReceiveAsync(market)).Text("e"));
    }

    [Fact]
    public async Task Get_RestCalls_StatusesAndHeaders()
    {
        await using SandboxServer server = await SandboxServer.StartAsync(new SandboxOptions());
        (HttpResponseMessage depth, _) = await GetAsync(server, "/fapi/v1/depth?symbol=BTCUSDT&limit=1000");
        Assert.Equal((HttpStatusCode.OK, "20"), (depth.StatusCode, depth.Headers.GetValues("X-MBX-USED-WEIGHT-1M").Single()));
        (HttpResponseMessage unknown, JsonElement error) = await GetAsync(server, "/fapi/v1/depth?symbol=NOPEUSDT");
        Assert.Equal((HttpStatusCode.BadRequest, -1121L), (unknown.StatusCode, error.Long("code")));
        await PostAsync(server, """{"cmd":"restfail","path":"depth","status":429,"retryAfter":9,"count":1}""");
        (HttpResponseMessage refused, _) = await GetAsync(server, "/fapi/v1/depth?symbol=BTCUSDT");
        Assert.Equal((HttpStatusCode.TooManyRequests, 9), (refused.StatusCode, (int)refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds));
        (HttpResponseMessage list, JsonElement info) = await GetAsync(server, "/fapi/v1/exchangeInfo");
        Assert.Equal(("application/json", "UTC"), (list.Content.Headers.ContentType!.MediaType, info.Text("timezone")));
    }

    [Fact]
    public async Task Ping_AnsweredByOneAndNotByAnother_TheOtherIsClosed()
    {
        BinanceSettings settings = new() { PingInterval = TimeSpan.FromSeconds(2), PongLimit = TimeSpan.FromSeconds(2) };
        await using SandboxServer server = await SandboxServer.StartAsync(new SandboxOptions(), new ExchangeSettings(), settings, null, null, Limit);
        using RawSocketClient answers = new(), ignores = new();
        using ClientWebSocket ordinary = await ConnectAsync(server, "/public/ws/btcusdt@depth@100ms");
        long latestMs = 0;
        Task reading = ReadOnAsync();
        Uri address = new(server.BinanceWebSocketUrl + "/public/ws/btcusdt@depth@100ms");
        await answers.ConnectAsync(address, Limit);
        await ignores.ConnectAsync(address, Limit);
        for (int i = 0; i < 3; i++)
        {
            byte[] payload = await answers.ReceiveAsync(PingFrame, Limit);
            Assert.NotEmpty(payload);
            await answers.SendAsync(ControlFramesTests.Frame(PongFrame, Encoding.ASCII.GetString(payload)), Limit);
        }

        byte[] close = await ignores.ReceiveAsync(CloseFrame, Limit);
        Assert.Equal((1008, "Pong timeout"), ((close[0] << 8) | close[1], Encoding.ASCII.GetString(close.AsSpan(2))));
        long closedMs = Volatile.Read(ref latestMs);
        await EndToEnd.Wait.ForAsync(() => Task.FromResult(Volatile.Read(ref latestMs)), latest => latest > closedMs);
        await _limit.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);

        // A client of the platform answers by itself, but only while it reads.
        async Task ReadOnAsync()
        {
            while (true)
            {
                Volatile.Write(ref latestMs, (await ReceiveAsync(ordinary)).Long("E"));
            }
        }
    }

    [Fact]
    public async Task Drop_WithACode_ThatCloseFrame()
    {
        await using SandboxServer server = await SandboxServer.StartAsync(new SandboxOptions());
        using ClientWebSocket socket = await ConnectAsync(server, "/public/ws");
        await PostAsync(server, """{"cmd":"drop","code":1001}""");
        ValueWebSocketReceiveResult end = await socket.ReceiveAsync(new byte[16].AsMemory(), Limit);
        Assert.Equal((WebSocketMessageType.Close, WebSocketCloseStatus.EndpointUnavailable), (end.MessageType, socket.CloseStatus));
    }

    [Theory]
    [InlineData("/truth?venue=kraken&symbol=BTCUSDT", "expected venue= to be bybit or binance, got 'kraken'")]
    [InlineData("/truth?venue=binance&symbol=BTCUSDT&interval=50", "expected interval= to be one of 100, 250, 500, got '50'")]
    [InlineData("/truth?venue=binance&symbol=BTCUSDT&levels=1001", "expected levels= to be 0 to 1000, got '1001'")]
    public async Task Truth_BadQuery_OneLine(string address, string expected)
    {
        await using SandboxServer server = await SandboxServer.StartAsync(new SandboxOptions());
        (HttpResponseMessage answer, JsonElement error) = await GetAsync(server, address);
        Assert.Equal((HttpStatusCode.BadRequest, expected), (answer.StatusCode, error.Text("error")));
    }

    [Fact]
    public async Task Start_WithARecording_BybitAlone()
    {
        using MadeUpCapture file = new(MadeUpCapture.Book("snapshot", 1_700_000_000_000, 5, "10.0 1,9.9 2.25", "10.1 3,10.2 4"));
        await using SandboxServer server = await SandboxServer.StartAsync(new SandboxOptions { Capture = file.Path });
        Assert.Null(server.BinanceWebSocketUrl);
        (HttpResponseMessage missing, _) = await GetAsync(server, "/fapi/v1/time");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        (HttpResponseMessage refused, JsonElement error) = await GetAsync(server, "/truth?venue=binance&symbol=ABCUSDT");
        Assert.Equal((HttpStatusCode.BadRequest, "expected venue=bybit, the one venue of a recording, got 'binance'"), (refused.StatusCode, error.Text("error")));
    }

    [Fact]
    public async Task Start_WithFaults_BothVenuesHaveThem()
    {
        LoggedLines lines = new();
        await using SandboxServer server = await SandboxServer.StartAsync(new SandboxOptions { FaultsPerMinute = 600 }, lines);
        await EndToEnd.Wait.ForAsync(() => Task.FromResult(lines.Contains(" on Bybit") && lines.Contains(" on Binance")), static both => both);
    }

    public void Dispose()
    {
        _http.Dispose();
        _limit.Dispose();
    }

    private async Task TakeAsync(SandboxServer server, ClientWebSocket socket, DepthFollower book)
    {
        book.Take((await ReceiveAsync(socket)).GetProperty("data"));
        if (book.WantsSnapshot)
        {
            book.Take(new RestReply(200, await _http.GetByteArrayAsync(new Uri(server.RestUrl + "/fapi/v1/depth?symbol=BTCUSDT&limit=1000"), Limit), 0));
        }
    }

    private async Task<ClientWebSocket> ConnectAsync(SandboxServer server, string target)
    {
        ClientWebSocket socket = new();
        await socket.ConnectAsync(new Uri(server.BinanceWebSocketUrl + target), Limit);
        return socket;
    }

    private async Task PostAsync(SandboxServer server, string command)
    {
        using StringContent content = new(command, Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await _http.PostAsync(new Uri(server.RestUrl + "/control?venue=binance"), content, Limit);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task<(HttpResponseMessage Answer, JsonElement Json)> GetAsync(SandboxServer server, string pathAndQuery)
    {
        HttpResponseMessage answer = await _http.GetAsync(new Uri(server.RestUrl + pathAndQuery), Limit);
        return (answer, JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsByteArrayAsync(Limit)));
    }

    private Task SendAsync(ClientWebSocket socket, string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, Limit);

    private async Task<JsonElement> ReceiveAsync(ClientWebSocket socket)
    {
        byte[] buffer = new byte[512 * 1024];
        int length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult part = await socket.ReceiveAsync(buffer.AsMemory(length), Limit);
            length += part.Count;
            if (part.EndOfMessage)
            {
                return JsonSerializer.Deserialize<JsonElement>(buffer.AsSpan(0, length));
            }
        }
    }

    private static IEnumerable<(decimal Price, decimal Quantity)> Levels(JsonElement truth, string side) =>
        truth.GetProperty(side).EnumerateArray().Select(static level => (Number(level[0]), Number(level[1])));

    private static decimal Number(JsonElement text) => decimal.Parse(text.GetString()!, System.Globalization.CultureInfo.InvariantCulture);
}

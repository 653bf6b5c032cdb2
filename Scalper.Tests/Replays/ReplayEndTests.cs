using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using Scalper.Tests.Hosting;
using Scalper.Tests.Hubs;
using Scalper.Tests.Replay.Session;
using Scalper.Web.Api.Documents;

namespace Scalper.Tests.Replays;

/// <summary>How replays begin and end with the process, and without it.</summary>
public sealed class ReplayEndTests : IDisposable
{
    private const string Key = "key-of-the-replay-tests";
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [UnixFact]
    public async Task Interrupt_WhileSocketsOfAReplayAreOpen_EndsCleanlyWithinFiveSeconds()
    {
        await using AppProcess app = ReplayProcess.Start(_folder.Path);
        Uri address = await ReplayProcess.AddressAsync(app);
        using ClientWebSocket socket = await ConnectAsync(address);
        await HearAsync(socket);
        long before = Stopwatch.GetTimestamp();
        app.Interrupt();
        Assert.Equal(0, await app.WaitForExitAsync());
        TimeSpan took = Stopwatch.GetElapsedTime(before);
        Assert.True(took < TimeSpan.FromSeconds(5), $"It took {took.TotalSeconds:0.0} s.");
        Assert.Empty(app.Errors);
    }

    [Fact]
    public async Task Close_WhileItIsAskedAndWatched_AnswersAllAndFailsNobody()
    {
        await using AppProcess app = ReplayProcess.Start(_folder.Path, "--Limits:RequestsPerSecond=100000");
        Uri address = await ReplayProcess.AddressAsync(app);
        using HttpClient http = EndToEnd.ReplayMarket.ClientOf(address);
        using ClientWebSocket socket = await ConnectAsync(address);
        await HearAsync(socket);
        Task<HttpStatusCode[]>[] asking = [.. Enumerable.Range(0, 4).Select(_ => AskUntilGoneAsync(http))];
        using HttpResponseMessage closed = await http.DeleteAsync("/api/replays/1");
        Assert.Equal(HttpStatusCode.NoContent, closed.StatusCode);
        Assert.All((await Task.WhenAll(asking)).SelectMany(s => s), s => Assert.True(s is HttpStatusCode.OK or HttpStatusCode.NotFound, $"{s}"));
        await EndAsync(socket);

        // Live, with all that it shared, goes on.
        using HttpResponseMessage scores = await http.GetAsync("/api/scores");
        Assert.Equal(HttpStatusCode.OK, scores.StatusCode);
        Assert.Equal("[]", await http.GetStringAsync("/api/replays"));
        using HttpResponseMessage again = await http.DeleteAsync("/api/replays/1");
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Empty(app.Errors);
    }

    /// <summary>One of anything that each left behind would be four more from one count to the other.</summary>
    [UnixFact]
    public async Task Close_AgainAndAgain_NothingOfThemStays()
    {
        await using AppProcess app = ReplayProcess.Start(
            [AppProcess.Counting], _folder.Path, "--Recording:Enabled=true", "--Recording:MinimumFreeGigabytes=0", "--Heatmap:HistorySeconds=10", "--Heatmap:HistoryMegabytes=1", "--Limits:RequestsPerSecond=1000");
        Uri address = await ReplayProcess.AddressAsync(app);
        using HttpClient http = EndToEnd.ReplayMarket.ClientOf(address);
        await CloseAsync(http, 1);
        await WatchAndCloseAsync(http, await EndToEnd.Wait.ForAsync(() => TryOpenAsync(http), id => id > 0));
        await WatchAndCloseAsync(http, await TryOpenAsync(http));
        Holdings before = await app.CountAsync();
        int open = await TryOpenAsync(http);
        Holdings with = await app.CountAsync();
        await WatchAndCloseAsync(http, open);
        for (int i = 0; i < 3; i++)
        {
            await WatchAndCloseAsync(http, await TryOpenAsync(http));
        }

        Holdings after = await app.CountAsync();
        string counts = $"before {before}, with one {with}, after four {after}";
        Assert.True(after.Files - before.Files < 4, counts);
        Assert.True(after.Timers - before.Timers < 4 * Math.Max(1, with.Timers - before.Timers), counts);
        Assert.True(after.HeapBytes - before.HeapBytes < 2 * (with.HeapBytes - before.HeapBytes), counts);
    }

    [Theory]
    [InlineData("--Replay:Speed=200", "Replay:Speed = '200': expected a number from 0.25 to 100, or max.")]
    [InlineData("--Replay:Start=noon", "Replay:Start = 'noon': expected a time such as 2026-11-22T12:40:50Z.")]
    [InlineData("--Replay:End=noon", "Replay:End = 'noon': expected a time such as 2026-11-22T12:40:50Z.")]
    [InlineData("--Replay:MostReplays=0", "Replay:MostReplays = '0': expected a whole number from 1 to 8.")]
    public async Task Start_WrongSetting_EndsWithOneLine(string setting, string line)
    {
        await using AppProcess app = ReplayProcess.Start(_folder.Path, setting);
        Assert.Equal(1, await app.WaitForExitAsync());
        Assert.Equal([line], app.Errors);
    }

    [Theory]
    [InlineData("no-such-file", "", "")]
    [InlineData("no-times", "", "")]
    [InlineData("no-recording", "", "")]
    [InlineData("good", "2001-01-02T00:00:00Z", "2001-01-01T00:00:00Z")]
    [InlineData("good", "2099-01-01T00:00:00Z", "")]
    public async Task Start_NothingToReplay_EndsWithOneSentenceThatSaysWhatWasExpected(string from, string start, string end)
    {
        string path = from switch
        {
            "no-times" => CaptureFile.Write(_folder.Path, seed: 4, hasTimes: false),
            "no-recording" => Directory.CreateDirectory(Path.Combine(_folder.Path, from)).FullName,
            "good" => CaptureFile.Write(_folder.Path, seed: 4),
            _ => Path.Combine(_folder.Path, from),
        };
        string[] range = [.. new[] { ("Start", start), ("End", end) }.Where(s => s.Item2.Length > 0).Select(s => $"--Replay:{s.Item1}={s.Item2}")];
        await using AppProcess app = ReplayProcess.Start(_folder.Path, [$"--Replay:From={path}", .. range]);
        Assert.Equal(1, await app.WaitForExitAsync());
        string line = Assert.Single(app.Errors);
        Assert.StartsWith($"Replay:From = '{path}': ", line, StringComparison.Ordinal);
        Assert.Contains("expected", line, StringComparison.Ordinal);
        Assert.EndsWith(".", line, StringComparison.Ordinal);
    }

    /// <summary>The start fails behind the replay's: nothing of it keeps the process.</summary>
    [Fact]
    public async Task Start_PortInUseAndAReplay_EndsWithOneLine()
    {
        using System.Net.Sockets.TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        await using AppProcess app = ReplayProcess.Start(_folder.Path, $"--Urls=http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}");
        Assert.Equal(1, await app.WaitForExitAsync());
        Assert.Contains("expected a free port", Assert.Single(app.Errors), StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode[]> AskUntilGoneAsync(HttpClient http)
    {
        List<HttpStatusCode> answers = [];
        do
        {
            using HttpResponseMessage answer = await http.GetAsync("/replay/1/api/scores");
            answers.Add(answer.StatusCode);
        }
        while (answers[^1] == HttpStatusCode.OK);
        return [.. answers];
    }

    // Of what is recorded here; 0 where nothing can be replayed yet.
    private static async Task<int> TryOpenAsync(HttpClient http)
    {
        using HttpResponseMessage answer = await http.PostAsync($"/api/replays?at={DateTimeOffset.UtcNow.AddSeconds(-4).ToUnixTimeMilliseconds()}", null);
        return answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<ReplayDocument>(ApiJson.Options))!.Id : 0;
    }

    private static async Task WatchAndCloseAsync(HttpClient http, int replay)
    {
        using ClientWebSocket socket = await ConnectAsync(http.BaseAddress!, replay);
        await HearAsync(socket);
        using HttpResponseMessage scores = await http.GetAsync($"/replay/{replay}/api/scores");
        Assert.Equal(HttpStatusCode.OK, scores.StatusCode);
        await CloseAsync(http, replay);
        await EndAsync(socket);
    }

    private static async Task CloseAsync(HttpClient http, int replay)
    {
        using HttpResponseMessage closed = await http.DeleteAsync($"/api/replays/{replay}");
        Assert.Equal(HttpStatusCode.NoContent, closed.StatusCode);
    }

    private static async Task<ClientWebSocket> ConnectAsync(Uri address, int replay = 1)
    {
        ClientWebSocket socket = new();
        socket.Options.SetRequestHeader(HubClient.KeyHeader, Key);
        await socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = $"/replay/{replay}/hubs/market" }.Uri, CancellationToken.None);
        await socket.SendAsync("{\"protocol\":\"json\",\"version\":1}\u001e{\"type\":4,\"invocationId\":\"1\",\"target\":\"SubscribeHealth\",\"arguments\":[]}\u001e"u8.ToArray(), WebSocketMessageType.Text, true, CancellationToken.None);
        return socket;
    }

    // The answer to the handshake, and the stream's first.
    private static async Task HearAsync(ClientWebSocket socket)
    {
        byte[] buffer = new byte[64 * 1024];
        string heard = "";
        while (!heard.Contains("\"type\":2", StringComparison.Ordinal))
        {
            WebSocketReceiveResult part = await socket.ReceiveAsync(buffer, CancellationToken.None);
            Assert.NotEqual(WebSocketMessageType.Close, part.MessageType);
            heard += System.Text.Encoding.UTF8.GetString(buffer, 0, part.Count);
        }
    }

    private static async Task EndAsync(ClientWebSocket socket)
    {
        using CancellationTokenSource deadline = new(TimeSpan.FromSeconds(30));
        byte[] buffer = new byte[64 * 1024];
        try
        {
            while ((await socket.ReceiveAsync(buffer, deadline.Token)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (WebSocketException)
        {
            // Cut off without a word.
        }
    }
}

using System.Net.Http.Json;
using System.Text.Json;
using Scalper.Benchmarks.Rig;
using Scalper.Core.Replay;
using Scalper.Sandbox.Hosting;
using Scalper.Tests.EndToEnd;
using Scalper.Tests.Hosting;

namespace Scalper.Tests.Benchmarks;

/// <summary>The engine benchmark in its smallest form: what it prints, that it checks its answer, and that it leaves the market as it was.</summary>
public sealed class EngineBenchmarkTests
{
    private const int Symbols = 10;
    private static readonly string[] Fields =
    [
        "messages", "msg_per_s", "cpu_pct", "cpu_us_per_msg", "msg_per_cpu_s", "rss_mb", "peak_rss_mb", "scores", "allocated_bytes_per_msg", "gc_count",
        "tick_to_score_us", "books_equal", "books_total",
    ];

    [Fact]
    public async Task Engine_Sandbox_PrintsEveryFieldAndEqualBooks()
    {
        await using SandboxServer server = await SandboxServer.StartAsync(new SandboxOptions { MessagesPerSecond = 20_000 });
        using HttpClient http = new() { BaseAddress = new Uri(server.RestUrl) };
        await ControlAsync(http, new { cmd = "rate", value = 15_000 });
        JsonElement result = BenchmarkProgram.Result(await RunAsync(server, "--seconds", "0.5"));

        Assert.Equal(Fields, result.EnumerateObject().Select(f => f.Name));
        Assert.Equal((Symbols, Symbols), (result.GetProperty("books_equal").GetInt32(), result.GetProperty("books_total").GetInt32()));
        Assert.InRange(result.GetProperty("scores").GetInt64(), 1, result.GetProperty("messages").GetInt64());
        JsonElement delays = result.GetProperty("tick_to_score_us");
        double[] percentiles = [.. new[] { "p50", "p99", "p999", "max" }.Select(p => delays.GetProperty(p).GetDouble())];
        Assert.Equal(percentiles.Order(), percentiles);
        Assert.InRange(percentiles[0], 1, 1e6);
        Assert.InRange(result.GetProperty("rss_mb").GetDouble(), 30, result.GetProperty("peak_rss_mb").GetDouble());
        Assert.Equal("15000", Assert.Single(await InForceAsync(http)).GetProperty("command").GetProperty("value").GetRawText());
    }

    [Fact]
    public async Task Engine_Recording_SaysWhatItCostsAndReplaysToTheSameScores()
    {
        await using SandboxServer server = await SandboxServer.StartAsync(new SandboxOptions { MessagesPerSecond = 20_000 });
        using TempFolder folder = new();
        JsonElement result = BenchmarkProgram.Result(await RunAsync(server, "--seconds", "1.5", "--record", folder.Path));

        Assert.Equal((Symbols, 0), (result.GetProperty("books_equal").GetInt32(), result.GetProperty("records_missing").GetInt32()));
        Assert.InRange(result.GetProperty("recorder_cpu_pct").GetDouble(), 0, 100);
        ReplayReport replayed = RecordingReplay.Play(folder.Path, CancellationToken.None);
        Assert.Equal([], replayed.AllFaults);
        Assert.Empty(replayed.Differences);
        Assert.True(replayed.Lanes.Sum(l => l.Scores) >= result.GetProperty("scores").GetInt64(), $"{replayed.Lanes.Sum(l => l.Scores)} scores replayed");
    }

    /// <summary>A fast wrong engine fails: here it is right and the venue's book goes on without telling it.</summary>
    [Fact]
    public async Task Engine_BookThatIsNotTheVenues_Fails()
    {
        await using SandboxServer server = await SandboxServer.StartAsync(new SandboxOptions { MessagesPerSecond = 100_000 });
        using HttpClient http = new() { BaseAddress = new Uri(server.RestUrl) };
        Task<ProgramRun> running = RunAsync(server, "--seconds", "2");
        string symbol = await Wait.ForAsync(() => FirstAsync(http), s => s.Length > 0);
        Assert.Equal(1, (await ControlAsync(http, new { cmd = "silence", topic = $"orderbook.50.{symbol}" })).GetProperty("hit").GetInt32());
        ProgramRun run = await running;

        Assert.Equal(1, run.ExitCode);
        JsonElement result = JsonSerializer.Deserialize<JsonElement>(run.Lines[^1]);
        Assert.Equal((Symbols - 1, Symbols), (result.GetProperty("books_equal").GetInt32(), result.GetProperty("books_total").GetInt32()));
        Assert.Contains($"books differ (1): {symbol}: ", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(await InForceAsync(http), f => f.GetProperty("command").GetProperty("cmd").GetString() == "rate");
    }

    [Fact]
    public async Task Engine_NoServer_SaysWhatWasExpected()
    {
        ProgramRun run = await BenchmarkProgram.RunAsync("engine", "--port", "1");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("FAILED: http://127.0.0.1:1/: expected a server that speaks Bybit's protocol:", run.Errors, StringComparison.Ordinal);
    }

    private static Task<ProgramRun> RunAsync(SandboxServer server, params string[] more) =>
        BenchmarkProgram.RunAsync(["engine", "--port", Port(server), "--symbols", "10", "--warmup", "0", .. more]);

    private static string Port(SandboxServer server) => new Uri(server.RestUrl).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

    // Once its book has been sent: before, the engine would wait for it.
    private static async Task<string> FirstAsync(HttpClient http)
    {
        JsonElement truth = await http.GetFromJsonAsync<JsonElement>("/truth?symbol=*&depth=50&trades=0");
        return truth.GetProperty("list").EnumerateArray().Where(b => b.GetProperty("streaming").GetBoolean()).Select(b => b.GetProperty("symbol").GetString()!).FirstOrDefault("");
    }

    private static async Task<IReadOnlyList<JsonElement>> InForceAsync(HttpClient http) =>
        [.. (await ControlAsync(http, new { cmd = "faults" })).GetProperty("inForce").EnumerateArray()];

    private static async Task<JsonElement> ControlAsync(HttpClient http, object command)
    {
        using HttpResponseMessage answer = await http.PostAsJsonAsync("/control", command);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}

using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Scalper.Core.Quality;
using Scalper.Web.Live;

namespace Scalper.Tests.Hubs;

/// <summary>The streams of scores, of one symbol and of health, all over one application.</summary>
public sealed class MarketHubScoreTests(ScoreHub hub) : IClassFixture<ScoreHub>, IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly HubHost _host = hub.Host;
    private HubConnection _connection = default!;

    public async Task InitializeAsync()
    {
        _host.Market.Publish("AUSDT", Views.Scoring(70));
        _host.Market.Publish("BUSDT", Views.Scoring(40));

        // A first grade, which comes within a second of the start, is a change of every score.
        IGrades grades = _host.Services.GetRequiredService<IGrades>();
        Assert.True(SpinWait.SpinUntil(() => new[] { "AUSDT", "BUSDT" }.All(s => grades.GradeOf(s).Reasons.Any(r => r.Contains("observed for", StringComparison.Ordinal))), Patience));

        // The board is as the test before left it, until it is read.
        LiveBridge bridge = _host.Services.GetRequiredService<LiveBridge>();
        Assert.True(SpinWait.SpinUntil(() => bridge.Readers == 0, Patience));
        bridge.Board.Read(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        _connection = await _host.ConnectAsync();
    }

    public Task DisposeAsync() => _connection.DisposeAsync().AsTask();

    [Fact]
    public async Task SubscribeScores_NoFilter_GivesWhatTheApiGivesAndThenWhatChanged()
    {
        await using IAsyncEnumerator<JsonElement> scores = Open("SubscribeScores", [null]);
        JsonElement first = await NextAsync(scores);
        Assert.Equal(["at", "scores", "gone"], first.EnumerateObject().Select(p => p.Name));
        Assert.Equal(await hub.Http.GetStringAsync("/api/scores"), first.GetProperty("scores").GetRawText());
        Assert.Empty(first.GetProperty("gone").EnumerateArray());

        _host.Market.Publish("BUSDT", Views.Scoring(41));
        JsonElement changed = await NextAsync(scores);
        Assert.Equal(["BUSDT 41"], Summary(changed));
        Assert.Empty(changed.GetProperty("gone").EnumerateArray());
    }

    [Fact]
    public async Task SubscribeScores_Filter_SaysWhatComesAndWhatGoes()
    {
        await using IAsyncEnumerator<JsonElement> scores = Open("SubscribeScores", [new { minScore = 60, sort = "score" }]);
        Assert.Equal(["AUSDT 70"], Summary(await NextAsync(scores)));
        _host.Market.Publish("BUSDT", Views.Scoring(80));
        Assert.Equal(["BUSDT 80"], Summary(await NextAsync(scores)));
        _host.Market.Publish("AUSDT", Views.Scoring(59));
        JsonElement gone = await NextAsync(scores);
        while (gone.GetProperty("gone").GetArrayLength() == 0)
        {
            // What came last may come once more, with what was published while the board was read.
            Assert.Equal(["BUSDT 80"], Summary(gone));
            gone = await NextAsync(scores);
        }

        Assert.Equal("AUSDT", Assert.Single(gone.GetProperty("gone").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task SubscribeScores_NoneMatch_FirstMessageIsEmptyAndSoonerThanAChange()
    {
        await using IAsyncEnumerator<JsonElement> scores = Open("SubscribeScores", [new { minScore = 99 }]);
        Assert.Empty(Summary(await NextAsync(scores)));
    }

    [Fact]
    public async Task SubscribeSymbol_GivesThePartsThatTheApiGivesEachTimeTheyChange()
    {
        await using IAsyncEnumerator<JsonElement> updates = Open("SubscribeSymbol", ["AUSDT"]);
        JsonElement first = await NextAsync(updates);
        Assert.Equal(["at", "score", "features", "ticker"], first.EnumerateObject().Select(p => p.Name));
        Assert.Equal(await PartAsync("/api/scores", all => all[0]), first.GetProperty("score").GetRawText());
        Assert.Equal(await PartAsync("/api/features/symbol/AUSDT", f => f), first.GetProperty("features").GetRawText());
        Assert.Equal(await PartAsync("/api/monitor/tickers", t => t.GetProperty("tickers")[0]), first.GetProperty("ticker").GetRawText());

        _host.Market.Publish("AUSDT", Views.Scoring(71));
        Assert.Equal(71, (await NextAsync(updates)).GetProperty("score").GetProperty("score").GetDouble());
    }

    [Fact]
    public async Task SubscribeHealth_GivesWhatTheApiGives()
    {
        await using IAsyncEnumerator<JsonElement> health = Open("SubscribeHealth", []);
        Assert.Equal(await hub.Http.GetStringAsync("/api/engine/health"), (await NextAsync(health)).GetRawText());
    }

    [Fact]
    public async Task Streams_Cancelled_LeaveNobodyReading()
    {
        LiveBridge bridge = _host.Services.GetRequiredService<LiveBridge>();
        using CancellationTokenSource gone = new();
        await using IAsyncEnumerator<JsonElement> scores = Open("SubscribeScores", [null], gone.Token), symbol = Open("SubscribeSymbol", ["AUSDT"], gone.Token),
            health = Open("SubscribeHealth", [], gone.Token);
        await NextAsync(scores);
        await NextAsync(symbol);
        await NextAsync(health);
        Assert.Equal((3, 0), (bridge.Readers, bridge.Viewers));
        await gone.CancelAsync();
        Assert.True(SpinWait.SpinUntil(() => bridge.Readers == 0, Patience));
    }

    [Fact]
    public async Task Streams_OneTooMany_RefusedWhateverItsKind()
    {
        List<IAsyncEnumerator<JsonElement>> streams = [];
        for (int i = 0; i < 8; i++)
        {
            streams.Add(i % 2 == 0 ? Open("SubscribeHealth", []) : Open("SubscribeScores", [null]));
            await NextAsync(streams[^1]);
        }

        string expected = "Expected at most 8 streams on one connection, this would be one more. End another first.";
        Assert.EndsWith(expected, await RefusalAsync("SubscribeScores", [null]), StringComparison.Ordinal);
        Assert.EndsWith(expected, await RefusalAsync("SubscribeSymbol", "AUSDT"), StringComparison.Ordinal);
        Assert.EndsWith(expected, await RefusalAsync("SubscribeHealth"), StringComparison.Ordinal);
        foreach (IAsyncEnumerator<JsonElement> stream in streams)
        {
            await stream.DisposeAsync();
        }
    }

    [Fact]
    public async Task BadInput_EachMethod_SaysWhatWasExpectedAndLeavesNoErrorInTheLog()
    {
        string unknown = "Symbol 'NOPEUSDT' is not followed: expected one of those that /api/scores lists, written as there.";
        Assert.EndsWith(unknown, await RefusalAsync("SubscribeSymbol", "NOPEUSDT"), StringComparison.Ordinal);
        Assert.EndsWith(unknown, await RefusalAsync("SubscribeScores", new { symbols = new[] { "AUSDT", "NOPEUSDT" } }), StringComparison.Ordinal);
        Assert.EndsWith("Symbol '' is not followed: expected one of those that /api/scores lists, written as there.", await RefusalAsync("SubscribeSymbol", [null]), StringComparison.Ordinal);
        Assert.EndsWith(
            "Field 'minScore' of the filter: expected a number from 0 to 100, received '101'.", await RefusalAsync("SubscribeScores", new { minScore = 101 }), StringComparison.Ordinal);
        Assert.EndsWith("after': expected null or the index of a column, received '-1'.", await RefusalAsync("Columns", "AUSDT", -1), StringComparison.Ordinal);
        Assert.DoesNotContain(_host.Log.At(LogLevel.Warning), line => line.Contains("SignalR", StringComparison.Ordinal));
    }

    private static string[] Summary(JsonElement changes) =>
        [.. changes.GetProperty("scores").EnumerateArray().Select(s => $"{s.GetProperty("symbol").GetString()} {s.GetProperty("score").GetDouble()}")];

    private static async Task<JsonElement> NextAsync(IAsyncEnumerator<JsonElement> stream)
    {
        Assert.True(await stream.MoveNextAsync().AsTask().WaitAsync(Patience), "the stream has ended");
        return stream.Current;
    }

    private IAsyncEnumerator<JsonElement> Open(string method, object?[] arguments, CancellationToken cancellation = default) =>
        _connection.StreamAsyncCore<JsonElement>(method, arguments, cancellation).GetAsyncEnumerator(cancellation);

    private async Task<string> RefusalAsync(string method, params object?[] arguments)
    {
        await using IAsyncEnumerator<JsonElement> stream = Open(method, arguments);
        return (await Assert.ThrowsAsync<HubException>(() => stream.MoveNextAsync().AsTask().WaitAsync(Patience))).Message;
    }

    private async Task<string> PartAsync(string path, Func<JsonElement, JsonElement> part)
    {
        using JsonDocument answer = JsonDocument.Parse(await hub.Http.GetStringAsync(path));
        return part(answer.RootElement).GetRawText();
    }
}

using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Core.Primitives;
using Scalper.Tests.EndToEnd;
using Scalper.Tests.Heatmap;
using Scalper.Tests.Hosting;
using Scalper.Web.Market;

namespace Scalper.Tests.Hubs;

public sealed class MarketHubOverSandboxTests
{
    private const string Key = "hub-key";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The market is paused, then the column, the API and the exchange's own truth say the same.</summary>
    [Fact]
    public async Task Columns_MarketPaused_BookIsThatOfTheApiAndOfTheExchange()
    {
        await using WebApp app = WebApp.WithAdministrator(
            ("Api:Keys:0:Name", "robot"), ("Api:Keys:0:Key", Key), ("Universe:MaxSymbols", "6"), ("Sandbox:MessagesPerSecond", "3000"));
        Uri site = app.ListenOnSocket();
        using HttpClient http = new() { BaseAddress = site };
        http.DefaultRequestHeaders.Add(HubClient.KeyHeader, Key);
        await UntilAsync(async () => (await BookAsync(http)).Status == "Live");
        await using HubConnection connection = await HubClient.ConnectAsync(site, (HubClient.KeyHeader, Key));
        await using HubViewer viewer = new(connection, "BTCUSDT");
        while (viewer.Picture.Updates < 30)
        {
            Assert.True(await viewer.TakeAsync());
        }

        Assert.Equal(("0.10", "0.001"), viewer.Picture.Steps);
        Assert.NotEmpty(viewer.Picture.Trades);
        AssertNoneMissing(viewer.Picture.Tenths.Keys);
        await AssertLaterViewerAsync(connection);
        await PageWatch.ControlAsync(app, new { cmd = "rate", value = 0 });
        string[][] bids = [], asks = [];
        await UntilAsync(async () =>
        {
            Assert.True(await viewer.TakeAsync());
            (_, bids, asks) = await BookAsync(http);
            return Same(bids, viewer.Picture.Newest!.Bids, viewer) && Same(asks, viewer.Picture.Newest.Asks, viewer);
        });
        Assert.Equal(50, bids.Length);
        JsonElement truth = await TruthAsync(app);
        Assert.Equal(truth.GetProperty("b").EnumerateArray().Select(Level), bids.Select(static l => $"{l[0]}x{l[1]}"));
        Assert.Equal(truth.GetProperty("a").EnumerateArray().Select(Level), asks.Select(static l => $"{l[0]}x{l[1]}"));
    }

    [Fact]
    public async Task Columns_PlantedWall_IsInTheColumnsAtItsPrice()
    {
        await using WebApp app = WebApp.WithAdministrator(
            ("Api:Keys:0:Name", "robot"), ("Api:Keys:0:Key", Key), ("Universe:MaxSymbols", "6"), ("Sandbox:MessagesPerSecond", "3000"));
        Uri site = app.ListenOnSocket();
        using HttpClient http = new() { BaseAddress = site };
        http.DefaultRequestHeaders.Add(HubClient.KeyHeader, Key);
        await UntilAsync(async () => (await BookAsync(http)).Status == "Live");
        await using HubConnection connection = await HubClient.ConnectAsync(site, (HubClient.KeyHeader, Key));
        await using HubViewer viewer = new(connection, "BTCUSDT");
        Assert.True(await viewer.TakeAsync());
        await PageWatch.ControlAsync(app, new { cmd = "wall", symbol = "BTCUSDT", side = "bid", bps = 0.3, times = 200, seconds = 60 });
        await UntilAsync(async () =>
        {
            Assert.True(await viewer.TakeAsync());
            IReadOnlyList<PlainLevel> bids = viewer.Picture.Newest?.Bids ?? [];
            return bids.Count > 40 && bids.Max(static l => l.Lots) > 30 * bids.Select(static l => l.Lots).Order().ElementAt(bids.Count / 2);
        });
    }

    /// <summary>A symbol that was followed for a while before anybody looked.</summary>
    private static async Task AssertLaterViewerAsync(HubConnection connection)
    {
        await using HubViewer first = new(connection, "ETHUSDT");
        while (first.Picture.Updates < 15)
        {
            Assert.True(await first.TakeAsync());
        }

        await using HubViewer later = new(connection, "ETHUSDT");
        await later.TakeToAsync(first.Picture.Last);
        Assert.All(later.Picture.Tenths.Where(c => c.Key <= first.Picture.Last), c => Assert.Equal(first.Picture.Tenths[c.Key], c.Value));
        AssertNoneMissing(later.Picture.Tenths.Keys);
        AssertNoneMissing(later.Picture.Seconds.Keys);
        Assert.Equal(later.Picture.Tenths.Keys.First(), (later.Picture.Seconds.Keys.Last() + 1) * 10);
    }

    private static void AssertNoneMissing(IEnumerable<long> indexes)
    {
        long[] all = [.. indexes];
        Assert.Equal(Enumerable.Range(0, all.Length).Select(i => all[0] + i), all);
    }

    private static bool Same(string[][] levels, IEnumerable<PlainLevel> column, HubViewer viewer)
    {
        DecimalStep price = DecimalStep.Parse(viewer.Picture.Steps.Price!), quantity = DecimalStep.Parse(viewer.Picture.Steps.Quantity!);
        return column.Select(l => $"{price.Format(l.Price)}x{quantity.Format(l.Lots)}").SequenceEqual(levels.Select(static l => $"{l[0]}x{l[1]}"));
    }

    private static string Level(JsonElement level) => $"{level[0].GetString()}x{level[1].GetString()}";

    private static async Task<(string Status, string[][] Bids, string[][] Asks)> BookAsync(HttpClient http)
    {
        using HttpResponseMessage answer = await http.GetAsync(new Uri("/api/symbol/BTCUSDT/book?depth=50", UriKind.Relative));
        if (!answer.IsSuccessStatusCode)
        {
            return ("", [], []);
        }

        JsonElement book = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (book.GetProperty("status").GetString()!, book.GetProperty("bids").Deserialize<string[][]>()!, book.GetProperty("asks").Deserialize<string[][]>()!);
    }

    private static async Task<JsonElement> TruthAsync(WebApp app)
    {
        Uri rest = app.Services.GetRequiredService<SandboxExchange>().Addresses!.Value.RestUrl;
        using HttpClient http = new();
        return (await http.GetFromJsonAsync<JsonElement>(new Uri(rest, "truth?symbol=BTCUSDT&depth=50"))).GetProperty("list")[0];
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using CancellationTokenSource late = new(Patience);
        while (!await isSo())
        {
            late.Token.ThrowIfCancellationRequested();
            await Task.Delay(50, late.Token);
        }
    }
}

using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Playwright;
using Scalper.Core.Features;
using Scalper.Core.Primitives;
using Scalper.Core.Replay;
using Scalper.Core.Tape;
using Scalper.Tests.Heatmap;
using Scalper.Tests.Hubs;
using Scalper.Tests.Replay.Session;
using Scalper.Web.Api.Documents;
using Scalper.Web.Live;

namespace Scalper.Tests.EndToEnd;

/// <summary>What chart, heatmap and walls of a replay that stands still are drawn from, beside what a headless replay knows behind the same input.</summary>
internal static class ReplayedStreams
{
    private const int SecondMs = 1_000, TenthMs = 100;

    private const string Walls =
        "() => [...document.querySelectorAll('#walls-body tbody tr')].map(r => [r.dataset.class, r.dataset.price, r.querySelector('th span').textContent, r.children[2].textContent, r.children[3].textContent].join(' ')).join('\\n')";

    private static readonly (string Name, CandleInterval Interval)[] Intervals =
        [("15s", CandleInterval.Seconds15), ("1m", CandleInterval.Minute1), ("5m", CandleInterval.Minutes5), ("15m", CandleInterval.Minutes15)];

    /// <summary>The streams of the hub that the symbol page listens to.</summary>
    /// <returns>How many columns were compared.</returns>
    public static async Task<int> AssertHubAsync(HttpClient http, int replay, ReplayTrack track, string symbol)
    {
        HeadlessSymbol expected = await ExpectedAsync(http, replay, track, symbol);
        Uri site = new(http.BaseAddress!, $"/replay/{replay}/");
        await using HubConnection hub = await HubClient.ConnectAsync(site, (HubClient.KeyHeader, http.DefaultRequestHeaders.GetValues(HubClient.KeyHeader).Single()));
        foreach ((string name, CandleInterval interval) in Intervals)
        {
            CandleChangesDocument wanted = new(
                [.. expected.Detail.Candles[interval].Select(c => CandleDocument.Of(expected.Instrument, c))],
                [.. expected.Detail.ScorePoints[interval].Select(ScorePointDocument.Of)],
                [.. expected.Detail.Gaps.Select(GapDocument.Of)]);
            Assert.Equal(Text(wanted), Text(await FirstAsync<CandleChangesDocument>(hub, "Candles", symbol, name)));
        }

        Dictionary<long, PlainColumn> known = ReferenceChain.ReadAll(SecondMs, expected.Columns).ToDictionary(c => c.Index);

        // The last columns of the way here may still be on theirs.
        ILookup<int, PlainColumn> shown = await Wait.ForAsync(
            async () => new ReferenceMessages().Read(await FirstAsync<byte[]>(hub, "Columns", symbol, null)).Columns.ToLookup(c => c.PeriodMs),
            columns => NewestSecond(columns, known) == known.Keys.Max(),
            () => Task.FromResult($"no column of second {known.Keys.Max()} came"));

        // The first of a way here is made of a part of its second; which begin a chain is no matter of the market.
        PlainColumn[] seconds = [.. shown[SecondMs].Skip(1)];
        Assert.All(seconds, c => Assert.Equal((known[c.Index] with { IsKey = c.IsKey }).ToString(), c.ToString()));

        // Since somebody looks there are tenths instead: the last of a second leaves the book that the second leaves.
        PlainColumn[] lasts = [.. shown[TenthMs].Where(c => IsLast(c, known))];
        Assert.All(lasts, c => Assert.Equal(BookOf(known[c.Index / 10]), BookOf(c)));
        return seconds.Length + lasts.Length;
    }

    /// <summary>The wall cases on the symbol's page, which is open.</summary>
    /// <returns>How many there were.</returns>
    public static async Task<int> AssertWallsAsync(IPage page, HttpClient http, int replay, ReplayTrack track, string symbol)
    {
        HeadlessSymbol expected = await ExpectedAsync(http, replay, track, symbol);
        string wanted = string.Join('\n', expected.Detail.WallCases.Select(w =>
            $"{w.Class} {w.PriceTicks} {(w.Side == BookSide.Bid ? "bid" : "ask")} {Figures.OnGrid(expected.Instrument.QtyStep, w.Size)} {w.Origin switch { WallOrigin.Came => "came", WallOrigin.Entered => "entered", _ => "grew" }}"));
        await Wait.ForAsync(() => page.EvaluateAsync<string>(Walls), rows => rows == wanted);
        return expected.Detail.WallCases.Count;
    }

    private static async Task<HeadlessSymbol> ExpectedAsync(HttpClient http, int replay, ReplayTrack track, string symbol)
    {
        ReplayDocument at = await ReplayMarket.ReadAsync(http, replay);
        return HeadlessSymbol.Behind(track, at.Lanes.Single(l => l.Lane == track.Lane).Number, symbol)!;
    }

    // Of those that are compared.
    private static long NewestSecond(ILookup<int, PlainColumn> shown, Dictionary<long, PlainColumn> known) =>
        shown[SecondMs].Skip(1).Select(c => c.Index).Concat(shown[TenthMs].Where(c => IsLast(c, known)).Select(c => c.Index / 10)).DefaultIfEmpty(-1).Max();

    // The last of a second.
    private static bool IsLast(PlainColumn tenth, Dictionary<long, PlainColumn> known) => tenth.Index % 10 == 9 && known.ContainsKey(tenth.Index / 10);

    private static async Task<T> FirstAsync<T>(HubConnection hub, string stream, params object?[] arguments)
    {
        await foreach (T message in hub.StreamAsyncCore<T>(stream, arguments))
        {
            return message;
        }

        throw new InvalidOperationException($"{stream} ended without a message.");
    }

    private static string BookOf(PlainColumn column) => $"{column.Status} {string.Join(' ', column.Bids)} / {string.Join(' ', column.Asks)}";

    private static string Text(CandleChangesDocument candles) => JsonSerializer.Serialize(candles, ApiJson.Options);
}

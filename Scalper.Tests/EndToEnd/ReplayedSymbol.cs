using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Scalper.Core.Engine;
using Scalper.Core.Primitives;
using Scalper.Core.Quality;
using Scalper.Core.Replay;
using Scalper.Core.Tape;
using Scalper.Tests.Replay.Session;
using Scalper.Web.Api.Documents;
using Scalper.Web.Live;
using Scalper.Web.Sparklines;

namespace Scalper.Tests.EndToEnd;

/// <summary>Everything that API and pages say of a symbol, beside what a headless replay knows of it behind the same input.</summary>
internal static class ReplayedSymbol
{
    private static readonly (string Name, CandleInterval Interval)[] Intervals =
        [("15s", CandleInterval.Seconds15), ("1m", CandleInterval.Minute1), ("5m", CandleInterval.Minutes5), ("15m", CandleInterval.Minutes15)];

    // Grades and what the leading symbol does are not the symbol's lane's.
    private static readonly string[] OfOthers = ["quality", "qualityReasons", "lead"];

    /// <summary>Score, features, book, tape and candles, as the replay's API has them.</summary>
    public static async Task AssertApiAsync(HttpClient http, int replay, ReplayTrack track, string symbol)
    {
        ReplayDocument at = await ReplayMarket.ReadAsync(http, replay);
        HeadlessSymbol expected = HeadlessSymbol.Behind(track, at.Lanes.Single(l => l.Lane == track.Lane).Number, symbol)!;
        string api = $"/replay/{replay}/api/";
        JsonArray scores = (JsonArray)JsonNode.Parse(await http.GetStringAsync(api + "scores"))!;
        AssertSame(ScoreDocument.Of(expected.Instrument, expected.View, SymbolQuality.Unknown), scores.Single(s => (string?)s!["symbol"] == symbol));
        AssertSame(FeaturesDocument.Of(expected.Instrument, expected.View, lead: null), await ReadAsync(http, $"{api}features/symbol/{symbol}"));
        AssertSame(BookDocument.Of(expected.Detail, 200), await ReadAsync(http, $"{api}symbol/{symbol}/book?depth=200"));
        AssertSame(expected.Detail.Trades.Select(t => TradeDocument.Of(expected.Instrument, t)).ToArray(), await ReadAsync(http, $"{api}symbol/{symbol}/trades"));
        foreach ((string name, CandleInterval interval) in Intervals)
        {
            AssertSame(
                expected.Detail.Candles[interval].Select(c => CandleDocument.Of(expected.Instrument, c)).ToArray(), await ReadAsync(http, $"{api}symbol/{symbol}/candles?interval={name}"));
        }
    }

    /// <summary>Every feature, the price and the score on the symbol's page, which is open.</summary>
    public static async Task AssertPageAsync(IPage page, HttpClient http, int replay, ReplayTrack track, string symbol)
    {
        ReplayDocument at = await ReplayMarket.ReadAsync(http, replay);
        HeadlessSymbol expected = HeadlessSymbol.Behind(track, at.Lanes.Single(l => l.Lane == track.Lane).Number, symbol)!;
        SymbolReading reading = new(expected.Instrument, expected.View, SymbolQuality.Unknown);
        string[] wanted =
        [
            .. FeatureCatalog.Lines.Select(line => $"{line.Id}: {line.TextOf(reading)}"), $"last: {(reading.IsLive ? reading.Text.Last : Figures.None)}", $"status: {reading.Text.Book}",
        ];
        await Wait.ForAsync(() => ShownAsync(page), shown => shown == string.Join('\n', wanted));
        await Wait.ForAsync(() => page.EvaluateAsync<string>(Ladder), rows => rows.Split('\n') is { Length: > 10 } all && all.SequenceEqual(all.Select(r => LadderRow(r, expected.Detail))));
        string tape = string.Join('\n', expected.Detail.Trades.OrderByDescending(t => t.ExchangeTimeMs).Select(t => $"{t.ExchangeTimeMs} {(t.Side == AggressorSide.Sell ? "sell" : "buy")} {t.PriceTicks} {t.QtyLots}").Take(20));
        await Wait.ForAsync(() => page.EvaluateAsync<string>(Tape), rows => rows == tape);
    }

    // A row of the ladder as the book has it, by the price that it shows.
    private static string LadderRow(string shown, SymbolDetail book)
    {
        long price = long.Parse(shown.Split(' ')[0], CultureInfo.InvariantCulture);
        long Size(IEnumerable<BookLevel> levels) => levels.FirstOrDefault(l => l.PriceTicks == price).QtyLots;
        return string.Create(CultureInfo.InvariantCulture, $"{price} {Size(book.Bids)} {Size(book.Asks)}");
    }

    private const string Ladder = "() => [...document.querySelectorAll('.lad-row[data-price]')].map(r => `${r.dataset.price} ${r.dataset.bid} ${r.dataset.ask}`).join('\\n')";
    private const string Tape = "() => [...document.querySelectorAll('.tape-row')].slice(0, 20).map(r => `${r.dataset.time} ${r.dataset.side} ${r.dataset.price} ${r.dataset.lots}`).join('\\n')";

    private static Task<string> ShownAsync(IPage page) => page.EvaluateAsync<string>(
        """
        () => [
          ...[...document.querySelectorAll('tr[data-feature]')].map(row => `${row.dataset.feature}: ${row.querySelector('.feature-now').textContent.trim()}`),
          `last: ${document.querySelector('#symbol-last')?.textContent.trim()}`,
          `status: ${document.querySelector('.symbol-head .book')?.dataset.status}`,
        ].join('\n')
        """);

    private static async Task<JsonNode?> ReadAsync(HttpClient http, string path) => JsonNode.Parse(await http.GetStringAsync(path));

    private static void AssertSame<T>(T expected, JsonNode? answered)
    {
        JsonNode? wanted = JsonSerializer.SerializeToNode(expected, ApiJson.Options);
        Assert.Equal(Text(wanted), Text(answered));
    }

    private static string Text(JsonNode? node)
    {
        if (node is JsonObject fields)
        {
            foreach (string other in OfOthers)
            {
                fields.Remove(other);
            }
        }

        return node?.ToJsonString() ?? "";
    }
}

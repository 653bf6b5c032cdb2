using Scalper.Core.Books;
using Scalper.Core.Engine;
using Scalper.Core.Features;
using Scalper.Core.Feeds;
using Scalper.Core.Primitives;
using Scalper.Core.Quality;
using Scalper.Core.Scoring;
using Scalper.Core.Universe;
using Scalper.Web.Live;

namespace Scalper.Web.Components.Gallery.Samples;

/// <summary>The markets of the gallery.</summary>
public static class Scenes
{
    private static readonly (string Symbol, string State, SymbolView View)[] Symbols =
    [
        ("BTCUSDT", "normal, long", Views.Figured(1) with { ModelScores = Views.ScoresOf(new(7.75, -2.25, 8, -1, 17), new(7.75, -4.5, 6.25, -3, 9.5), new(18.5, 4.25, null, null, -0.5)), Relative = Views.Rated().Relative, Microstructure = Views.Rated().Microstructure }),
        ("ETHUSDT", "normal, short", Views.Figured(-1) with { Score = Views.ScoreOf(new Contributions(-7.75, 2.25, -8, 0, -7)) }),
        ("SOLUSDT", "quiet", Views.Quiet()),
        ("XRPUSDT", "live, nothing else known", Views.Bare() with { Score = Views.ScoreOf(new Contributions(null, null, 0, 0, null)) }),
        ("TRXUSDT", "doubtful", Views.Scoring(68)),
        ("APTUSDT", "no score: bad quality", Views.Scoring(68)),
        ("DOGEUSDT", "gap", Views.Invalid()),
        ("ADAUSDT", "stale", Views.Silent()),
        ("LUNAUSDT", "gone", Views.Gone()),
        ("NEWUSDT", "loading", new SymbolView { Status = BookStatus.Syncing, Fault = new BookFault(BookFaultKind.AwaitingSnapshot) }),
        ("1000000BABYDOGEUSDT", "extremes", Extreme()),
    ];

    private static readonly Dictionary<string, SymbolQuality> Grades = new()
    {
        ["BTCUSDT"] = SampleGrades.OfGaps(0),
        ["TRXUSDT"] = SymbolQuality.Of([.. SampleGrades.OfGaps(3).Findings]),
        ["APTUSDT"] = SampleGrades.OfGaps(500),
        ["1000000BABYDOGEUSDT"] = SampleGrades.OfGaps(1),
    };

    /// <summary>Nothing was read yet.</summary>
    public static Scene Loading { get; } = new(SampleHealth.Healthy());

    /// <summary>The engine has started and waits for the list of instruments.</summary>
    public static Scene Starting { get; } = new Scene(SampleHealth.Healthy() with { Total = 0, Live = 0, Invalid = 0, MessagesPerSecond = 0, TickToScore = default }).Read();

    /// <summary>The settings want no symbol.</summary>
    public static Scene Empty { get; } = new Scene(
        SampleHealth.Healthy() with { Total = 0, Live = 0, Invalid = 0, MessagesPerSecond = 0, TickToScore = default },
        new FollowedUniverse(UniverseSource.Settings, [], "No symbol of the list is traded at the venue."),
        recordings: SampleRecordings.Off).Read();

    /// <summary>All is well.</summary>
    public static Scene Normal { get; } = new Scene(
        SampleHealth.Healthy(SampleConnections.All[SampleConnections.Sound]) with
        {
            Total = 300, Live = 300, Quiet = 4, Invalid = 0,
            Metrics = SampleConnections.OfMetrics with { Malformed = 0, MalformedShare = 0, IsMalformedAlert = false },
            Lag = new LagReading(412, -0.4, 3.1),
            Clock = new ClockReading(-12.5, 24, Views.AtMs - 20_000, 0),
        },
        new FollowedUniverse(UniverseSource.Venue, [], null)).Read();

    /// <summary>Every state of symbols and of connections at once, and every figure as long as it gets.</summary>
    public static Scene Trouble { get; } = new Scene(
        SampleHealth.Healthy(SampleConnections.All) with
        {
            Total = 1_000, Live = 600, Quiet = 123, Stale = 100, Invalid = 200, Gone = 99,
            MessagesPerSecond = 123_456,
            TickToScore = new TickToScore(12_345.6, 9_876_543.2, 99_999_999),
            Metrics = SampleConnections.OfMetrics,
            Lag = new LagReading(1_234_567, 12_345.6, 98_765.4),
            Clock = new ClockReading(-123_456.7, 9_999, Views.AtMs - 600_000, 1_500),
        },
        new FollowedUniverse(UniverseSource.Fallback, [], $"The venue's lists could not be read, so the 20 instruments of the settings are followed. {SampleConnections.LongText}"),
        [.. Symbols.Select(s => FollowedSymbol.Still(InstrumentOf(s.Symbol), s.View))],
        Grades,
        SampleRecordings.Extreme).Read();

    /// <summary>Two venues beside each other, the same contracts of both, and names as long as they get.</summary>
    public static Scene Venues { get; } = new Scene(
        SampleHealth.Healthy(
            SampleConnections.All[SampleConnections.Sound],
            SampleConnections.All[SampleConnections.Sound] with { Venue = "Binance", Index = 1, Lane = 1, Route = "public" },
            SampleConnections.All[SampleConnections.Lost] with { Venue = "Binance", Index = 2, Lane = 1, Route = "market" }) with
        {
            Total = 10, Live = 6,
            Metrics = SampleConnections.OfMetrics with { Malformed = 0, MalformedShare = 0, IsMalformedAlert = false },
            Lag = new LagReading(412, -0.4, 3.1),
            Clock = new ClockReading(-12.5, 24, Views.AtMs - 20_000, 0),
            Clocks = new Dictionary<string, ClockReading> { ["Bybit"] = new(-12.5, 24, Views.AtMs - 20_000, 0), ["Binance"] = new(3.5, 181, Views.AtMs - 21_000, 0) },
        },
        new FollowedUniverse(UniverseSource.Venue, [], null),
        [.. Symbols.Where(s => s.Symbol is "BTCUSDT" or "ETHUSDT" or "SOLUSDT" or "DOGEUSDT" or "1000000BABYDOGEUSDT").SelectMany(s => new[] { "Bybit", "Binance" }.Select(venue => FollowedSymbol.Still(InstrumentOf(Instrument.SymbolOf(venue, s.Symbol)), s.View)))],
        Grades).Read();

    /// <summary>Nothing can be received.</summary>
    public static Scene Outage { get; } = new Scene(
        SampleHealth.Healthy(SampleConnections.All[SampleConnections.Lost] with { Index = 0 }, SampleHealth.Halted(lane: 1)) with
        {
            Total = 300, Live = 0, Stale = 300, Invalid = 0, MessagesPerSecond = 0, TickToScore = default,
            Clock = new ClockReading(null, null, null, 0),
        },
        new FollowedUniverse(UniverseSource.Stored, [], "The list of instruments is that of yesterday: the venue did not answer."),
        recordings: SampleRecordings.Stopped).Read();

    /// <summary>A row of the tables in each state.</summary>
    public static IReadOnlyList<RowState> Rows { get; } = [.. Symbols.Select((s, i) => new RowState(s.State, Trouble.Bridge.Board.Rows[i]))];

    /// <summary>The same where there are two venues.</summary>
    public static IReadOnlyList<RowState> VenueRows { get; } = [.. Venues.Bridge.Board.Rows.Select(r => new RowState(r.Title, r))];

    private static Instrument InstrumentOf(string symbol) => new(symbol, DecimalStep.Parse("0.10"), DecimalStep.Parse("0.001"));

    // Below its lower end a score is cut off, and every figure has as many digits as a market can give it.
    private static SymbolView Extreme() => Views.Figured(-98_765.4321) with
    {
        LastTradeTicks = 999_999_999_999,
        BidLevels = 1000,
        AskLevels = 1000,
        HasTradeGap = true,
        Score = Views.ScoreOf(new Contributions(-15, -10, -8, -12, -17)),
        TradeFlow = new TradeFlowFeatures { BuyVolume = 9.87e14, SellVolume = 1.23e-4, FlowDelta = 9.87e14, BuyVsSellRatio = 8.02e18, TradeCount = 100, AggressiveBuys = 99, AggressiveSells = 1 },
    };
}

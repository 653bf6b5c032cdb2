using Scalper.Web.Live;
using Scalper.Web.Screens;

namespace Scalper.Tests.Screens;

public sealed class ScreenRulesTests
{
    private static readonly ScreenSettings Plain = ScreenSettings.Default;

    public static TheoryData<ScreenSettings, string> Wrong => new()
    {
        { Plain with { TimeZone = "Mars/Olympus" }, "Time zone: expected a name such as Europe/Berlin, 'Mars/Olympus' is not known." },
        { Plain with { TimeZone = "a\nb" }, "Time zone: expected a name such as Europe/Berlin, 'a?b' is not known." },
        { Plain with { Colours = (ColourPreset)9 }, "Colours: expected one of GreenRed, RedGreen, BlueOrange, got 9." },
        { Plain with { EdgeSeconds = 7 }, "Horizon: expected 1, 5, 30, 60 or 300 seconds, got 7." },
        { Plain with { Sort = new ScoreSort((ScoreColumn)200) }, "Columns: expected columns of the score table, got one that it does not have." },
        { Plain with { Columns = [ScoreColumn.Score] }, "Columns: expected Symbol among them, it is missing." },
        { Plain with { Columns = [ScoreColumn.Symbol, ScoreColumn.Last, ScoreColumn.Last] }, "Columns: expected each once, Last came 2 times." },
        { Plain with { Monitor = new MonitorView((MonitorChoice)99) }, "Monitor: expected a choice and a column of the monitor, got one that it does not have." },
        { Plain with { Monitor = new MonitorView(Column: (MonitorColumn)99) }, "Monitor: expected a choice and a column of the monitor, got one that it does not have." },
        { Plain with { Monitor = new MonitorView(Filter: "a\u0001b") }, "Monitor: expected a filter of at most 32 characters, got 'a?b'." },
        { Plain with { Monitor = new MonitorView(Filter: new string('n', 33)) }, $"Monitor: expected a filter of at most 32 characters, got '{new string('n', 32)}…'." },
        { With(SymbolLayout.Default with { Columns = [1, 2] }), "Panes: expected each pane once and 3 columns, got 9 and 2." },
        { With(SymbolLayout.Default with { Panes = SymbolLayout.Default.Panes.RemoveAt(2) }), "Panes: expected each pane once and 3 columns, got 8 and 3." },
        { With(SymbolLayout.Default with { Panes = [.. SymbolLayout.Default.Panes.Select(p => p with { IsShown = false })] }), "Panes: expected at least one that is shown, got none." },
        { With(SymbolLayout.Default with { Columns = [100, 9, 100] }), "Panes: expected sizes from 10 to 1000, got 9." },
        { With(SymbolLayout.Default.With(new PaneLayout(SymbolPane.Tape, true, 1_001))), "Panes: expected sizes from 10 to 1000, got 1001." },
        { With(SymbolLayout.Default.With(new PaneLayout(SymbolPane.Tape, true, 0))), "Panes: expected sizes from 10 to 1000, got 0." },
        { With(SymbolLayout.Default.With(new PaneLayout(SymbolPane.Tape, true, 100, "[1]"))), "Tape: expected options as a JSON object, got '[1]'." },
        { With(SymbolLayout.Default.With(new PaneLayout(SymbolPane.Tape, true, 100, "{no"))), "Tape: expected options as a JSON object, got '{no'." },
        { With(SymbolLayout.Default.With(new PaneLayout(SymbolPane.Tape, true, 100, new string(' ', 2_001)))), "Tape: expected at most 2000 characters of options, got 2001." },
        { Plain with { Watchlists = [] }, "Watchlists: expected 1 to 12, got 0." },
        { Plain with { Watchlists = [.. Enumerable.Range(0, 13).Select(i => new Watchlist($"list {i}", []))] }, "Watchlists: expected 1 to 12, got 13." },
        { With(new Watchlist("starred", [])), "Watchlists: expected a name once, 'Starred' came 2 times." },
        { With(new Watchlist(" x", [])), "Watchlists: expected a name of 1 to 32 characters, got ' x'." },
        { With(new Watchlist(new string('n', 33), [])), $"Watchlists: expected a name of 1 to 32 characters, got '{new string('n', 32)}…'." },
        { With(new Watchlist("x", [.. Enumerable.Range(0, 501).Select(i => $"S{i}")])), "Watchlist x: expected at most 500 symbols, got 501." },
        { With(new Watchlist("x", ["BTC USDT"])), "Watchlist x: expected symbols such as BTCUSDT, got 'BTC USDT'." },
        { With(new Watchlist("x", ["BTCUSDT", "BTCUSDT"])), "Watchlist x: expected each symbol once." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Complaint_NotAllowed_NamesWhatWasExpectedAndWhatCame(ScreenSettings settings, string complaint) =>
        Assert.Equal(complaint, ScreenRules.Complaint(settings));

    [Fact]
    public void Complaint_MostThatIsAllowed_IsNone()
    {
        Watchlist full = new("x", [.. Enumerable.Range(0, 500).Select(i => $"S{i}")]);
        Assert.Null(ScreenRules.Complaint(Plain));
        Assert.Null(ScreenRules.Complaint(Plain with
        {
            TimeZone = "Europe/Berlin",
            Colours = ColourPreset.BlueOrange,
            Columns = [ScoreColumn.Last, ScoreColumn.Symbol],
            Monitor = new MonitorView(Filter: new string('n', 32)),
            Watchlists = [new Watchlist("Starred", ["Binance:BTCUSDT"]), .. Enumerable.Range(0, 11).Select(i => full with { Name = $"list {i}" })],
        }));
    }

    private static ScreenSettings With(SymbolLayout layout) => Plain with { Layout = layout };

    private static ScreenSettings With(Watchlist list) => Plain with { Watchlists = [Watchlist.Starred, list] };
}

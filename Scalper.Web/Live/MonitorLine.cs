using Scalper.Core.Primitives;
using Scalper.Core.Quality;

namespace Scalper.Web.Live;

/// <summary>A symbol's row of the monitor as it is printed; two equal ones look the same.</summary>
/// <param name="Status">The book's state in a word.</param>
/// <param name="Note">Why the book is not live, or what lowers its grade; empty where nothing is to be said.</param>
public sealed record MonitorLine(
    string Status,
    bool IsQuiet,
    string? StatusHint,
    string Grade,
    string? GradeHint,
    string Age,
    string Rate,
    string Levels,
    string Spread,
    string Resyncs,
    string Gaps,
    string Note)
{
    /// <param name="eventsPerSecond">None while it is not known yet.</param>
    /// <param name="engineNowMs">Now on the engine's clock.</param>
    public static MonitorLine Of(SymbolReading r, double? eventsPerSecond, long engineNowMs) => new(
        r.Text.Book,
        r.IsQuiet,
        r.Text.BookHint,
        r.Text.Grade,
        r.Text.GradeHint,
        Figures.Age(r.BookAgeMs(engineNowMs)),
        Figures.Fixed(eventsPerSecond, 1),
        LevelsOf(r),
        Figures.Fixed(r.IsLive ? r.OrderBook.SpreadBps : null, 2),
        Figures.Whole(r.Resyncs),
        Figures.Whole(r.SequenceGaps),
        r.IsLive ? NoteOf(r.Quality) : r.Reason ?? "");

    /// <summary>Where the symbol belongs.</summary>
    public static bool IsOf(SymbolReading r, MonitorChoice choice) => choice switch
    {
        MonitorChoice.All => true,
        MonitorChoice.Live => r.IsLive,
        MonitorChoice.Quiet => r.IsQuiet,
        MonitorChoice.Gone => r.IsGone,
        MonitorChoice.Stale => r.Status == BookStatus.Stale && !r.IsGone,
        MonitorChoice.Invalid => r.Status == BookStatus.Invalid,
        _ => r.Status is BookStatus.Empty or BookStatus.Syncing && !r.IsGone,
    };

    // "Not graded yet" is no news beside a dash in the grade's column.
    private static string NoteOf(SymbolQuality quality) => quality.Findings.Count == 0 ? "" : string.Join("; ", quality.Reasons);

    private static string LevelsOf(SymbolReading r) => r.BidLevels + r.AskLevels == 0
        ? Figures.None
        : $"{Figures.Whole(r.BidLevels)} / {Figures.Whole(r.AskLevels)}";
}

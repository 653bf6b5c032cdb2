namespace Scalper.Web.Live;

/// <summary>What is to be said of a pane's data as a whole.</summary>
/// <param name="Words">A few of them, for the pane's heading.</param>
/// <param name="Hint">The whole sentence.</param>
public sealed record PaneNotice(string Words, string Hint)
{
    /// <summary>Of what is read from a symbol's book; null while it is live.</summary>
    /// <param name="engineNowMs">Now on the engine's clock.</param>
    public static PaneNotice? OfBook(SymbolReading reading, long engineNowMs)
    {
        if (reading.IsLive)
        {
            return null;
        }

        string age = reading.BookAgeMs(engineNowMs) is { } ageMs ? $" {Figures.Age(ageMs)}" : "";
        return new PaneNotice($"{reading.Text.Book.ToLowerInvariant()}{age}", $"The book is {reading.Text.Book}: {reading.NoScoreReason}.");
    }

    /// <summary>Of the tape; null while every trade is on it.</summary>
    public static PaneNotice? OfTape(SymbolReading reading) => reading.HasTradeGap
        ? new PaneNotice("gap", "Part of the last 100 trades is from before a time in which trades may have been missed.")
        : null;

    /// <summary>Of the wall cases: that nobody answers says more than that the book is not live.</summary>
    public static PaneNotice? OfWalls(WallReading walls, SymbolReading reading, long engineNowMs) => walls.UnansweredMs is { } ageMs
        ? new PaneNotice($"stale {Figures.Age(ageMs)}", $"As of {Figures.Age(ageMs)} ago. {walls.Failure ?? "The lane does not answer."}")
        : OfBook(reading, engineNowMs);
}

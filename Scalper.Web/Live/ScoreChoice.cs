using Scalper.Web.Screens;

namespace Scalper.Web.Live;

/// <summary>Which rows of the score table are shown.</summary>
/// <param name="Filter">Part of the symbol, in any case; empty for all.</param>
/// <param name="List">Only its symbols; null for all.</param>
/// <param name="Preset">Only rows that meet its condition; null for all.</param>
public sealed record ScoreChoice(string Filter, Watchlist? List, ScorePreset? Preset)
{
    public static ScoreChoice All { get; } = new("", null, null);

    public bool Admits(ScoreRow row) =>
        row.Symbol.Contains(Filter, StringComparison.OrdinalIgnoreCase) && List?.Holds(row.Symbol) != false && Preset?.Admits(row.Glance) != false;
}

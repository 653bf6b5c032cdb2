using Scalper.Web.Screens;

namespace Scalper.Web.Live;

/// <summary>Which rows of the score table are shown.</summary>
/// <param name="Filter">Part of the symbol, or a venue, as <see cref="SymbolSearch"/> finds them; empty for all.</param>
/// <param name="List">Only its symbols; null for all.</param>
/// <param name="Preset">Only rows that meet its condition; null for all.</param>
public sealed record ScoreChoice(string Filter, Watchlist? List, ScorePreset? Preset)
{
    public static ScoreChoice All { get; } = new("", null, null);

    public bool Admits(ScoreRow row) =>
        SymbolSearch.Finds(Filter, row.Instrument) && List?.Holds(row.Symbol) != false && Preset?.Admits(row.Glance) != false;
}

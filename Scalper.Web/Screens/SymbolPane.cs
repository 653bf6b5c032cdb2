namespace Scalper.Web.Screens;

/// <summary>The panes of the symbol page, in the order in which they stand in their columns.</summary>
public enum SymbolPane
{
    Heatmap,
    Chart,
    Ladder,
    Walls,
    Tape,
    Features,
    Why,
    Statistics,
    Symbols,
}

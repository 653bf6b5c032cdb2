namespace Scalper.Web.Screens;

/// <summary>How one pane of the symbol page stands. A value.</summary>
/// <param name="Share">Its part of the column's height among the shown panes: 100 is the usual, 10 to 1,000.</param>
/// <param name="Options">What the pane's script keeps, a JSON object; empty for its defaults.</param>
public sealed record PaneLayout(SymbolPane Pane, bool IsShown, int Share, string Options = "")
{
    public const int LeastShare = 10, MostShare = 1_000;

    /// <summary>Longest text of options, characters.</summary>
    public const int LongestOptions = 2_000;
}

using System.Collections.Immutable;
using Scalper.Web.Screens;

namespace Scalper.Web.Live;

/// <summary>The headings of one viewer's score table.</summary>
/// <param name="all">Every column there is.</param>
public sealed class ShownHeadings(IReadOnlyList<ScoreHeading> all)
{
    private ImmutableArray<ScoreColumn> _columns = [];

    public IReadOnlyList<ScoreHeading> All => all;

    /// <summary>Those shown, from the left. Another list only when the viewer chose other columns: the grid is made anew for it.</summary>
    public IReadOnlyList<ScoreHeading> Shown { get; private set; } = [];

    public void Take(ScreenSettings settings)
    {
        ImmutableArray<ScoreColumn> columns = ColumnLayout.Of(settings);
        if (!columns.AsSpan().SequenceEqual(_columns.AsSpan()))
        {
            _columns = columns;
            Shown = [.. columns.Select(c => all.First(h => h.Column == c))];
        }
    }
}

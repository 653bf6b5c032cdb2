using System.Collections.Immutable;
using Scalper.Web.Live;

namespace Scalper.Web.Screens;

/// <summary>Which columns of the score table are shown, and in which order. Values; every change gives another layout.</summary>
public static class ColumnLayout
{
    /// <summary>The columns of a person who chose none.</summary>
    public static ImmutableArray<ScoreColumn> Usual { get; } = [.. Enum.GetValues<ScoreColumn>().Where(c => c <= ScoreColumn.Age)];

    /// <summary>The columns shown, from the left.</summary>
    public static ImmutableArray<ScoreColumn> Of(ScreenSettings settings) => settings.Columns.IsEmpty ? Usual : settings.Columns;

    /// <summary>Every column: those shown as they stand, then the others in their own order.</summary>
    public static IEnumerable<ScoreColumn> Everything(ScreenSettings settings) => Of(settings).Union(Enum.GetValues<ScoreColumn>());

    /// <summary>Shows the column at the end, or shows it no more. The symbol is always shown.</summary>
    public static ScreenSettings Toggle(ScreenSettings settings, ScoreColumn column)
    {
        ImmutableArray<ScoreColumn> shown = Of(settings);
        return column == ScoreColumn.Symbol ? settings : Kept(settings, shown.Contains(column) ? shown.Remove(column) : shown.Add(column));
    }

    /// <summary>Moves a column that is shown by so many places, negative to the left; at most to either end.</summary>
    public static ScreenSettings Move(ScreenSettings settings, ScoreColumn column, int places)
    {
        ImmutableArray<ScoreColumn> shown = Of(settings);
        int from = shown.IndexOf(column);
        return from < 0 ? settings : Kept(settings, shown.RemoveAt(from).Insert(Math.Clamp(from + places, 0, shown.Length - 1), column));
    }

    /// <summary>The usual columns again.</summary>
    public static ScreenSettings Reset(ScreenSettings settings) => settings with { Columns = [] };

    // Who has the usual columns gets those of later versions, too.
    private static ScreenSettings Kept(ScreenSettings settings, ImmutableArray<ScoreColumn> shown) =>
        settings with { Columns = shown.AsSpan().SequenceEqual(Usual.AsSpan()) ? [] : shown };
}

using System.Collections.Immutable;

namespace Scalper.Web.Screens;

/// <summary>Which panes the symbol page shows, and how large. A value; every change gives another layout.</summary>
/// <param name="Panes">Each pane once, in the order of <see cref="SymbolPane"/>.</param>
/// <param name="Columns">Parts of the width of the three columns, as <see cref="PaneLayout.Share"/>.</param>
public sealed record SymbolLayout(ImmutableArray<PaneLayout> Panes, ImmutableArray<int> Columns)
{
    /// <summary>That of a person who changed nothing.</summary>
    public static SymbolLayout Default { get; } = new(
        [
            new(SymbolPane.Heatmap, IsShown: true, 130),
            new(SymbolPane.Chart, IsShown: true, 100),
            new(SymbolPane.Ladder, IsShown: true, 160),
            new(SymbolPane.Walls, IsShown: true, 80),
            new(SymbolPane.Tape, IsShown: true, 90),
            new(SymbolPane.Features, IsShown: true, 130),
            new(SymbolPane.Why, IsShown: false, 130),
            new(SymbolPane.Statistics, IsShown: false, 100),
            new(SymbolPane.Symbols, IsShown: false, 100),
        ],
        [200, 110, 100]);

    /// <summary>The panes of a column from the top, from 0 at the left.</summary>
    public static ImmutableArray<SymbolPane> PanesOf(int column) => column switch
    {
        0 => [SymbolPane.Heatmap, SymbolPane.Chart],
        1 => [SymbolPane.Ladder, SymbolPane.Walls],
        _ => [SymbolPane.Tape, SymbolPane.Features, SymbolPane.Why, SymbolPane.Statistics, SymbolPane.Symbols],
    };

    public PaneLayout this[SymbolPane pane] => Panes[(int)pane];

    /// <summary>The shown panes of a column from the top.</summary>
    public ImmutableArray<PaneLayout> Shown(int column) => [.. PanesOf(column).Select(p => this[p]).Where(p => p.IsShown)];

    /// <summary>Shows the pane, or hides it; the last one shown stays.</summary>
    public SymbolLayout Toggle(SymbolPane pane) =>
        this[pane].IsShown && Panes.Count(p => p.IsShown) == 1 ? this : With(this[pane] with { IsShown = !this[pane].IsShown });

    public SymbolLayout With(PaneLayout pane) => this with { Panes = Panes.SetItem((int)pane.Pane, pane) };

    /// <summary>Gives columns and panes other sizes; those out of range are brought into it.</summary>
    public SymbolLayout Resize(IReadOnlyList<int> columns, IReadOnlyDictionary<SymbolPane, int> shares) => new(
        [.. Panes.Select(p => shares.TryGetValue(p.Pane, out int share) ? p with { Share = Bounded(share) } : p)],
        columns.Count == Columns.Length ? [.. columns.Select(Bounded)] : Columns);

    public bool Equals(SymbolLayout? other) =>
        other is not null && Panes.AsSpan().SequenceEqual(other.Panes.AsSpan()) && Columns.AsSpan().SequenceEqual(other.Columns.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Panes.Length, Columns.Length, Panes[0]);

    private static int Bounded(int share) => Math.Clamp(share, PaneLayout.LeastShare, PaneLayout.MostShare);
}

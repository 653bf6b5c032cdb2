using System.Collections.Immutable;
using Scalper.Web.Evaluation;
using Scalper.Web.Live;

namespace Scalper.Web.Screens;

/// <summary>How one person wants the screens. Values; <see cref="ScreenRules"/> says which are allowed.</summary>
public sealed record ScreenSettings
{
    public const string Utc = "UTC";

    /// <summary>Those of a person who changed nothing.</summary>
    public static ScreenSettings Default { get; } = new();

    /// <summary>Name in the IANA time zone database. The clock in UTC is shown in any case.</summary>
    public string TimeZone { get; init; } = Utc;

    public ColourPreset Colours { get; init; }

    /// <summary>Columns of the score table, from left to right; empty for the usual ones, those of later versions too.</summary>
    public ImmutableArray<ScoreColumn> Columns { get; init; } = [];

    /// <summary>Horizon, in seconds, at which it is said what a score is worth.</summary>
    public int EdgeSeconds { get; init; } = ShownHorizon.Usual;

    public ScoreSort Sort { get; init; } = ScoreSort.Default;

    /// <summary>The first one is that of the starred symbols.</summary>
    public ImmutableArray<Watchlist> Watchlists { get; init; } = [Watchlist.Starred];

    public MonitorView Monitor { get; init; } = MonitorView.Default;

    /// <summary>Name of the model whose scores are shown; null for the installation's.</summary>
    public string? Model { get; init; }

    /// <summary>Panes of the symbol page.</summary>
    public SymbolLayout Layout { get; init; } = SymbolLayout.Default;

    public Watchlist Starred => Watchlists[0];

    /// <summary>Stars the symbol, or takes its star away.</summary>
    public ScreenSettings ToggleStar(string symbol) => this with { Watchlists = Watchlists.SetItem(0, Starred.Toggle(symbol)) };

    public bool Equals(ScreenSettings? other) => other is not null
        && (TimeZone, Colours, EdgeSeconds, Sort, Monitor, Model, Layout) == (other.TimeZone, other.Colours, other.EdgeSeconds, other.Sort, other.Monitor, other.Model, other.Layout)
        && Columns.AsSpan().SequenceEqual(other.Columns.AsSpan())
        && Watchlists.AsSpan().SequenceEqual(other.Watchlists.AsSpan());

    public override int GetHashCode() => HashCode.Combine(TimeZone, Colours, EdgeSeconds, Sort, Columns.Length, Watchlists.Length);
}

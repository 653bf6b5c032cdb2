using System.Globalization;
using Scalper.Core.Evaluation;
using Scalper.Core.Scoring;
using Scalper.Web.Live;
using Scalper.Web.Screens;

namespace Scalper.Web.Data;

/// <summary>How an account wants its screens. Choices are kept by name; a name that this version does not know counts as not chosen.</summary>
public sealed class ScreenRow
{
    public required string AccountId { get; set; }

    /// <summary>IANA name.</summary>
    public required string TimeZone { get; set; }

    public required string Colours { get; set; }

    public required string SortColumn { get; set; }

    public required bool SortDescending { get; set; }

    /// <summary>Without the sign.</summary>
    public required bool SortAbsolute { get; set; }

    /// <summary>Empty where the account never used the monitor, as in rows of earlier versions.</summary>
    public string MonitorColumn { get; set; } = "";

    public bool MonitorDescending { get; set; }

    public string MonitorChoice { get; set; } = "";

    public string MonitorFilter { get; set; } = "";

    /// <summary>0 where the account chose none, as in rows of earlier versions.</summary>
    public int EdgeSeconds { get; set; }

    /// <summary>Empty where the account chose none.</summary>
    public string Model { get; set; } = "";

    /// <summary>None where the account chose no columns.</summary>
    public List<ScreenColumnRow> Columns { get; set; } = [];

    public List<WatchlistRow> Watchlists { get; set; } = [];

    /// <summary>Widths of the symbol page's columns, separated by commas; empty where the account chose none.</summary>
    public string SymbolColumns { get; set; } = "";

    /// <summary>Panes of the symbol page that do not stand as usual.</summary>
    public List<ScreenPaneRow> Panes { get; set; } = [];

    public static ScreenRow Of(string accountId, ScreenSettings settings) => new()
    {
        AccountId = accountId,
        TimeZone = settings.TimeZone,
        Colours = settings.Colours.ToString(),
        SortColumn = settings.Sort.Column.ToString(),
        SortDescending = settings.Sort.Descending,
        SortAbsolute = settings.Sort.Absolute,
        MonitorColumn = settings.Monitor.Column.ToString(),
        MonitorDescending = settings.Monitor.Descending,
        MonitorChoice = settings.Monitor.Choice.ToString(),
        MonitorFilter = settings.Monitor.Filter,
        EdgeSeconds = settings.EdgeSeconds == ScreenSettings.Default.EdgeSeconds ? 0 : settings.EdgeSeconds,
        Model = settings.Model ?? "",
        Columns = [.. settings.Columns.Select((c, at) => new ScreenColumnRow { AccountId = accountId, Position = at, Column = c.ToString() })],
        Watchlists = [.. settings.Watchlists.Select((l, at) => WatchlistRow.Of(accountId, at, l))],
        SymbolColumns = settings.Layout.Columns.AsSpan().SequenceEqual(SymbolLayout.Default.Columns.AsSpan()) ? "" : string.Join(',', settings.Layout.Columns),
        Panes = [.. settings.Layout.Panes.Where(p => p != SymbolLayout.Default[p.Pane]).Select(p => ScreenPaneRow.Of(accountId, p))],
    };

    public ScreenSettings ToSettings()
    {
        ScreenSettings fallback = ScreenSettings.Default;
        ScreenSettings kept = new()
        {
            TimeZone = TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _) ? TimeZone : fallback.TimeZone,
            Colours = Known(Colours, fallback.Colours),
            Sort = Known<ScoreColumn>(SortColumn) is { } column ? new ScoreSort(column, SortDescending, SortAbsolute && ScoreSort.HasSign(column)) : fallback.Sort,
            EdgeSeconds = Horizon.Find(EdgeSeconds) is not null ? EdgeSeconds : fallback.EdgeSeconds,
            Monitor = ToMonitor(),
            Model = ScoreModels.PlaceOf(Model) is { } place ? ScoreModels.Names[place] : null,
            Columns = [.. Columns.OrderBy(c => c.Position).Select(c => Known<ScoreColumn>(c.Column)).OfType<ScoreColumn>()],
            Watchlists = Watchlists.Count == 0 ? fallback.Watchlists : [.. Watchlists.OrderBy(l => l.Position).Select(l => l.ToWatchlist())],
            Layout = ToLayout(),
        };
        return ScreenRules.Complaint(kept) is null ? kept : fallback;
    }

    private MonitorView ToMonitor()
    {
        MonitorView view = MonitorView.Default with { Choice = Known(MonitorChoice, MonitorView.Default.Choice), Filter = MonitorFilter };
        return Known<MonitorColumn>(MonitorColumn) is { } column ? view with { Column = column, Descending = MonitorDescending } : view;
    }

    private SymbolLayout ToLayout()
    {
        SymbolLayout layout = SymbolLayout.Default;
        foreach (ScreenPaneRow row in Panes)
        {
            layout = Known<SymbolPane>(row.Pane) is { } pane ? layout.With(new PaneLayout(pane, row.IsShown, row.Share, row.Options)) : layout;
        }

        return SymbolColumns.Length == 0
            ? layout
            : layout.Resize([.. SymbolColumns.Split(',').Select(c => int.TryParse(c, CultureInfo.InvariantCulture, out int share) ? share : 0)], new Dictionary<SymbolPane, int>());
    }

    private static T Known<T>(string name, T otherwise)
        where T : struct, Enum => Known<T>(name) ?? otherwise;

    private static T? Known<T>(string name)
        where T : struct, Enum => Enum.GetNames<T>().Contains(name) ? Enum.Parse<T>(name) : null;
}

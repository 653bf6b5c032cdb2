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

    /// <summary>None where the account chose no columns.</summary>
    public List<ScreenColumnRow> Columns { get; set; } = [];

    public List<WatchlistRow> Watchlists { get; set; } = [];

    public static ScreenRow Of(string accountId, ScreenSettings settings) => new()
    {
        AccountId = accountId,
        TimeZone = settings.TimeZone,
        Colours = settings.Colours.ToString(),
        SortColumn = settings.Sort.Column.ToString(),
        SortDescending = settings.Sort.Descending,
        SortAbsolute = settings.Sort.Absolute,
        Columns = [.. settings.Columns.Select((c, at) => new ScreenColumnRow { AccountId = accountId, Position = at, Column = c.ToString() })],
        Watchlists = [.. settings.Watchlists.Select((l, at) => WatchlistRow.Of(accountId, at, l))],
    };

    public ScreenSettings ToSettings()
    {
        ScreenSettings fallback = ScreenSettings.Default;
        ScreenSettings kept = new()
        {
            TimeZone = TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _) ? TimeZone : fallback.TimeZone,
            Colours = Known(Colours, fallback.Colours),
            Sort = Known<ScoreColumn>(SortColumn) is { } column ? new ScoreSort(column, SortDescending, SortAbsolute && ScoreSort.HasSign(column)) : fallback.Sort,
            Columns = [.. Columns.OrderBy(c => c.Position).Select(c => Known<ScoreColumn>(c.Column)).OfType<ScoreColumn>()],
            Watchlists = Watchlists.Count == 0 ? fallback.Watchlists : [.. Watchlists.OrderBy(l => l.Position).Select(l => l.ToWatchlist())],
        };
        return ScreenRules.Complaint(kept) is null ? kept : fallback;
    }

    private static T Known<T>(string name, T otherwise)
        where T : struct, Enum => Known<T>(name) ?? otherwise;

    private static T? Known<T>(string name)
        where T : struct, Enum => Enum.GetNames<T>().Contains(name) ? Enum.Parse<T>(name) : null;
}

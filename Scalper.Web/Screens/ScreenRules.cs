using System.Text.Json;
using Scalper.Core.Evaluation;
using Scalper.Core.Primitives;
using Scalper.Web.Evaluation;
using Scalper.Core.Scoring;
using Scalper.Web.Live;

namespace Scalper.Web.Screens;

/// <summary>What settings of a screen may be, so that no account can fill the database or a page.</summary>
public static class ScreenRules
{
    public const int MostWatchlists = 12;
    public const int MostSymbols = 500;
    public const int LongestName = 32;

    /// <summary>The first thing that is wrong, in a sentence that names what was expected and what came; null where nothing is.</summary>
    public static string? Complaint(ScreenSettings settings) =>
        OfTimeZone(settings.TimeZone) ?? OfColours(settings.Colours) ?? OfModel(settings.Model) ?? OfHorizon(settings.EdgeSeconds) ?? OfColumns(settings) ?? OfMonitor(settings.Monitor) ?? OfLists(settings.Watchlists) ?? Complaint(settings.Layout);

    /// <inheritdoc cref="Complaint(ScreenSettings)"/>
    public static string? Complaint(SymbolLayout layout)
    {
        if (!layout.Panes.Select(p => p.Pane).SequenceEqual(Enum.GetValues<SymbolPane>()) || layout.Columns.Length != SymbolLayout.Default.Columns.Length)
        {
            return $"Panes: expected each pane once and {SymbolLayout.Default.Columns.Length} columns, got {layout.Panes.Length} and {layout.Columns.Length}.";
        }

        if (!layout.Panes.Any(p => p.IsShown))
        {
            return "Panes: expected at least one that is shown, got none.";
        }

        if (layout.Panes.Select(p => p.Share).Concat(layout.Columns).Cast<int?>().FirstOrDefault(s => s is < PaneLayout.LeastShare or > PaneLayout.MostShare) is { } share)
        {
            return $"Panes: expected sizes from {PaneLayout.LeastShare} to {PaneLayout.MostShare}, got {share}.";
        }

        return layout.Panes.Select(OfOptions).FirstOrDefault(c => c is not null);
    }

    private static string? OfTimeZone(string zone) => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)
        ? null
        : $"Time zone: expected a name such as Europe/Berlin, '{Shortened(zone)}' is not known.";

    private static string? OfColours(ColourPreset colours) => Enum.IsDefined(colours)
        ? null
        : $"Colours: expected one of {string.Join(", ", Enum.GetNames<ColourPreset>())}, got {(int)colours}.";

    private static string? OfHorizon(int seconds) => Horizon.Find(seconds) is not null
        ? null
        : $"Horizon: expected {ShownHorizon.Words} seconds, got {seconds}.";

    private static string? OfModel(string? model) => model is null || ScoreModels.PlaceOf(model) is not null
        ? null
        : $"Score model: expected one of {string.Join(", ", ScoreModels.Names)}, got '{Shortened(model)}'.";

    private static string? OfColumns(ScreenSettings settings)
    {
        if (!Enum.IsDefined(settings.Sort.Column) || settings.Columns.Any(c => !Enum.IsDefined(c)))
        {
            return "Columns: expected columns of the score table, got one that it does not have.";
        }

        if (settings.Columns.Length > 0 && !settings.Columns.Contains(ScoreColumn.Symbol))
        {
            return "Columns: expected Symbol among them, it is missing.";
        }

        return settings.Columns.GroupBy(c => c).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? $"Columns: expected each once, {twice.Key} came {twice.Count()} times."
            : null;
    }

    private static string? OfMonitor(MonitorView view)
    {
        if (!Enum.IsDefined(view.Choice) || !Enum.IsDefined(view.Column))
        {
            return "Monitor: expected a choice and a column of the monitor, got one that it does not have.";
        }

        return view.Filter.Length > LongestName || view.Filter.Any(char.IsControl)
            ? $"Monitor: expected a filter of at most {LongestName} characters, got '{Shortened(view.Filter)}'."
            : null;
    }

    private static string? OfOptions(PaneLayout pane)
    {
        if (pane.Options.Length > PaneLayout.LongestOptions)
        {
            return $"{pane.Pane}: expected at most {PaneLayout.LongestOptions} characters of options, got {pane.Options.Length}.";
        }

        return pane.Options.Length == 0 || IsJsonObject(pane.Options)
            ? null
            : $"{pane.Pane}: expected options as a JSON object, got '{Shortened(pane.Options)}'.";
    }

    private static bool IsJsonObject(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string? OfLists(IReadOnlyCollection<Watchlist> lists)
    {
        if (lists.Count is 0 or > MostWatchlists)
        {
            return $"Watchlists: expected 1 to {MostWatchlists}, got {lists.Count}.";
        }

        return lists.GroupBy(l => l.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? $"Watchlists: expected a name once, '{Shortened(twice.Key)}' came {twice.Count()} times."
            : lists.Select(OfList).FirstOrDefault(c => c is not null);
    }

    private static string? OfList(Watchlist list)
    {
        if (list.Name.Length > LongestName || list.Name.Trim() != list.Name || list.Name.Length == 0 || list.Name.Any(char.IsControl))
        {
            return $"Watchlists: expected a name of 1 to {LongestName} characters, got '{Shortened(list.Name)}'.";
        }

        if (list.Symbols.Length > MostSymbols)
        {
            return $"Watchlist {list.Name}: expected at most {MostSymbols} symbols, got {list.Symbols.Length}.";
        }

        if (list.Symbols.FirstOrDefault(s => !SymbolText.IsOne(s)) is { } wrong)
        {
            return $"Watchlist {list.Name}: expected symbols such as BTCUSDT, got '{Shortened(wrong)}'.";
        }

        return list.Symbols.Distinct(StringComparer.Ordinal).Count() == list.Symbols.Length
            ? null
            : $"Watchlist {list.Name}: expected each symbol once.";
    }

    private static string Shortened(string text)
    {
        string plain = new([.. text.Select(c => char.IsControl(c) ? '?' : c)]);
        return plain.Length <= LongestName ? plain : plain[..LongestName] + "…";
    }
}

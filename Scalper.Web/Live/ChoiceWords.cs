namespace Scalper.Web.Live;

/// <summary>How much of the market a table shows, in words.</summary>
public static class ChoiceWords
{
    public static string Shown(int shown, int all) => shown == all ? $"{all} symbols" : $"{shown} of {all} symbols";

    /// <summary>Why the score table shows no row.</summary>
    public static string Nothing(ScoreChoice choice) => choice switch
    {
        { Filter: "", Preset: null, List: { } list } => $"No symbol of {list.Name} is followed.",
        { Filter: "", Preset: { } preset } => $"Nothing meets “{preset.Title}” now: {preset.Hint}.",
        { Preset: null, List: null } => $"No symbol contains “{choice.Filter}”.",
        _ => $"No symbol of this choice contains “{choice.Filter}”.",
    };

    /// <summary>Why the monitor shows no row.</summary>
    public static string Nothing(MonitorView view) => view.Filter.Length > 0
        ? $"No symbol {(view.Choice == MonitorChoice.All ? "" : "chosen ")}contains “{view.Filter}”."
        : $"No symbol is {view.Choice.ToString().ToLowerInvariant()}.";
}

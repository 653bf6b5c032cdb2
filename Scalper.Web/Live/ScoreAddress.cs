using System.Collections.Immutable;
using Scalper.Web.Screens;

namespace Scalper.Web.Live;

/// <summary>What the address of the score page says: null where it says nothing.</summary>
/// <param name="Symbol">Whose explanation is open.</param>
/// <param name="List">Name of the watchlist.</param>
/// <param name="Preset">Name of the preset.</param>
public sealed record ScoreAddress(string? Symbol, string? List, string? Preset, string? Filter)
{
    public Dictionary<string, object?> Parameters => new() { ["symbol"] = Symbol, ["list"] = List, ["preset"] = Preset, ["filter"] = Filter };

    public static ScoreAddress Of(string? symbol, ScoreChoice choice) =>
        new(symbol, choice.List?.Name, choice.Preset?.Id, choice.Filter.Length == 0 ? null : choice.Filter);

    /// <summary>The choice; lists and presets that do not exist count as none.</summary>
    public ScoreChoice ChoiceOf(ImmutableArray<Watchlist> lists) => new(Filter ?? "", lists.FirstOrDefault(l => l.Name == List), ScorePreset.Find(Preset));
}

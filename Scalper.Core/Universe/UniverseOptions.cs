using System.ComponentModel.DataAnnotations;
using Scalper.Core.Primitives;

namespace Scalper.Core.Universe;

/// <summary>Settings of the section <c>Universe</c>: which symbols are followed.</summary>
public sealed record UniverseOptions : IValidatableObject
{
    /// <summary>Most symbols followed, prime ones included.</summary>
    [Range(1, 2_000)]
    public int MaxSymbols { get; init; } = 300;

    /// <summary>Least maximum leverage of a symbol that is not prime.</summary>
    [Range(0.0, 1_000.0)]
    public double MinLeverage { get; init; } = 25;

    /// <summary>Symbols followed always, where listed.</summary>
    [RegularExpression(SymbolText.Pattern, ErrorMessage = SymbolText.Words)]
    public IReadOnlyList<string> Prime { get; init; } = [];

    /// <summary>A fixed list instead of the rule; empty for the rule.</summary>
    [RegularExpression(SymbolText.Pattern, ErrorMessage = SymbolText.Words)]
    public IReadOnlyList<string> Symbols { get; init; } = [];

    /// <summary>Symbols followed while they trade, whatever their leverage, volume or quote; beside the fixed list too.</summary>
    [RegularExpression(SymbolText.Pattern, ErrorMessage = SymbolText.Words)]
    public IReadOnlyList<string> Include { get; init; } = [];

    /// <summary>Symbols never followed, whatever any other list says.</summary>
    [RegularExpression(SymbolText.Pattern, ErrorMessage = SymbolText.Words)]
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>Instruments to follow where the venue does not answer at start and no list of an earlier start is kept.</summary>
    public IReadOnlyList<FallbackInstrument> Fallback { get; init; } = [];

    /// <summary>Minutes between two readings of the venue's list while the engine runs.</summary>
    [Range(1, 1_440)]
    public int RefreshMinutes { get; init; } = 15;

    /// <summary>
    /// Percent by which the turnover of a symbol that is not followed must exceed that of the last one that is, to take its place: so
    /// that symbols at the edge of <see cref="MaxSymbols"/> do not come and go with every reading.
    /// </summary>
    [Range(0.0, 1_000.0)]
    public double DisplacePercent { get; init; } = 20;

    /// <summary>
    /// Most percent of the followed symbols that a reading may drop by itself. More is no market's doing but a fault of the list, and
    /// waits until an administrator applies it. The first list after a start without the venue never waits,
    /// nor does a single symbol.
    /// </summary>
    [Range(0.0, 100.0)]
    public double MostDroppedPercent { get; init; } = 20;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        string[] both = [.. Include.Intersect(Exclude, StringComparer.Ordinal)];
        if (both.Length > 0)
        {
            yield return new ValidationResult($"no symbol of Include; in both: {string.Join(", ", both)}", [nameof(Exclude)]);
        }

        string[] twice = [.. Fallback.CountBy(f => f.Symbol, StringComparer.Ordinal).Where(s => s.Value > 1).Select(s => s.Key)];
        if (twice.Length > 0)
        {
            yield return new ValidationResult($"each symbol once; more than once: {string.Join(", ", twice)}", [nameof(Fallback)]);
        }
    }
}

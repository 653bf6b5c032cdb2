using Scalper.Core.Evaluation;

namespace Scalper.Web.Evaluation;

/// <summary>What the page of the scores' worth shows: all of it stands in its address.</summary>
/// <param name="Model">Name of the model; null for the first.</param>
/// <param name="HorizonSeconds">One of the horizons there are.</param>
/// <param name="Symbol">Part of a symbol's name, in any case; empty for all.</param>
/// <param name="Confidence">The band that is looked at; null for all.</param>
/// <param name="Grade">The grade of the data that is looked at; null for all.</param>
public sealed record WorthView(string? Model, int HorizonSeconds, string Symbol, string? Confidence, string? Grade)
{
    private const string BandPrefix = "confidence ", GradePrefix = "grade ";

    public static WorthView Default { get; } = new(null, ShownHorizon.Usual, "", null, null);

    /// <summary>Names of the bands of confidence.</summary>
    public static IReadOnlyList<string> Bands { get; } = NamesOf(BandPrefix);

    /// <summary>Names of the grades.</summary>
    public static IReadOnlyList<string> Grades { get; } = NamesOf(GradePrefix);

    /// <summary>For the address; what is as usual is left out.</summary>
    public Dictionary<string, object?> Parameters => new()
    {
        ["model"] = Model,
        ["horizon"] = HorizonSeconds == Default.HorizonSeconds ? null : HorizonSeconds,
        ["symbol"] = Symbol.Length == 0 ? null : Symbol,
        ["confidence"] = Confidence,
        ["grade"] = Grade,
    };

    /// <summary>What an address says; what does not exist counts as not said.</summary>
    public static WorthView Of(string? model, string? horizon, string? symbol, string? confidence, string? grade) => new(
        model,
        int.TryParse(horizon, out int seconds) && Horizon.Find(seconds) is not null ? seconds : Default.HorizonSeconds,
        symbol ?? "",
        Bands.Contains(confidence) ? confidence : null,
        Grades.Contains(grade) ? grade : null);

    /// <summary>Whether a slice, by its name, is looked at. Bands and grades are chosen each for itself: nobody measures both at once.</summary>
    public bool Shows(string slice) =>
        (slice.StartsWith(BandPrefix, StringComparison.Ordinal) ? Confidence is null || slice == BandPrefix + Confidence : Grade is null || slice == GradePrefix + Grade);

    /// <summary>The record that is looked at; a model that is not measured counts as not chosen.</summary>
    public HorizonRecord? RecordOf(EvaluationReading reading) =>
        reading.Find(Model ?? reading.Plan.Models[0].Name, HorizonSeconds) ?? reading.Find(reading.Plan.Models[0].Name, HorizonSeconds);

    private static string[] NamesOf(string prefix) => [.. Slice.Names.Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Select(n => n[prefix.Length..])];
}

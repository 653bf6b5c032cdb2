namespace Scalper.Core.Scoring;

/// <summary>Where fitted weights come from. Immutable.</summary>
/// <param name="Data">What was trained on: names of recordings, in the order of time.</param>
/// <param name="From">First second that was trained on.</param>
/// <param name="To">Last.</param>
/// <param name="Symbols">Symbols in it.</param>
/// <param name="Samples">Seconds of them.</param>
/// <param name="HorizonSeconds">Length of the return that was to be foretold.</param>
/// <param name="LatencyMs">How long after the score it begins.</param>
/// <param name="Ridge">Penalty on the squared weights, as a share of the samples.</param>
/// <param name="FittedOn">The day.</param>
public sealed record FitOrigin(
    IReadOnlyList<string> Data, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<string> Symbols, int Samples, int HorizonSeconds, int LatencyMs, double Ridge, DateOnly FittedOn);

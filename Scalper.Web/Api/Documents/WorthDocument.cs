using Scalper.Core.Evaluation;
using Scalper.Web.Evaluation;

namespace Scalper.Web.Api.Documents;

/// <summary>What scores were worth over the last 30 days.</summary>
/// <param name="Measured">False where this application measures nothing, as in a replay: then all that follows is none or empty.</param>
/// <param name="AsOf">End of the newest block; none before the first.</param>
/// <param name="DecidedAt">When verdicts were decided; none before the first time.</param>
/// <param name="NextDecisionAt">The next 00:00 UTC.</param>
/// <param name="FeeBps">Of one side.</param>
/// <param name="LatencyMs">From a score to the entry it leads to.</param>
/// <param name="Partial">Chunks of symbols that came or went within them, since the start.</param>
/// <param name="Late">Chunks that came after their block was closed, since the start.</param>
/// <param name="Lost">Chunks that nobody had room for, since the start.</param>
/// <param name="Records">By model and horizon.</param>
/// <param name="HalfLives">By model.</param>
/// <param name="Symbols">Of the symbol that was asked for; empty where none was.</param>
public sealed record WorthDocument(
    bool Measured,
    long? AsOf,
    long? DecidedAt,
    long? NextDecisionAt,
    double? FeeBps,
    int? LatencyMs,
    long? Partial,
    long? Late,
    long? Lost,
    IReadOnlyList<WorthRecordDocument> Records,
    IReadOnlyList<HalfLifeDocument> HalfLives,
    IReadOnlyList<SymbolWorthDocument> Symbols)
{
    /// <summary>That of an application that measures nothing.</summary>
    public static WorthDocument NotMeasured { get; } = new(false, null, null, null, null, null, null, null, null, [], [], []);

    /// <param name="records">Those that were asked for.</param>
    public static WorthDocument Of(EvaluationReading reading, IReadOnlyList<HorizonRecord> records, IReadOnlyList<SymbolWorthDocument> symbols, DateTimeOffset now) => new(
        true,
        Known(reading.AsOfSecond),
        Known(reading.DecidedAtSecond),
        WorthTimes.NextDecision(now).ToUnixTimeMilliseconds(),
        reading.FeeBps,
        reading.Plan.LatencyMs,
        reading.Partial,
        reading.Late,
        reading.Lost,
        [.. records.Select(r => WorthRecordDocument.Of(reading, r))],
        [.. records.Select(r => r.Model.Name).Distinct().Select(model => HalfLifeDocument.Of(reading, model))],
        symbols);

    private static long? Known(long second) => second == 0 ? null : second * 1_000;
}

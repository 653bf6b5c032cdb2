using Scalper.Core.Evaluation;

namespace Scalper.Web.Api.Documents;

/// <summary>What one model's scores were worth at one horizon.</summary>
/// <param name="Weights">Hash of the model's weights: with others it is another record.</param>
/// <param name="HorizonSeconds">From entry to exit.</param>
/// <param name="BlockSeconds">Length of a block.</param>
/// <param name="Verdict">pays, predicts, wrongWay, notProven or none.</param>
/// <param name="VerdictWords">As pages say it.</param>
/// <param name="VerdictBlocks">Blocks that it rests on.</param>
/// <param name="ScaledIc">What verdicts go by.</param>
/// <param name="RankIc">What is usually called IC.</param>
/// <param name="Moves">To the side that scores spoke for.</param>
/// <param name="Brier">0 (certain and right) to 1 (certain and wrong); 0.25 says nothing. None of no forecasts.</param>
/// <param name="FlipsPerHour">Changes of side an hour of Live time; none of no time.</param>
public sealed record WorthFiguresDocument(
    string Model,
    string Weights,
    int HorizonSeconds,
    int BlockSeconds,
    string Verdict,
    string VerdictWords,
    long VerdictBlocks,
    IcDocument ScaledIc,
    IcDocument RankIc,
    HitsDocument Hits,
    MoveDocument Moves,
    CoverageDocument Coverage,
    double? Brier,
    double? FlipsPerHour)
{
    public static WorthFiguresDocument Of(EvaluationReading reading, HorizonRecord record)
    {
        Verdict verdict = reading.VerdictOf(record);
        return new WorthFiguresDocument(
            record.Model.Name,
            record.Model.Weights,
            record.Horizon.Seconds,
            record.Horizon.Chunks * GridPlan.ChunkSeconds,
            WordOf(verdict.Kind),
            verdict.Words,
            verdict.Blocks,
            IcDocument.Of(record.Ic.Scaled),
            IcDocument.Of(record.Ic.Rank),
            HitsDocument.Of(record.Hits),
            MoveDocument.Of(record.Move.Gross, record.Move.AfterSpread, reading.FeeBps),
            CoverageDocument.Of(record.Coverage),
            record.Calibration.Brier,
            record.Flips.PerHour);
    }

    /// <summary>A verdict for programs.</summary>
    public static string WordOf(VerdictKind kind) => kind switch
    {
        VerdictKind.Pays => "pays",
        VerdictKind.PredictsDoesNotPay => "predicts",
        VerdictKind.WrongWay => "wrongWay",
        VerdictKind.None => "none",
        _ => "notProven",
    };
}

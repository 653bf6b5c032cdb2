namespace Scalper.Web.Data;

/// <summary>What the database keeps of the worth of scores, or is to keep; each oldest first.</summary>
public sealed record KeptEvaluation(
    IReadOnlyList<EvaluatedBlockRow> Blocks, IReadOnlyList<EvaluatedDayRow> Days, IReadOnlyList<ScaleSampleRow> Samples, IReadOnlyList<VerdictRow> Verdicts)
{
    /// <summary>All rows.</summary>
    public IEnumerable<object> Rows => [.. Blocks, .. Days, .. Samples, .. Verdicts];
}

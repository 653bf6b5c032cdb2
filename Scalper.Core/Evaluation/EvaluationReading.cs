namespace Scalper.Core.Evaluation;

/// <summary>What is known of the worth of scores at one moment. Immutable; any thread.</summary>
/// <param name="AsOfSecond">End of the newest block in it, Unix time; 0 where there is none.</param>
/// <param name="Plan">What is measured.</param>
/// <param name="FeeBps">Of one side, basis points.</param>
/// <param name="Records">Models in the order of the plan, and for each all horizons; those without a block are there too.</param>
/// <param name="Verdicts">Of the last 00:00 UTC, in the order of the records; null where none was decided yet.</param>
/// <param name="DecidedAtSecond">When, Unix time; 0 where none was.</param>
/// <param name="Edges">Of today's deciles, one a model; null where none is known.</param>
public sealed record EvaluationReading(
    long AsOfSecond,
    GridPlan Plan,
    double FeeBps,
    IReadOnlyList<HorizonRecord> Records,
    IReadOnlyList<Verdict>? Verdicts,
    long DecidedAtSecond,
    IReadOnlyList<DecileEdges?> Edges)
{
    /// <summary>Chunks of symbols that came or went within them, since the start.</summary>
    public long Partial { get; init; }

    /// <summary>Chunks that came after their block was closed, since the start.</summary>
    public long Late { get; init; }

    /// <summary>Chunks that nobody had room for, since the start.</summary>
    public long Lost { get; init; }

    /// <summary>A model's record at a horizon; null where that is not measured.</summary>
    public HorizonRecord? Find(string model, int horizonSeconds) =>
        Records.FirstOrDefault(r => r.Model.Name == model && r.Horizon.Seconds == horizonSeconds);

    /// <summary>The verdict on a record; not proven of no block where none was decided yet.</summary>
    public Verdict VerdictOf(HorizonRecord record)
    {
        int place = Records.Index().First(r => (r.Item.Model, r.Item.Horizon) == (record.Model, record.Horizon)).Index;
        return Verdicts is { } decided ? decided[place] : new Verdict(VerdictKind.NotProven, 0, 0);
    }
}

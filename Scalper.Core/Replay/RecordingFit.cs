using Scalper.Core.Evaluation;
using Scalper.Core.Evaluation.Fit;
using Scalper.Core.Scoring;

namespace Scalper.Core.Replay;

/// <summary>Fits the weights of the model "microstructure" to recordings.</summary>
public static class RecordingFit
{
    /// <param name="recordings">To learn from, each with its name, in the order of time.</param>
    /// <param name="ridge">As of <see cref="RidgeFit"/>; none (null) to choose it by the recordings themselves (<see cref="RidgeChoice"/>).</param>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public static FitOutcome Fit(IReadOnlyList<NamedRecording> recordings, GridPlan plan, Horizon horizon, double? ridge, DateOnly day, CancellationToken cancellation)
    {
        List<string> faults = [];
        int place = Horizon.All.ToList().IndexOf(horizon);
        IReadOnlyList<FitRow>[] parts = [.. recordings.Select(r => Read(r.Recording, plan, place, faults, cancellation)).Where(static rows => rows.Count > 0)];
        double penalty = ridge ?? RidgeChoice.Choose(parts, place);
        if (RidgeFit.Solve(parts, place, penalty) is not { } weights)
        {
            return new FitOutcome(null, [], faults);
        }

        FitRow[] rows = [.. parts.SelectMany(static part => part)];
        FitOrigin origin = new(
            [.. recordings.Select(static r => r.Name)],
            DateTimeOffset.FromUnixTimeSeconds(rows.Min(r => r.Second)),
            DateTimeOffset.FromUnixTimeSeconds(rows.Max(r => r.Second)),
            [.. rows.Select(r => r.Symbol).Distinct().Order(StringComparer.Ordinal)],
            rows.Length,
            horizon.Seconds,
            plan.LatencyMs,
            penalty,
            day);
        MicrostructureFit fit = new() { Weights = weights, Quantiles = RidgeFit.Quantiles(rows, weights, MicrostructureFit.Parts), Origin = origin };
        return new FitOutcome(fit, SpanWorth.OfInputs([.. rows.OrderBy(static r => r.Symbol, StringComparer.Ordinal)]), faults);
    }

    private static IReadOnlyList<FitRow> Read(ReplayCatalogue recording, GridPlan plan, int horizon, List<string> faults, CancellationToken cancellation)
    {
        FitRows sink = new(plan);
        faults.AddRange([.. recording.Faults, .. RecordingEvaluation.Play([recording], sink, static () => { }, cancellation)]);
        return [.. sink.All().Where(r => RidgeFit.IsUsable(r, horizon))];
    }
}

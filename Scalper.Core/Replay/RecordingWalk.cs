using Scalper.Core.Engine;
using Scalper.Core.Evaluation;
using Scalper.Core.Evaluation.Fit;

namespace Scalper.Core.Replay;

/// <summary>
/// Walks forward through captures: each is judged with weights, scales and edges from those before it, and none of its own. What is fitted is never judged
/// on the same time.
/// </summary>
public static class RecordingWalk
{
    /// <param name="recordings">In the order of time; at least two. The first is only learnt from.</param>
    /// <param name="horizon">What weights are fitted to foretell.</param>
    /// <param name="feeBps">Of one side, basis points.</param>
    /// <param name="faults">Gets what could not be read, played or fitted, in sentences.</param>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public static IReadOnlyList<WalkStep> Judge(
        IReadOnlyList<NamedRecording> recordings, int latencyMs, Horizon horizon, double feeBps, DateOnly day, List<string> faults, CancellationToken cancellation)
    {
        List<WalkStep> steps = [];
        GridPlan plan = new(ModelKeys.Of(new EngineOptions()), latencyMs);
        for (int next = 1; next < recordings.Count; next++)
        {
            FitOutcome outcome = RecordingFit.Fit([.. recordings.Take(next)], plan, horizon, ridge: null, day, cancellation);
            faults.AddRange(outcome.Faults);
            if (outcome.Fit is not { } fit)
            {
                faults.Add($"{recordings[next].Name}: expected at least {RidgeFit.LeastRows} scored seconds of a symbol to learn from before it, came fewer");
                continue;
            }

            EngineOptions options = new() { Fit = fit };
            GridPlan judged = plan with { Models = ModelKeys.Of(options) };
            RecordingWorth worth = RecordingEvaluation.Judge([recordings[next].Recording], [.. recordings.Take(next).Select(static r => r.Recording)], judged, feeBps, cancellation, options);
            faults.AddRange(worth.Faults);
            steps.Add(new WalkStep(recordings[next].Name, fit, worth));
        }

        return steps;
    }
}

namespace Scalper.Core.Evaluation.Fit;

/// <summary>One second of one symbol to fit weights to. Immutable.</summary>
/// <param name="Second">Unix time.</param>
/// <param name="Inputs">In deviations, in the order of the model's inputs; none (null) where unknown.</param>
/// <param name="Moves">Log returns, one a horizon of <see cref="Horizon.All"/>; not a number where the window was not kept.</param>
/// <param name="Scores">Points, one a model.</param>
public sealed record FitRow(string Symbol, long Second, double?[] Inputs, float[] Moves, double[] Scores);

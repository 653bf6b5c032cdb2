namespace Scalper.Core.Evaluation;

/// <summary>One second of one symbol, kept for the scales of the next day. Immutable.</summary>
/// <param name="Scores">Hundredths, one a model.</param>
/// <param name="Contributions">Hundredths, <see cref="GridScore.Factors"/> a model; <see cref="GridScore.None"/> where it was none.</param>
/// <param name="Moves">Log returns, one a horizon of <see cref="Horizon.All"/>; not a number where the window was not kept.</param>
public sealed record ScaleSample(string Symbol, short[] Scores, short[] Contributions, float[] Moves);

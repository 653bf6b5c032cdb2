namespace Scalper.Core.Scoring;

/// <summary>The smallest change of one factor that does it alone.</summary>
/// <param name="Factor">The factor that changes; all others stay.</param>
/// <param name="Target">The inputs after the change; none where the whole range of the factor does not do it.</param>
/// <param name="Reach">Points by which the factor can change the raw score in that direction at most: 0 or more upward, 0 or less downward.</param>
public readonly record struct FactorChange(ScoreFactor Factor, FactorInputs? Target, double Reach);

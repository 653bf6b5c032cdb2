namespace ScoreWatch;

/// <summary>A message of SubscribeScores: all scores first, then those that changed.</summary>
/// <param name="At">Unix milliseconds.</param>
/// <param name="Gone">Symbols that the filter takes no more.</param>
internal sealed record ScoreChanges(long At, Score[] Scores, string[] Gone);

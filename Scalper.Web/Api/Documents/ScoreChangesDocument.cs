namespace Scalper.Web.Api.Documents;

/// <summary>What changed among the scores of a stream since its last message; the first message has all of them.</summary>
/// <param name="At">The moment of the look on the engine's clock, Unix milliseconds.</param>
/// <param name="Scores">New or different ones, in the order that was asked for.</param>
/// <param name="Gone">Symbols that the filter takes no more, or that are no longer followed.</param>
public sealed record ScoreChangesDocument(long At, IReadOnlyList<ScoreDocument> Scores, IReadOnlyList<string> Gone);

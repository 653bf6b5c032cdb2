namespace Scalper.Web.Live;

/// <summary>What came over all main connections in one period.</summary>
/// <param name="AtMs">Its end, Unix milliseconds on the engine's clock.</param>
/// <param name="MessagesPerSecond">Frames a second over the period.</param>
/// <param name="Errors">Frames that could not be read, doubted books and lost connections in the period; see <see cref="RateSampler"/>.</param>
public sealed record RateSample(long AtMs, double MessagesPerSecond, long Errors);

namespace Scalper.Tests.Simulation;

/// <summary>What comes of fetching a book.</summary>
/// <param name="Frame">The book; null where the venue refuses it.</param>
/// <param name="DelayNs">So much later it comes.</param>
/// <param name="RetryAfter">How long the venue wants nothing from us; null where it does not say.</param>
internal sealed record SimulatedAnswer(byte[]? Frame, long DelayNs, TimeSpan? RetryAfter);

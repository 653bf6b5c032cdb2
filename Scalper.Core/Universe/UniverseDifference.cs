namespace Scalper.Core.Universe;

/// <summary>One symbol's part of a <see cref="UniverseDiff"/>.</summary>
/// <param name="Before">As followed so far; null where it was not.</param>
/// <param name="After">As it would be followed; null where it would not.</param>
/// <param name="Why">What led to it, in words.</param>
public sealed record UniverseDifference(string Symbol, FollowedContract? Before, FollowedContract? After, string Why);

namespace Scalper.Core.Replay.Session;

/// <summary>One of equally long spans of a recording, for one symbol.</summary>
/// <param name="Score">The last score made in it, 0 to 100, rounded away from 50, so that it is on the side the score was on; null where none was made.</param>
/// <param name="Book">The worst that its book was in it.</param>
public readonly record struct StripBin(byte? Score, StripBook Book);

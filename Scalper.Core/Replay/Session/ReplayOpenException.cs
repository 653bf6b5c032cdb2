namespace Scalper.Core.Replay.Session;

/// <summary>A recording can't be played; the message says what was expected and what came.</summary>
public sealed class ReplayOpenException(string message, Exception? inner = null) : Exception(message, inner);

namespace Scalper.Core.Engine;

/// <summary>A lane can't take a command now: its inbox is full, or it has stopped.</summary>
public sealed class LaneBusyException(string message) : Exception(message);

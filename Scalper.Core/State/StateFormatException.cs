namespace Scalper.Core.State;

/// <summary>A state can't be read back: its bytes are not those of one, or it was written by a version with other fields.</summary>
public sealed class StateFormatException(string message) : Exception(message);

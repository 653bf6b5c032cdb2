namespace Scalper.Core.Replay.Export;

/// <summary>What was asked for can't be made; the message says what was expected and what came.</summary>
public sealed class ExportException(string message, Exception? inner = null) : Exception(message, inner);

namespace Scalper.Core.Recording;

/// <summary>A recording is not in its format; the message names file, line, what was expected and what came.</summary>
public sealed class CaptureFormatException(string message, Exception? inner = null) : Exception(message, inner);

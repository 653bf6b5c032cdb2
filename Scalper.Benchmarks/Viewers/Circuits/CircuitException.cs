namespace Scalper.Benchmarks.Viewers.Circuits;

/// <summary>A viewer that does not get what a browser would get: the application refused it, failed it, or fell silent.</summary>
public sealed class CircuitException(string message, Exception? inner = null) : Exception(message, inner);

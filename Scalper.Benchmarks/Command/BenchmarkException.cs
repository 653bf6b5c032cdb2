namespace Scalper.Benchmarks.Command;

/// <summary>A benchmark whose answer is wrong, or that could not be run: one line for who started it.</summary>
internal sealed class BenchmarkException(string message, Exception? inner = null) : Exception(message, inner);

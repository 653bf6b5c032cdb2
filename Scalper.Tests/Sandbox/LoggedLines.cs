using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Scalper.Tests.Sandbox;

/// <summary>Keeps what is logged.</summary>
internal sealed class LoggedLines : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    internal bool Contains(string part) => Count(part) > 0;

    internal int Count(string part) => _lines.Count(line => line.Contains(part, StringComparison.Ordinal));

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("keeps its lines itself");

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => _lines.Enqueue(formatter(state, exception));

    public void Dispose()
    {
    }
}

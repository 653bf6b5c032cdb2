using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Scalper.Tests.Security;

/// <summary>Keeps what is logged, with the level in front.</summary>
internal sealed class CaughtLog : ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = new();

    /// <summary>Lines of this level or above.</summary>
    public string[] At(LogLevel level) => [.. _lines.Where(line => line.Level >= level).Select(line => line.Text)];

    public ILogger CreateLogger(string categoryName) => new Catcher(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Catcher(CaughtLog owner, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            owner._lines.Enqueue((logLevel, $"{category}: {formatter(state, exception)} {exception}"));
    }
}

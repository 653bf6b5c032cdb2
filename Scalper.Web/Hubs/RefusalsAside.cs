using Microsoft.AspNetCore.SignalR;

namespace Scalper.Web.Hubs;

/// <summary>
/// Loggers that say at level Debug what the hub refused with a <see cref="HubException"/>. SignalR logs each as an error with its stack,
/// though the caller has been told what was wrong and nobody else can do anything about it: whoever can call could fill the log.
/// </summary>
internal sealed class RefusalsAside(ILoggerFactory inner) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new Aside(inner.CreateLogger(categoryName));

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    // What was given is the application's.
    public void Dispose()
    {
    }

    private sealed class Aside(ILogger inner) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => inner.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            inner.Log(exception is HubException ? LogLevel.Debug : logLevel, eventId, state, exception, formatter);
    }
}

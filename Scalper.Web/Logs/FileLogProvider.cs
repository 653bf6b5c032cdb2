using System.Globalization;
using Scalper.Web.Settings;

namespace Scalper.Web.Logs;

/// <summary>Writes what is logged, as far as <c>Logging</c> asks for it, into the log's file: a line for each event, and few of one cause. Thread-safe.</summary>
[ProviderAlias("File")]
internal sealed class FileLogProvider : ILoggerProvider
{
    /// <summary>Within it each cause has its lines.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromSeconds(10);

    private readonly LogSink _sink;
    private readonly TimeProvider _time;
    private readonly LogPace _pace;
    private readonly ITimer _spanEnd;

    public FileLogProvider(LogSink sink, LogsOptions options, TimeProvider time)
    {
        _sink = sink;
        _time = time;
        _pace = new LogPace(options.LinesPerCause, Span, time);
        _spanEnd = time.CreateTimer(static state => ((FileLogProvider)state!).WriteLeftOut(all: false), this, Span, Span);
    }

    public ILogger CreateLogger(string categoryName) => new FileLogger(this, categoryName);

    public void Dispose() => _spanEnd.Dispose();

    /// <summary>Writes how much was left out, a line for each cause, and how much is missing.</summary>
    /// <param name="all">Of spans that still run, too.</param>
    public void WriteLeftOut(bool all)
    {
        foreach ((LogCause cause, int count) in _pace.EndSpans(all))
        {
            Write(cause.Level, cause.Category, string.Create(CultureInfo.InvariantCulture, $"{count} more within {Span.TotalSeconds} s were left out: {cause.Template}"), null);
        }

        (int slow, int failed) = _sink.Health.Take();
        WriteMissing(slow, "the disk was too slow for them");
        WriteMissing(failed, "they could not be written");
    }

    private void WriteMissing(int lines, string why)
    {
        if (lines > 0)
        {
            Write(LogLevel.Warning, typeof(LogSink).FullName!, string.Create(CultureInfo.InvariantCulture, $"{lines} lines are missing here: {why}."), null);
        }
    }

    private void Write(LogLevel level, string category, string message, Exception? exception) =>
        _sink.Write(LogLine.Write(_time.GetUtcNow(), level, category, message, exception));

    private sealed class FileLogger(FileLogProvider owner, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            owner.WriteLeftOut(all: false);
            if (owner._pace.Admits(LogCause.Of(category, eventId, logLevel, state)))
            {
                owner.Write(logLevel, category, formatter(state, exception), exception);
            }
        }
    }
}

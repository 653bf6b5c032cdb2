using Microsoft.Extensions.Logging;
using Scalper.Benchmarks.Command;
using Scalper.Benchmarks.Measure;
using Scalper.Core.Engine;
using Scalper.Core.Recording.Folder;

namespace Scalper.Benchmarks.EngineRun;

/// <summary>An engine with the settings it usually has; what it has to say goes to standard error.</summary>
internal sealed class RunningEngine : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);
    private readonly ILoggerFactory _loggers;

    private RunningEngine(Followed followed, string? recordings)
    {
        _loggers = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Warning)
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace));
        if (recordings is not null)
        {
            Recorder = new JournalRecorder(new RecordingOptions { BudgetGigabytes = 2, MinimumFreeGigabytes = 0 }, recordings, Clock, _loggers.CreateLogger<JournalRecorder>(), bug => Console.Error.WriteLine(bug));
        }

        Engine = new MarketEngine(new EngineOptions { Feed = followed.Feed }, Clock, _loggers.CreateLogger<MarketEngine>(), Recorder);
    }

    public LaneClock Clock { get; } = new();

    public MarketEngine Engine { get; }

    /// <summary>Null where nothing is recorded.</summary>
    public JournalRecorder? Recorder { get; }

    public static RunningEngine Start(HttpClient http, RunOptions options, Followed followed, string? recordings = null)
    {
        RunningEngine running = new(followed, recordings);
        running.Recorder?.Start();
        running.Engine.Start(Followed.Links(http, options), followed.Universe);
        return running;
    }

    /// <summary>Starts an engine, which records where there is a folder for it, and waits until every symbol has a score.</summary>
    public static async Task<RunningEngine> StartAsync(HttpClient http, RunOptions options, Followed followed, CancellationToken cancellation, string? recordings = null)
    {
        RunningEngine running = Start(http, options, followed, recordings);
        try
        {
            await running.WaitForScoresAsync(running.Engine.Symbols.Count, cancellation);
            return running;
        }
        catch
        {
            await running.DisposeAsync();
            throw;
        }
    }

    /// <summary>Symbols that are Live and have been scored.</summary>
    public int Scored => Engine.Symbols.Count(s =>
    {
        s.Read(out SymbolView view);
        return view is { IsLive: true, Scores: > 0 };
    });

    /// <summary>Waits until so many symbols have a score.</summary>
    public async Task WaitForScoresAsync(int symbols, CancellationToken cancellation)
    {
        using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(Patience);
        try
        {
            while (Scored < symbols)
            {
                await Task.Delay(Look, deadline.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new BenchmarkException($"expected scores of {symbols} symbols within {Patience.TotalSeconds:F0} s, got those of {Scored}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        Recorder?.Dispose();
        _loggers.Dispose();
    }
}

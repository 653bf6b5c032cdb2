using Scalper.Core.Replay.Session;
using Scalper.Web.Hosting;

namespace Scalper.Web.Replays;

/// <summary>The replays of this process: opens, finds and closes them, those too that nobody looks at any more. Safe from any thread.</summary>
public sealed partial class ReplayBook(ReplayOptions options, TimeProvider time, ILogger<ReplayBook> log, ILoggerFactory logs) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private volatile ReplayApp[] _open = [];
    private Func<ReplayPlace, WebApplication>? _make;
    private int _lastId;

    /// <summary>Those that are open, oldest first.</summary>
    public IReadOnlyList<ReplayApp> Open => _open;

    /// <summary>Whose parts replays share. Once, before the first is opened.</summary>
    public void Serve(WebApplication live)
    {
        Serve(place => Make(live, place));

        // Before its server waits for its connections, those of replays among them.
        live.Lifetime.ApplicationStopping.Register(() => Array.ForEach(_open, static r => r.EndConnections()));
    }

    /// <param name="make">Makes the application of each replay, with its pipeline and what it answers.</param>
    internal void Serve(Func<ReplayPlace, WebApplication> make) => _make = make;

    /// <summary>Null where there is none of that number, or none any more.</summary>
    public ReplayApp? Find(int id) => Array.Find(_open, r => r.Place.Id == id);

    /// <summary>Opens a replay, which stands at its beginning.</summary>
    /// <param name="path">A segment, a folder of segments, a moment or a capture.</param>
    /// <param name="start">Null begins with the recording, <paramref name="end"/> null ends with it.</param>
    /// <exception cref="ReplayOpenException">It can't be replayed, or there are as many as there may be.</exception>
    public async Task<ReplayApp> OpenAsync(string path, DateTimeOffset? start, DateTimeOffset? end, double speed)
    {
        await _gate.WaitAsync(_stop.Token);
        try
        {
            if (_open.Length >= options.MostReplays)
            {
                throw new ReplayOpenException($"expected at most {options.MostReplays} replays at once (Replay:MostReplays), which are open: close one first");
            }

            ReplaySessionOptions wanted = new() { Time = time, Start = start, End = end, Speed = speed, KeyframeBytes = (long)options.StateMegabytes << 20 };
            ReplaySession session = ReplaySession.Open(path, wanted, logs.CreateLogger<ReplaySession>());
            ReplayApp replay = await StartAsync(new ReplayPlace(++_lastId, session));
            _open = [.. _open, replay];
            LogOpened(replay.Place.Id, session.Source);
            return replay;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <returns>False where there is none of that number.</returns>
    public async Task<bool> CloseAsync(int id)
    {
        ReplayApp? replay;
        await _gate.WaitAsync();
        try
        {
            replay = Find(id);
            _open = [.. _open.Where(r => r != replay)];
        }
        finally
        {
            _gate.Release();
        }

        if (replay is null)
        {
            return false;
        }

        // Aside: who closes it may be a page of its own, which its end waits for.
        await Task.Run(async () => await replay.DisposeAsync());
        LogClosed(id);
        return true;
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(_open.Select(r => CloseAsync(r.Place.Id)));
    }

    public override void Dispose()
    {
        base.Dispose();
        _stop.Dispose();
        _gate.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(LookEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (ReplayApp replay in _open.Where(r => r.Idle >= TimeSpan.FromMinutes(options.IdleMinutes)))
            {
                LogIdle(replay.Place.Id, options.IdleMinutes);
                await CloseAsync(replay.Place.Id);
            }
        }
    }

    private static WebApplication Make(WebApplication live, ReplayPlace place)
    {
        WebApplication app = Composition.BuildReplay(live, services => ReplayServices.Make(services, live.Services, place));
        app.UsePipeline();
        app.MapReplayEndpoints();
        return app;
    }

    private async Task<ReplayApp> StartAsync(ReplayPlace place)
    {
        try
        {
            return await ReplayApp.StartAsync(_make!, place, time, _stop.Token);
        }
        catch (Exception bug) when (!_stop.IsCancellationRequested)
        {
            LogFailed(place.Id, place.Session!.Source, bug);
            throw new ReplayOpenException($"expected its application to start, came '{bug.Message}' (the log has more)", bug);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Replay {Replay} of {Source} is open")]
    private partial void LogOpened(int replay, string source);

    [LoggerMessage(Level = LogLevel.Error, Message = "The application of replay {Replay} of {Source} did not start")]
    private partial void LogFailed(int replay, string source, Exception bug);

    [LoggerMessage(Level = LogLevel.Information, Message = "Replay {Replay} is closed")]
    private partial void LogClosed(int replay);

    [LoggerMessage(Level = LogLevel.Information, Message = "Nobody has looked at replay {Replay} for {Minutes} minutes")]
    private partial void LogIdle(int replay, int minutes);
}

using Scalper.Core.Recording;
using Scalper.Core.Replay.Session;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Hosting;

namespace Scalper.Web.Replays;

/// <summary>
/// The replays of this process: opens, finds and closes them, those too that nobody looks at any more, and has each written down with who asked. Safe from any
/// thread.
/// </summary>
public sealed partial class ReplayBook(ReplayOptions options, IAuditTrail audit, TimeProvider time, ILogger<ReplayBook> log, ILoggerFactory logs) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();

    // Those on their way take places too.
    private readonly Dictionary<int, Task> _opening = [];
    private volatile ReplayApp[] _open = [];
    private Func<ReplayPlace, WebApplication>? _make;
    private int _lastId;
    private bool _isStopping;

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

    /// <summary>Opens a replay, which stands at its beginning, or where a moment's file says. Takes seconds, of a pool thread.</summary>
    /// <param name="path">A segment, a folder of segments, a moment or a capture.</param>
    /// <param name="start">Null begins with the recording, <paramref name="end"/> null ends with it.</param>
    /// <param name="shared">How whoever shared it looked at it; null where a moment's file may say.</param>
    /// <exception cref="ReplayOpenException">It can't be replayed, there are as many as there may be, or the server is stopping.</exception>
    public async Task<ReplayApp> OpenAsync(string path, DateTimeOffset? start, DateTimeOffset? end, double speed, Actor by, SharedView? shared = null)
    {
        ReplaySessionOptions wanted = new() { Time = time, Start = start, End = end, Speed = speed, KeyframeBytes = (long)options.StateMegabytes << 20 };
        try
        {
            ReplayApp replay = await Begin(path, wanted, shared);
            await audit.NoteAsync(AuditAct.ReplayOpened, by, replay.Place.Words);
            return replay;
        }
        catch (ReplayOpenException fault)
        {
            await audit.NoteAsync(AuditAct.ReplayRefused, by, fault.Message);
            throw;
        }
    }

    /// <returns>False where there is none of that number.</returns>
    public async Task<bool> CloseAsync(int id, Actor by)
    {
        if (await CloseAsync(id) is not { } replay)
        {
            return false;
        }

        await audit.NoteAsync(AuditAct.ReplayClosed, by, replay.Place.Words);
        return true;
    }

    /// <summary>Ends all, those too that are being opened: whoever opens them is told.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        Task[] opening;
        lock (_lock)
        {
            _isStopping = true;
            opening = [.. _opening.Values];
        }

        await _stop.CancelAsync();
        await base.StopAsync(cancellationToken);
        Task closing = Task.WhenAll(_open.Select(r => CloseAsync(r.Place.Id)));

        // How each came out is the business of who asked. One that reads for too long ends itself afterwards.
        await Task.WhenAll(opening).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await closing;
    }

    public override void Dispose()
    {
        base.Dispose();
        _stop.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(LookEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (ReplayApp replay in _open.Where(r => r.Idle >= TimeSpan.FromMinutes(options.IdleMinutes)))
            {
                LogIdle(replay.Place.Id, options.IdleMinutes);
                await CloseIdleAsync(replay.Place.Id);
            }
        }
    }

    // Null where there is none of that number.
    private async Task<ReplayApp?> CloseAsync(int id)
    {
        ReplayApp? replay;
        lock (_lock)
        {
            replay = Find(id);
            _open = [.. _open.Where(r => r != replay)];
        }

        if (replay is not null)
        {
            // Aside: who closes it may be a page of its own, which its end waits for.
            await Task.Run(async () => await replay.DisposeAsync());
            LogClosed(id);
        }

        return replay;
    }

    // What goes wrong as one ends is no reason to end the live market.
    private async Task CloseIdleAsync(int id)
    {
        try
        {
            await CloseAsync(id, new Actor("", Actor.Console));
        }
#pragma warning disable CA1031 // It is logged; nobody else waits for it.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            LogNotEnded(id, bug);
        }
    }

    private static WebApplication Make(WebApplication live, ReplayPlace place)
    {
        WebApplication app = Composition.BuildReplay(live, services => ReplayServices.Make(services, live.Services, place));
        app.UsePipeline();
        app.MapReplayEndpoints();
        return app;
    }

    private static ReplayOpenException Stopping(Exception? inner = null) => new("expected a server that goes on, and it is stopping", inner);

    private Task<ReplayApp> Begin(string path, ReplaySessionOptions wanted, SharedView? shared)
    {
        lock (_lock)
        {
            if (_isStopping)
            {
                throw Stopping();
            }

            if (_open.Length + _opening.Count >= options.MostReplays)
            {
                throw new ReplayOpenException($"expected at most {options.MostReplays} replays at once (Replay:MostReplays), which are open: close one first");
            }

            int id = ++_lastId;
            CancellationToken stop = _stop.Token;

            // It outlives the request that asked for it.
            using (ExecutionContext.SuppressFlow())
            {
                Task<ReplayApp> opening = Task.Run(() => OpenAsync(id, path, wanted, shared, stop));
                _opening.Add(id, opening);
                return opening;
            }
        }
    }

    private async Task<ReplayApp> OpenAsync(int id, string path, ReplaySessionOptions wanted, SharedView? shared, CancellationToken stop)
    {
        try
        {
            ReplaySession session = ReplaySession.Open(path, wanted, logs.CreateLogger<ReplaySession>());
            shared ??= SharedView.Of(session.Moment);
            ReplayPlace place = new(id, session) { From = string.Join('+', CaptureReader.FilesOf(path).Select(Path.GetFullPath)), View = shared };
            if (shared.Notice is { } notice)
            {
                LogNotAsShared(session.Source, notice);
            }

            if (shared.At is { } at && wanted.Start is null)
            {
                await ReplayTransports.GoToAsync(session.Transport, at, stop);
            }

            ReplayApp replay = await StartAsync(place, stop);
            if (TryAdd(replay))
            {
                LogOpened(id, session.Source);
                return replay;
            }

            await replay.DisposeAsync();
            throw Stopping();
        }
        finally
        {
            lock (_lock)
            {
                _opening.Remove(id);
            }
        }
    }

    // From one list to the other at once: the place stays taken.
    private bool TryAdd(ReplayApp replay)
    {
        lock (_lock)
        {
            if (_isStopping)
            {
                return false;
            }

            _opening.Remove(replay.Place.Id);
            _open = [.. _open, replay];
            return true;
        }
    }

    private async Task<ReplayApp> StartAsync(ReplayPlace place, CancellationToken stop)
    {
        try
        {
            return await ReplayApp.StartAsync(_make!, place, time, stop);
        }
        catch (OperationCanceledException late) when (stop.IsCancellationRequested)
        {
            throw Stopping(late);
        }
        catch (Exception bug)
        {
            LogFailed(place.Id, place.Session!.Source, bug);
            throw new ReplayOpenException($"expected its application to start, came '{bug.Message}' (the log has more)", bug);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Replay {Replay} of {Source} is open")]
    private partial void LogOpened(int replay, string source);

    [LoggerMessage(Level = LogLevel.Error, Message = "The application of replay {Replay} of {Source} did not start")]
    private partial void LogFailed(int replay, string source, Exception bug);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Source}: {Notice}")]
    private partial void LogNotAsShared(string source, string notice);

    [LoggerMessage(Level = LogLevel.Information, Message = "Replay {Replay} is closed")]
    private partial void LogClosed(int replay);

    [LoggerMessage(Level = LogLevel.Error, Message = "Replay {Replay} did not end well")]
    private partial void LogNotEnded(int replay, Exception bug);

    [LoggerMessage(Level = LogLevel.Information, Message = "Nobody has looked at replay {Replay} for {Minutes} minutes")]
    private partial void LogIdle(int replay, int minutes);
}

using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Scalper.Web.Settings;

namespace Scalper.Web.Live;

/// <summary>
/// Engine to screens and to programs: one timer reads the market once per tick for all viewers and readers and tells them. Without any
/// of them nothing is read.
/// </summary>
public sealed class LiveBridge(LiveBoard board, DashboardOptions options, TimeProvider time, ILogger<LiveBridge> log)
    : BackgroundService
{
    private readonly Lock _gate = new();
    private ImmutableArray<LiveViewer> _viewers = [];
    private TaskCompletionSource _next = NewSignal();
    private int _readers;

    public LiveBoard Board => board;

    /// <summary>Subscriptions that were not disposed.</summary>
    public int Viewers => _viewers.Length;

    /// <summary>Enumerations of <see cref="ReadAsync"/> that have not ended.</summary>
    public int Readers => Volatile.Read(ref _readers);

    /// <summary>Some viewer is still busy with a tick, and would skip another.</summary>
    internal bool IsBusy => _viewers.Any(v => v.IsBusy);

    /// <summary>Adds a viewer and makes sure that the board is fresh for its first rendering.</summary>
    /// <param name="link">The viewer's circuit; nothing is sent while its browser is away.</param>
    /// <param name="onTick">Called on a pool thread, never twice at once.</param>
    public LiveViewer Subscribe(ScreenLink link, Func<Task> onTick)
    {
        LiveViewer viewer = new(this, link, onTick, log);
        lock (_gate)
        {
            _viewers = _viewers.Add(viewer);
            Freshen();
        }

        return viewer;
    }

    /// <summary>The board, at once and then after every tick. Newest wins: ticks that come while the caller is busy are one.</summary>
    public async IAsyncEnumerable<LiveBoard> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        lock (_gate)
        {
            _readers++;
            Freshen();
        }

        try
        {
            while (true)
            {
                Task next = Volatile.Read(ref _next).Task;
                yield return board;
                await next.WaitAsync(cancellation);
            }
        }
        finally
        {
            lock (_gate)
            {
                _readers--;
            }
        }
    }

    internal void Remove(LiveViewer viewer)
    {
        lock (_gate)
        {
            _viewers = _viewers.Remove(viewer);
        }
    }

    /// <summary>One tick: reads and notifies, if anyone watches.</summary>
    internal void Tick()
    {
        TaskCompletionSource ticked;
        lock (_gate)
        {
            if (_readers == 0 && !_viewers.Any(v => v.IsWatching))
            {
                return;
            }

            board.Read(NowMs());
            foreach (LiveViewer viewer in _viewers)
            {
                viewer.Signal();
            }

            (ticked, _next) = (_next, NewSignal());
        }

        ticked.SetResult();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(options.Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Tick();
        }
    }

    // For a first look that may come long after the last tick.
    private void Freshen()
    {
        long nowMs = NowMs();
        if (nowMs - board.NowMs >= options.Period.TotalMilliseconds)
        {
            board.Read(nowMs);
        }
    }

    // Nobody who is woken runs on the thread that ticks.
    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private long NowMs() => time.GetUtcNow().ToUnixTimeMilliseconds();
}

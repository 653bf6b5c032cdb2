using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Scalper.Web.Settings;

namespace Scalper.Web.Live;

/// <summary>
/// Engine to screens and to programs: one timer reads the market for all viewers and readers and tells them. Viewers take turns within a
/// period, so that several browsers of one machine do not all paint at once; programs are told at the first turn. Nothing is read for a turn
/// that nobody has.
/// </summary>
public sealed class LiveBridge(LiveBoard board, DashboardOptions options, TimeProvider time, ILogger<LiveBridge> log)
    : BackgroundService
{
    /// <summary>Turns of a period.</summary>
    internal const int Turns = 3;

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
        LiveViewer viewer;
        lock (_gate)
        {
            int turn = Enumerable.Range(0, Turns).MinBy(t => _viewers.Count(v => v.Turn == t));
            viewer = new LiveViewer(this, turn, link, onTick, log);
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

    /// <summary>One turn: reads and notifies, if anyone watches.</summary>
    internal void Tick(int turn = 0)
    {
        TaskCompletionSource ticked;
        lock (_gate)
        {
            LiveViewer[] due = [.. _viewers.Where(v => v.Turn == turn && v.IsWatching)];
            bool isForReaders = turn == 0 && _readers > 0;
            if (due.Length == 0 && !isForReaders)
            {
                return;
            }

            board.Read(NowMs());
            foreach (LiveViewer viewer in due)
            {
                viewer.Signal();
            }

            if (!isForReaders)
            {
                return;
            }

            (ticked, _next) = (_next, NewSignal());
        }

        ticked.SetResult();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(options.Period / Turns, time);
        for (int turn = 0; await timer.WaitForNextTickAsync(stoppingToken); turn = (turn + 1) % Turns)
        {
            Tick(turn);
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

using System.Collections.Immutable;
using Scalper.Web.Settings;

namespace Scalper.Web.Live;

/// <summary>
/// Engine to screens: one timer reads the market once per tick for all viewers and tells them. Without viewers nothing is read.
/// </summary>
public sealed class LiveBridge(LiveBoard board, DashboardOptions options, TimeProvider time, ILogger<LiveBridge> log)
    : BackgroundService
{
    private readonly Lock _gate = new();
    private ImmutableArray<LiveViewer> _viewers = [];

    public LiveBoard Board => board;

    /// <summary>Subscriptions that were not disposed.</summary>
    public int Viewers => _viewers.Length;

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
            long nowMs = NowMs();
            if (nowMs - board.NowMs >= options.Period.TotalMilliseconds)
            {
                board.Read(nowMs);
            }
        }

        return viewer;
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
        lock (_gate)
        {
            if (!_viewers.Any(v => v.IsWatching))
            {
                return;
            }

            board.Read(NowMs());
            foreach (LiveViewer viewer in _viewers)
            {
                viewer.Signal();
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(options.Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Tick();
        }
    }

    private long NowMs() => time.GetUtcNow().ToUnixTimeMilliseconds();
}

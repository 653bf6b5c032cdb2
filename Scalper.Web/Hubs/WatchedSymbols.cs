using Scalper.Core.Engine;
using Scalper.Core.Heatmap;
using Scalper.Web.Market;

namespace Scalper.Web.Hubs;

/// <summary>
/// The symbols that somebody looks at, each watched once for all its viewers, and for a minute longer, so that who comes back or loads
/// the page again finds its columns. Every member is safe from any thread.
/// </summary>
public sealed partial class WatchedSymbols(IMarket market, MarketSettings settings, TimeProvider time, ILogger<WatchedSymbols> log) : IDisposable
{
    internal static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(1);

    private const long Megabyte = 1 << 20;
    private readonly Lock _gate = new();
    private readonly Dictionary<FollowedSymbol, Watch> _watches = [];
    private volatile int _count;

    private HeatmapOptions Options => settings.Engine.Heatmap;

    /// <summary>How many symbols are watched.</summary>
    public int Count => _count;

    /// <summary>Adds a viewer to a symbol, until <see cref="Leave"/>.</summary>
    /// <returns>Null where nothing is kept of the symbol; there is nothing to leave then.</returns>
    /// <exception cref="LaneBusyException">The lane's inbox is full or the lane has stopped; there is nothing to leave then.</exception>
    internal async Task<WatchedSymbol?> JoinAsync(FollowedSymbol symbol, CancellationToken cancellation)
    {
        Watch watch = Enter(symbol);
        try
        {
            if (await watch.Opened.Value.WaitAsync(cancellation))
            {
                return watch.Symbol;
            }
        }
        catch
        {
            Leave(watch.Symbol);
            throw;
        }

        Leave(watch.Symbol);
        return null;
    }

    /// <summary>Takes a viewer away.</summary>
    internal void Leave(WatchedSymbol symbol)
    {
        lock (_gate)
        {
            if (_watches.TryGetValue(symbol.Symbol, out Watch? watch) && watch.Symbol == symbol && --watch.Viewers == 0)
            {
                watch.End = time.CreateTimer(_ => EndIdle(watch), null, Grace, Timeout.InfiniteTimeSpan);
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (Watch watch in _watches.Values)
            {
                watch.End?.Dispose();
            }
        }
    }

    private Watch Enter(FollowedSymbol symbol)
    {
        lock (_gate)
        {
            if (!_watches.TryGetValue(symbol, out Watch? watch))
            {
                watch = new Watch(new WatchedSymbol(symbol, market, Options, () => time.NowMs(market.ReadHealth().Clock), ShareBytes));
                Watch opened = watch;
                watch.Opened = new Lazy<Task<bool>>(() => OpenAsync(opened));
                _watches.Add(symbol, watch);
                _count = _watches.Count;
            }

            watch.Viewers++;
            watch.End?.Dispose();
            watch.End = null;
            return watch;
        }
    }

    private long ShareBytes() => Options.WatchedMegabytes * Megabyte / Math.Max(1, _count);

    private async Task<bool> OpenAsync(Watch watch)
    {
        Task? columns = null;
        try
        {
            columns = await watch.Symbol.OpenAsync();
        }
        finally
        {
            if (columns is null)
            {
                Remove(watch);
            }
        }

        _ = columns?.ContinueWith(_ => Remove(watch), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return columns is not null;
    }

    private void EndIdle(Watch watch)
    {
        lock (_gate)
        {
            if (watch.Viewers > 0 || watch.End is null)
            {
                return;
            }

            Remove(watch);
        }

        _ = CloseAsync(watch);
    }

    private void Remove(Watch watch)
    {
        lock (_gate)
        {
            watch.End?.Dispose();
            watch.End = null;
            if (_watches.GetValueOrDefault(watch.Symbol.Symbol) == watch)
            {
                _watches.Remove(watch.Symbol.Symbol);
                _count = _watches.Count;
            }
        }
    }

    /// <summary>Who comes meanwhile gets another watch, which takes the place of this one.</summary>
    private async Task CloseAsync(Watch watch)
    {
        try
        {
            await watch.Symbol.CloseAsync();
        }
        catch (LaneBusyException e)
        {
            // Its inbox is full; or it has stopped, and ends the columns itself.
            LogBusy(watch.Symbol.Symbol.Instrument.Symbol, e.Message);
            if (!watch.Symbol.IsOver)
            {
                await Task.Delay(AskAgain, time);
                await CloseAsync(watch);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Symbol} is looked at by nobody, and its lane could not be told: {Reason}")]
    private partial void LogBusy(string symbol, string reason);

    private sealed class Watch(WatchedSymbol symbol)
    {
        public WatchedSymbol Symbol { get; } = symbol;

        public Lazy<Task<bool>> Opened { get; set; } = default!;

        public int Viewers { get; set; }

        /// <summary>While nobody looks: what ends the watch.</summary>
        public ITimer? End { get; set; }
    }
}

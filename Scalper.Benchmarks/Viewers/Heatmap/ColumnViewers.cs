using Scalper.Benchmarks.Rig;

namespace Scalper.Benchmarks.Viewers.Heatmap;

/// <summary>The viewers that are connected now, each checked once a second while time passes.</summary>
internal sealed class ColumnViewers(Installation installation) : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private readonly List<ColumnViewer> _viewers = [];

    public IReadOnlyList<ColumnViewer> All => _viewers;

    /// <summary>Connects a viewer to each of these symbols and leaves all others.</summary>
    public async Task ChangeToAsync(IReadOnlyList<string> symbols, CancellationToken cancellation)
    {
        await LeaveAsync();
        foreach (string symbol in symbols)
        {
            _viewers.Add(await ColumnViewer.OpenAsync(installation.Address, symbol, cancellation));
        }
    }

    /// <summary>Lets time pass.</summary>
    /// <exception cref="Circuits.CircuitException">A stream has ended.</exception>
    public async Task WatchAsync(TimeSpan time, CancellationToken cancellation)
    {
        for (TimeSpan left = time; left > TimeSpan.Zero; left -= Look)
        {
            await Task.Delay(left < Look ? left : Look, cancellation);
            _viewers.ForEach(static viewer => viewer.ThrowIfDead());
        }
    }

    public ColumnTraffic ReadTraffic()
    {
        ColumnTraffic[] each = [.. _viewers.Select(static v => v.Traffic)];
        return new ColumnTraffic(each.Sum(static t => t.Messages), each.Sum(static t => t.Bytes), each.Sum(static t => t.WireBytes));
    }

    public async ValueTask DisposeAsync() => await LeaveAsync();

    private async Task LeaveAsync()
    {
        foreach (ColumnViewer viewer in _viewers)
        {
            await viewer.DisposeAsync();
        }

        _viewers.Clear();
    }
}

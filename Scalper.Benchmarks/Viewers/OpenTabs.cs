using System.Net;
using Scalper.Benchmarks.Viewers.Circuits;
using Scalper.Benchmarks.Rig;

namespace Scalper.Benchmarks.Viewers;

/// <summary>The tabs that are open now, each checked once a second while time passes.</summary>
internal sealed class OpenTabs(Installation installation, CookieContainer cookies) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private readonly List<CircuitTab> _tabs = [];

    public int Count => _tabs.Count;

    /// <summary>Opens or closes tabs of the score page, one after another, until there are so many.</summary>
    public async Task ChangeToAsync(int count, CancellationToken cancellation)
    {
        while (_tabs.Count < count)
        {
            _tabs.Add(await OpenAsync(cancellation));
        }

        while (_tabs.Count > count)
        {
            CircuitTab last = _tabs[^1];
            _tabs.RemoveAt(_tabs.Count - 1);
            await last.CloseAsync(cancellation);
        }
    }

    /// <summary>Leaves all tabs, every other one without a word.</summary>
    public async Task LeaveAsync(CancellationToken cancellation)
    {
        for (int i = 0; i < _tabs.Count; i++)
        {
            await (i % 2 == 0 ? _tabs[i].CloseAsync(cancellation) : _tabs[i].DisposeAsync().AsTask());
        }

        _tabs.Clear();
    }

    private async Task<CircuitTab> OpenAsync(CancellationToken cancellation) =>
        await CircuitTab.OpenAsync(await CircuitPage.LoadAsync(installation.Address, cookies, cancellation), cancellation);

    /// <summary>Lets time pass.</summary>
    /// <exception cref="CircuitException">A tab was ended or got no pictures.</exception>
    public async Task WatchAsync(TimeSpan time, CancellationToken cancellation)
    {
        for (TimeSpan left = time; left > TimeSpan.Zero; left -= Look)
        {
            await Task.Delay(left < Look ? left : Look, cancellation);
            _tabs.ForEach(tab => tab.ThrowIfDead(Patience));
        }
    }

    public Traffic ReadTraffic() => new(_tabs.Sum(t => t.Batches), _tabs.Sum(t => t.BatchBytes), _tabs.Sum(t => t.Pictures), _tabs.Sum(t => t.WireBytes));

    public async ValueTask DisposeAsync()
    {
        foreach (CircuitTab tab in _tabs)
        {
            await tab.DisposeAsync();
        }
    }
}

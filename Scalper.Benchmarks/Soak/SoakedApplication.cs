using System.Diagnostics;
using Scalper.Benchmarks.Rig;
using Scalper.Benchmarks.Viewers;

namespace Scalper.Benchmarks.Soak;

/// <summary>The web application in a process of its own, with one viewer; the exchange in another.</summary>
internal sealed class SoakedApplication : ISoaked
{
    private readonly Installation _installation;
    private readonly OpenTabs _tabs;

    private SoakedApplication(Installation installation, OpenTabs tabs) => (_installation, _tabs) = (installation, tabs);

    public string Name => "web application, one viewer";

    public static async Task<SoakedApplication> StartAsync(CancellationToken cancellation)
    {
        Installation installation = await Installation.StartAsync([], cancellation);
        try
        {
            OpenTabs tabs = new(installation, await installation.SignInAsync(cancellation));
            await tabs.ChangeToAsync(1, cancellation);
            return new SoakedApplication(installation, tabs);
        }
        catch
        {
            installation.Dispose();
            throw;
        }
    }

    public async Task<SoakSample> LookAsync(double seconds, CancellationToken cancellation)
    {
        // Fails where the viewer is gone.
        await _tabs.WatchAsync(TimeSpan.FromMilliseconds(1), cancellation);
        EngineReading engine = await _installation.ReadEngineAsync(cancellation);
        using Process application = Process.GetProcessById(_installation.Application.Id);
        return new SoakSample(
            seconds,
            application.WorkingSet64 / 1e6,
            application.Threads.Count,
            application.HandleCount,
            HeapMegabytes: null,
            Collections: null,
            engine.MessagesPerSecond,
            ScoresPerSecond: null,
            engine.P50Micros,
            engine.P99Micros,
            P999Micros: null,
            MaxMicros: null);
    }

    public async Task<IReadOnlyList<string>> EndAsync(CancellationToken cancellation)
    {
        EngineReading engine = await _installation.ReadEngineAsync(cancellation);
        return engine is { IsHealthy: true, Viewers: 1 } ? [] : [$"expected a healthy engine with one viewer, got {engine}"];
    }

    public async ValueTask DisposeAsync()
    {
        await _tabs.DisposeAsync();
        _installation.Dispose();
    }
}

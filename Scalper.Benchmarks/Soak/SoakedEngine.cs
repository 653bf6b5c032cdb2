using System.Diagnostics;
using Scalper.Benchmarks.Compare;
using Scalper.Benchmarks.EngineRun;
using Scalper.Benchmarks.Measure;

namespace Scalper.Benchmarks.Soak;

/// <summary>The engine in this process, the exchange in another.</summary>
internal sealed class SoakedEngine : ISoaked
{
    private readonly Load _load;
    private readonly HttpClient _http;
    private readonly RunningEngine _engine;
    private readonly EngineWindow _start;
    private DurationCounts _times;
    private long _messages;
    private long _scores;
    private long _lookedAt;

    private SoakedEngine(Load load, HttpClient http, RunningEngine engine, EngineWindow start)
    {
        (_load, _http, _engine, _start) = (load, http, engine, start);
        _times = engine.Clock.Read();
        (_messages, _scores, _lookedAt) = (Messages, Scores, Stopwatch.GetTimestamp());
    }

    public string Name => "engine";

    private long Messages => _engine.Engine.ReadHealth().MessagesTotal;

    private long Scores => _engine.Engine.Symbols.Sum(s => ScoreCount.Of(s).Scores);

    public static async Task<SoakedEngine> StartAsync(double rate, int symbols, TimeSpan look, CancellationToken cancellation)
    {
        Load load = await Load.AtRateAsync(rate, symbols, look, cancellation);
        HttpClient http = new();
        try
        {
            RunOptions options = new(load.Server.Port, symbols, TimeSpan.Zero, TimeSpan.Zero, Lanes: null);
            RunningEngine engine = await RunningEngine.StartAsync(http, options, await Followed.ReadAsync(http, options, cancellation), cancellation);
            return new SoakedEngine(load, http, engine, await EngineWindow.MeasureAsync(engine, look, cancellation));
        }
        catch
        {
            http.Dispose();
            load.Dispose();
            throw;
        }
    }

    public Task<SoakSample> LookAsync(double seconds, CancellationToken cancellation)
    {
        DurationCounts times = _engine.Clock.Read();
        Percentiles? delays = Percentiles.Of(times.Since(_times));
        (long messages, long scores, long now) = (Messages, Scores, Stopwatch.GetTimestamp());
        double passed = Stopwatch.GetElapsedTime(_lookedAt, now).TotalSeconds;
        using Process own = Process.GetCurrentProcess();
        SoakSample sample = new(
            seconds,
            own.WorkingSet64 / 1e6,
            own.Threads.Count,
            own.HandleCount,
            GC.GetGCMemoryInfo().HeapSizeBytes / 1e6,
            [GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2)],
            (messages - _messages) / passed,
            (scores - _scores) / passed,
            delays?.P50,
            delays?.P99,
            delays?.P999,
            delays?.Max);
        (_times, _messages, _scores, _lookedAt) = (times, messages, scores, now);
        return Task.FromResult(sample);
    }

    public async Task<IReadOnlyList<string>> EndAsync(CancellationToken cancellation) =>
        (await EngineAnswer.CheckAsync(_engine, [_load.Server.Venue], _start, cancellation)).Faults;

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        _http.Dispose();
        _load.Dispose();
    }
}

using System.Threading.Channels;
using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Core.Heatmap;
using Scalper.Core.Universe;
using Scalper.Tests.Components;
using Scalper.Tests.Engine;

namespace Scalper.Tests.Quality;

/// <summary>A real lane, driven by hand, as a market with a watch beside it. Its clock is the lane's.</summary>
internal sealed class WatchedMarket : IMarket
{
    private readonly FakeMarket _health = new();

    public WatchedMarket(params string[] symbols)
        : this(new ManualTime(DateTimeOffset.UnixEpoch), symbols)
    {
    }

    public WatchedMarket(TimeProvider pace, params string[] symbols)
    {
        Probe = new LaneProbe(new FeedOptions(), symbols).Connect();
        Symbols = Probe.Symbols;
        Watch = new Scalper.Core.Quality.QualityWatch(this, pace);
    }

    public LaneProbe Probe { get; }

    public Scalper.Core.Quality.QualityWatch Watch { get; }

    /// <summary>What is followed; the test replaces it.</summary>
    public IReadOnlyList<FollowedSymbol> Symbols { get; set; }

    public LagReading? Lag { get; set; }

    /// <summary>When the metrics feed last delivered; none where there is none.</summary>
    public long? MetricsAtMs { get; set; }

    public FollowedUniverse? Universe => null;

    public Scalper.Core.Quality.SymbolQuality this[string symbol] => Watch.GradeOf(symbol);

    /// <summary>Runs the lane up to a time, turn by turn, with a look at every whole second.</summary>
    public void RunTo(long milliseconds, Action beforeTurn)
    {
        while (Probe.NowMs < milliseconds)
        {
            Probe.RunTo(Math.Min(milliseconds, (Probe.NowMs / 1_000 * 1_000) + 1_000), beforeTurn);
            if (Probe.NowMs % 1_000 == 0)
            {
                Watch.Look();
            }
        }
    }

    public Task<IReadOnlyList<string>> FollowAsync(FollowedUniverse universe, CancellationToken cancellation) =>
        throw new LaneBusyException("There is no lane.");

    public EngineHealth ReadHealth() => _health.Health with
    {
        AtMs = Probe.NowNs / 1_000_000,
        Lag = Lag,
        Metrics = MetricsAtMs is { } at ? FakeMarket.Lane(lane: 1) with { Role = ConnectionRole.Metrics, LastDataAtMs = at } : null,
    };

    public FollowedSymbol? Find(string symbol) => Symbols.FirstOrDefault(s => s.Instrument.Symbol == symbol);

    public Task<SymbolDetail> InspectAsync(FollowedSymbol symbol, CancellationToken cancellation) => _health.InspectAsync(symbol, cancellation);

    public Task<IReadOnlyList<TopicReport>> ReadTopicsAsync(int connection, CancellationToken cancellation) => _health.ReadTopicsAsync(connection, cancellation);

    public bool Retry(int connection, string cause) => _health.Retry(connection, cause);

    public Task<ResyncAnswer> ResyncAsync(string symbol, string cause, CancellationToken cancellation) => _health.ResyncAsync(symbol, cause, cancellation);

    public Task<ColumnHistory?> WatchAsync(FollowedSymbol symbol, ChannelWriter<ColumnUpdate> updates, CancellationToken cancellation) =>
        Task.FromResult(Probe.Lane.Watch(symbol, updates));

    public Task UnwatchAsync(FollowedSymbol symbol, ChannelWriter<ColumnUpdate> updates)
    {
        Probe.Lane.Unwatch(symbol, updates);
        return Task.CompletedTask;
    }

    public Task<ColumnHistory?> ReadColumnsAsync(FollowedSymbol symbol, CancellationToken cancellation) => Task.FromResult(Probe.Lane.ReadColumns(symbol));
}

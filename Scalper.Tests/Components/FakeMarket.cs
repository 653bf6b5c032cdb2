using System.Collections.Concurrent;
using System.Threading.Channels;
using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Core.Heatmap;
using Scalper.Core.Primitives;
using Scalper.Core.Universe;

namespace Scalper.Tests.Components;

/// <summary>An engine whose views the test writes.</summary>
internal sealed class FakeMarket : IMarket
{
    private readonly List<FollowedSymbol> _symbols = [];
    private long _frames;
    private int _symbolReads;

    public FakeMarket(params string[] symbols)
    {
        foreach (string symbol in symbols)
        {
            Follow(symbol);
        }
    }

    /// <summary>How often the list of symbols was asked for: once per read of the board.</summary>
    public int Reads => Volatile.Read(ref _symbolReads);

    public IReadOnlyList<FollowedSymbol> Symbols
    {
        get
        {
            Interlocked.Increment(ref _symbolReads);
            return _symbols;
        }
    }

    public FollowedUniverse? Universe { get; set; }

    public EngineHealth Health { get; set; } = Healthy(Lane());

    public Func<FollowedSymbol, SymbolDetail>? Detail { get; set; }

    /// <summary>What is held of a symbol's past; nothing is kept of any where null.</summary>
    public Func<FollowedSymbol, ColumnHistory?>? Columns { get; set; }

    /// <summary>Who listens to a symbol's columns, by its name.</summary>
    public ConcurrentDictionary<string, ChannelWriter<ColumnUpdate>> Watchers { get; } = [];

    public IReadOnlyList<TopicReport> Topics { get; set; } = [];

    /// <summary>A lane that takes questions and never answers them; none where null.</summary>
    public int? SilentLane { get; set; }

    /// <summary>Done once the silent lane was asked.</summary>
    public TaskCompletionSource SilentLaneAsked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public List<(int Connection, string Cause)> Retries { get; } = [];

    public List<(string Symbol, string Cause)> Resyncs { get; } = [];

    /// <summary>What comes of a resync; the lane takes no command where null.</summary>
    public ResyncAnswer? Resync { get; set; } = ResyncAnswer.Asked;

    public static ConnectionHealth Lane(ConnectionState state = ConnectionState.Connected, string? error = null, int lane = 0) =>
        SampleHealth.Lane(state, error, lane);

    public static ConnectionHealth Halted(int lane = 0) => SampleHealth.Halted(lane);

    public static EngineHealth Healthy(params ConnectionHealth[] connections) => SampleHealth.Healthy(connections);

    public void Unfollow() => _symbols.Clear();

    public FollowedSymbol Follow(string symbol, int lane = 0)
    {
        FollowedSymbol followed = new(new Instrument(symbol, DecimalStep.Parse("0.10"), DecimalStep.Parse("0.001")), lane, _symbols.Count(s => s.Lane == lane));
        _symbols.Add(followed);
        return followed;
    }

    /// <summary>Publishes a view as the result of one more frame.</summary>
    public void Publish(string symbol, SymbolView view)
    {
        view.Scores = ++_frames;
        Find(symbol)!.Slot.Write(view);
    }

    /// <summary>Publishes a view that no frame made: the last frame's, judged anew.</summary>
    public void Republish(string symbol, SymbolView view)
    {
        FollowedSymbol followed = Find(symbol)!;
        followed.Read(out SymbolView before);
        view.Scores = before.Scores;
        followed.Slot.Write(view);
    }

    public Task<IReadOnlyList<string>> FollowAsync(FollowedUniverse universe, CancellationToken cancellation)
    {
        Universe = universe;
        return Task.FromResult<IReadOnlyList<string>>([]);
    }

    public EngineHealth ReadHealth() => Health;

    public FollowedSymbol? Find(string symbol) => _symbols.Find(s => s.Instrument.Symbol == symbol);

    public Task<SymbolDetail> InspectAsync(FollowedSymbol symbol, CancellationToken cancellation) =>
        Detail is null ? throw new LaneBusyException("The inbox of lane 0 is full.") : Task.FromResult(Detail(symbol));

    public Task<IReadOnlyList<TopicReport>> ReadTopicsAsync(int connection, CancellationToken cancellation)
    {
        if (connection != SilentLane)
        {
            return Task.FromResult(Topics);
        }

        SilentLaneAsked.TrySetResult();
        return new TaskCompletionSource<IReadOnlyList<TopicReport>>().Task.WaitAsync(cancellation);
    }

    public Task<ResyncAnswer> ResyncAsync(string symbol, string cause, CancellationToken cancellation)
    {
        Resyncs.Add((symbol, cause));
        return Resync is { } answer ? Task.FromResult(answer) : throw new LaneBusyException("The lane takes no commands now.");
    }

    public bool Retry(int connection, string cause)
    {
        Retries.Add((connection, cause));
        return connection < Health.Connections.Count + (Health.Metrics is null ? 0 : 1);
    }

    public Task<ColumnHistory?> WatchAsync(FollowedSymbol symbol, ChannelWriter<ColumnUpdate> updates, CancellationToken cancellation)
    {
        ColumnHistory? held = Columns?.Invoke(symbol);
        if (held is not null)
        {
            Watchers.GetValueOrDefault(symbol.Instrument.Symbol)?.TryComplete();
            Watchers[symbol.Instrument.Symbol] = updates;
        }

        return Task.FromResult(held);
    }

    public Task UnwatchAsync(FollowedSymbol symbol, ChannelWriter<ColumnUpdate> updates)
    {
        Watchers.TryRemove(KeyValuePair.Create(symbol.Instrument.Symbol, updates));
        return Task.CompletedTask;
    }

    public Task<ColumnHistory?> ReadColumnsAsync(FollowedSymbol symbol, CancellationToken cancellation) => Task.FromResult(Columns?.Invoke(symbol));
}

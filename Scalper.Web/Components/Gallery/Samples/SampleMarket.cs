using System.Threading.Channels;
using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Core.Heatmap;
using Scalper.Core.Universe;

namespace Scalper.Web.Components.Gallery.Samples;

/// <summary>A market that stands still. It takes no command: what is asked of it has no effect anywhere.</summary>
internal sealed class SampleMarket(IReadOnlyList<FollowedSymbol> symbols, FollowedUniverse? universe, EngineHealth health) : IMarket
{
    public IReadOnlyList<FollowedSymbol> Symbols => symbols;

    public FollowedUniverse? Universe => universe;

    /// <summary>What is read next.</summary>
    public EngineHealth Health { get; set; } = health;

    public Task<IReadOnlyList<string>> FollowAsync(FollowedUniverse universe, CancellationToken cancellation) => throw Refusal();

    public EngineHealth ReadHealth() => Health;

    public FollowedSymbol? Find(string symbol) => symbols.FirstOrDefault(s => s.Instrument.Symbol == symbol);

    public Task<SymbolDetail> InspectAsync(FollowedSymbol symbol, CancellationToken cancellation) => throw Refusal();

    public Task<IReadOnlyList<TopicReport>> ReadTopicsAsync(int connection, CancellationToken cancellation) => throw Refusal();

    public bool Retry(int connection, string cause) => false;

    public Task<ResyncAnswer> ResyncAsync(string symbol, string cause, CancellationToken cancellation) => throw Refusal();

    public Task<ColumnHistory?> WatchAsync(FollowedSymbol symbol, ChannelWriter<ColumnUpdate> updates, CancellationToken cancellation) => throw Refusal();

    public Task UnwatchAsync(FollowedSymbol symbol, ChannelWriter<ColumnUpdate> updates) => throw Refusal();

    public Task<ColumnHistory?> ReadColumnsAsync(FollowedSymbol symbol, CancellationToken cancellation) => throw Refusal();

    private static LaneBusyException Refusal() => new("This market is a sample.");
}

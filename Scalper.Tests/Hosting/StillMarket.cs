using System.Threading.Channels;
using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Core.Heatmap;
using Scalper.Core.Universe;

namespace Scalper.Tests.Hosting;

/// <summary>A market without symbols that stays in one state.</summary>
internal sealed class StillMarket(EngineStatus status) : IMarket
{
    public IReadOnlyList<FollowedSymbol> Symbols => [];

    public FollowedUniverse? Universe => null;

    public Task<IReadOnlyList<string>> FollowAsync(FollowedUniverse universe, CancellationToken cancellation) =>
        throw new LaneBusyException("There is no lane.");

    public FollowedSymbol? Find(string symbol) => null;

    public Task<SymbolDetail> InspectAsync(FollowedSymbol symbol, CancellationToken cancellation) => throw new LaneBusyException("There is no lane.");

    public EngineHealth ReadHealth() => new()
    {
        AtMs = 0,
        Status = status,
        Total = 0,
        Live = 0,
        Stale = 0,
        Invalid = 0,
        MessagesPerSecond = 0,
        MessagesTotal = 0,
        Connections = [],
        TickToScore = default,
    };

    public Task<IReadOnlyList<TopicReport>> ReadTopicsAsync(int connection, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<TopicReport>>([]);

    public bool Retry(int connection, string cause) => false;

    public Task<ResyncAnswer> ResyncAsync(string symbol, string cause, CancellationToken cancellation) => Task.FromResult(ResyncAnswer.NotFollowed);

    public Task<ColumnHistory?> WatchAsync(FollowedSymbol symbol, ChannelWriter<ColumnUpdate> updates, CancellationToken cancellation) => throw new LaneBusyException("There is no lane.");

    public Task UnwatchAsync(FollowedSymbol symbol, ChannelWriter<ColumnUpdate> updates) => throw new LaneBusyException("There is no lane.");

    public Task<ColumnHistory?> ReadColumnsAsync(FollowedSymbol symbol, CancellationToken cancellation) => throw new LaneBusyException("There is no lane.");
}

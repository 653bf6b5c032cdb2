using System.Threading.Channels;
using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Core.Heatmap;
using Scalper.Core.Universe;

namespace Scalper.Core.Replay.Session;

/// <summary>What the outside sees of a replay. Symbols are other objects after every way to another time: questions go by their names.</summary>
internal sealed class ReplayMarket(ReplayDriver driver) : IMarket
{
    private const double HealthyShare = 0.95;
    private const long StartNs = 30_000_000_000;
    private const double MillisecondNs = 1_000_000;

    public IReadOnlyList<FollowedSymbol> Symbols => driver.Picture.Symbols;

    public FollowedUniverse? Universe => driver.Picture.Universe;

    public Task<IReadOnlyList<string>> FollowAsync(FollowedUniverse universe, CancellationToken cancellation) =>
        throw new LaneBusyException("A replay follows what was recorded.");

    public FollowedSymbol? Find(string symbol) => driver.Picture.BySymbol.GetValueOrDefault(symbol);

    public Task<SymbolDetail> InspectAsync(FollowedSymbol symbol, CancellationToken cancellation) =>
        driver.Ask(d => Held(d, symbol)?.Copy() ?? SymbolDetail.Empty(Find(symbol.Instrument.Symbol) ?? symbol), cancellation);

    public Task<IReadOnlyList<TopicReport>> ReadTopicsAsync(int connection, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<TopicReport>>([]);

    public bool Retry(int connection, string cause) => false;

    public Task<ResyncAnswer> ResyncAsync(string symbol, string cause, CancellationToken cancellation) => Task.FromResult(ResyncAnswer.NotFollowed);

    public Task<ColumnHistory?> WatchAsync(FollowedSymbol symbol, ChannelWriter<ColumnUpdate> updates, CancellationToken cancellation) =>
        driver.Ask(d => Lane(d, symbol) is { } market && Held(d, symbol) is { } held ? market.Columns.Watch(held, updates, market.NowNs) : null, cancellation);

    public Task UnwatchAsync(FollowedSymbol symbol, ChannelWriter<ColumnUpdate> updates) => driver.Ask(d =>
    {
        Held(d, symbol)?.Unwatch(updates);
        return true;
    });

    public Task<ColumnHistory?> ReadColumnsAsync(FollowedSymbol symbol, CancellationToken cancellation) =>
        driver.Ask(d => Lane(d, symbol) is { } market ? Held(d, symbol)?.ReadColumns(market.NowNs) : null, cancellation);

    public EngineHealth ReadHealth()
    {
        ReplayPicture picture = driver.Picture;
        ReplayMoment moment = driver.Moment;
        ReplayPosition position = moment.Read(driver.Time);
        SymbolTally symbols = SymbolTally.Of(picture.Symbols);
        return new EngineHealth
        {
            AtMs = position.NowNs / (long)MillisecondNs,
            Status = StatusOf(symbols, picture, position),
            Total = symbols.Total,
            Live = symbols.Live,
            Quiet = symbols.Quiet,
            Stale = symbols.Stale,
            Invalid = symbols.Invalid,
            Gone = symbols.Gone,
            MessagesPerSecond = moment.FramesPerSecond,
            MessagesTotal = moment.Frames,
            Connections = [],
            Clock = new ClockReading(null, null, null, 0) { BehindMs = driver.Time.GetUtcNow().ToUnixTimeMilliseconds() - (position.NowNs / (long)MillisecondNs) },
            TickToScore = new TickToScore(null, null, null),
        };
    }

    private EngineStatus StatusOf(in SymbolTally symbols, ReplayPicture picture, in ReplayPosition position)
    {
        if (position.State == ReplayState.Faulted)
        {
            return EngineStatus.Down;
        }

        if (symbols.Live == 0)
        {
            // The first snapshots come with the beginning of a run.
            return position.NowNs - driver.FromNs < StartNs ? EngineStatus.Starting : EngineStatus.Down;
        }

        return picture.IsWhole && symbols.Live >= HealthyShare * (symbols.Total - symbols.Gone) ? EngineStatus.Healthy : EngineStatus.Degraded;
    }

    private static LaneMarket? Lane(ReplayDriver d, FollowedSymbol symbol) =>
        d.Picture.BySymbol.GetValueOrDefault(symbol.Instrument.Symbol) is { } present ? d.Player.LaneOf(present)?.Lane?.Market : null;

    private static SymbolStages? Held(ReplayDriver d, FollowedSymbol symbol) =>
        d.Picture.BySymbol.GetValueOrDefault(symbol.Instrument.Symbol) is { } present ? d.Player.Held(present) : null;
}

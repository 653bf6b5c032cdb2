using System.Threading.Channels;
using Scalper.Core.Feeds;
using Scalper.Core.Heatmap;
using Scalper.Core.Universe;

namespace Scalper.Core.Engine;

/// <summary>What the outside sees of a running engine. Every member is safe from any thread and never waits for a lane, except where it says so.</summary>
public interface IMarket
{
    /// <summary>The followed symbols in order of rank; empty until the universe is known.</summary>
    IReadOnlyList<FollowedSymbol> Symbols { get; }

    /// <summary>Where the list of symbols came from; null until it is known.</summary>
    FollowedUniverse? Universe { get; }

    /// <summary>
    /// Follows another universe from now on, over the connections there are and as many more as it takes. Symbols that both have, with
    /// the same steps, notice nothing: no frame of theirs is missed. Ends once all lanes have carried it out.
    /// </summary>
    /// <returns>Symbols that could not be changed, because their lane took no command; the next call tries them again.</returns>
    /// <exception cref="LaneBusyException">The engine has not started, or it or a lane has stopped.</exception>
    Task<IReadOnlyList<string>> FollowAsync(FollowedUniverse universe, CancellationToken cancellation);

    /// <summary>Counts and connection states at this moment.</summary>
    EngineHealth ReadHealth();

    /// <summary>Finds a followed symbol by the venue's name (ordinal, upper case); null where it is not followed.</summary>
    FollowedSymbol? Find(string symbol);

    /// <summary>
    /// Asks the symbol's lane for a copy of book, tape and candles, taken between two frames; waits at most about 100 ms on a quiet lane.
    /// </summary>
    /// <exception cref="LaneBusyException">The lane's inbox is full or the lane has stopped.</exception>
    Task<SymbolDetail> InspectAsync(FollowedSymbol symbol, CancellationToken cancellation);

    /// <summary>Asks a main connection's lane for every topic and where it stands; waits as <see cref="InspectAsync"/> does. None for any other connection.</summary>
    /// <param name="connection">Its index, as <see cref="ConnectionHealth.Index"/> says.</param>
    /// <exception cref="LaneBusyException">The lane's inbox is full or the lane has stopped.</exception>
    Task<IReadOnlyList<TopicReport>> ReadTopicsAsync(int connection, CancellationToken cancellation);

    /// <summary>Lets a halted or waiting connection try again at once.</summary>
    /// <param name="cause">Who asked, for the record.</param>
    /// <returns>False where there is no such connection.</returns>
    bool Retry(int connection, string cause);

    /// <summary>
    /// Asks the venue for a symbol's book anew. The book is not served until its snapshot came, and so there is no score. Says in the
    /// log who asked and what came of it. Waits as <see cref="InspectAsync"/> does.
    /// </summary>
    /// <param name="symbol">As <see cref="Primitives.Instrument.Symbol"/>.</param>
    /// <param name="cause">Who asked, for the record.</param>
    /// <exception cref="LaneBusyException">The lane's inbox is full or the lane has stopped.</exception>
    Task<ResyncAnswer> ResyncAsync(string symbol, string cause, CancellationToken cancellation);

    /// <summary>
    /// From now on the symbol's columns of 100 ms go to the writer as they close. It is never waited for: where it is full the column is
    /// left out, and the next one that fits is a KEY. One listener a symbol: another call completes the first one's writer. The writer
    /// is completed when the symbol is dropped, replaced or gone, or its lane stops. Waits as <see cref="InspectAsync"/> does; who stops
    /// waiting may have become the listener all the same, until <see cref="UnwatchAsync"/>.
    /// </summary>
    /// <returns>What is held at this moment; null, and nothing goes to the writer, where nothing is kept of the symbol.</returns>
    /// <exception cref="LaneBusyException">The lane's inbox is full or the lane has stopped.</exception>
    Task<ColumnHistory?> WatchAsync(FollowedSymbol symbol, ChannelWriter<ColumnUpdate> updates, CancellationToken cancellation);

    /// <summary>
    /// No more columns go to the writer, which is left as it is; nothing happens where another one listens or none. Waits as
    /// <see cref="InspectAsync"/> does.
    /// </summary>
    /// <exception cref="LaneBusyException">The lane's inbox is full or the lane has stopped.</exception>
    Task UnwatchAsync(FollowedSymbol symbol, ChannelWriter<ColumnUpdate> updates);

    /// <summary>What is held of the symbol's past; null where nothing is kept of it. Waits as <see cref="InspectAsync"/> does.</summary>
    /// <exception cref="LaneBusyException">The lane's inbox is full or the lane has stopped.</exception>
    Task<ColumnHistory?> ReadColumnsAsync(FollowedSymbol symbol, CancellationToken cancellation);
}

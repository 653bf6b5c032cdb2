using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Scalper.Core.Universe;

namespace Scalper.Core.Engine;

/// <summary>
/// Fetches the books of a venue whose stream brings changes alone, one at a time and so many a minute, the lowest rank first: what is traded most is
/// back first after a start or a lost connection. One that is asked for again right after it came waits longer each time; where the venue asks for patience, all wait. <see cref="Ask"/> is safe from any thread.
/// </summary>
/// <param name="perMinute">Most books a minute: each costs of what the venue lets one address ask.</param>
/// <param name="give">Hands a symbol's book over, as a frame that the codec reads.</param>
internal sealed partial class SnapshotDesk(IVenueRest rest, int perMinute, TimeProvider time, ILogger log, Action<FollowedSymbol, byte[]> give) : ISnapshotDesk
{
    private const int MostDoublings = 5;

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, Asked> _asked = new(StringComparer.Ordinal);

    // Holds a symbol once at most.
    private readonly Channel<RankedSymbol> _questions = Channel.CreateUnboundedPrioritized(
        new UnboundedPrioritizedChannelOptions<RankedSymbol> { SingleReader = true, Comparer = Comparer<RankedSymbol>.Create(static (a, b) => a.Rank.CompareTo(b.Rank)) });

    public void Ask(FollowedSymbol symbol, int rank)
    {
        if (_asked.GetOrAdd(symbol.Instrument.Symbol, static _ => new Asked()).TryBegin(time))
        {
            _questions.Writer.TryWrite(new RankedSymbol(symbol, rank));
        }
    }

    /// <summary>Fetches, on the pool, until cancelled.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using PeriodicTimer pace = new(TimeSpan.FromMinutes(1) / perMinute, time);
        try
        {
            await foreach ((FollowedSymbol symbol, _) in _questions.Reader.ReadAllAsync(stop).ConfigureAwait(false))
            {
                TimeSpan? patience = await FetchAsync(symbol, stop).ConfigureAwait(false);
                long since = time.GetTimestamp();
                do
                {
                    await pace.WaitForNextTickAsync(stop).ConfigureAwait(false);
                }
                while (time.GetElapsedTime(since) < patience);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The engine stops.
        }
    }

    /// <returns>How long the venue wants nothing from us; none where it did not say.</returns>
    private async Task<TimeSpan?> FetchAsync(FollowedSymbol symbol, CancellationToken stop)
    {
        Asked asked = _asked[symbol.Instrument.Symbol];
        try
        {
            byte[] book = await rest.ReadBookAsync(symbol.Instrument.Symbol, stop).ConfigureAwait(false)
                ?? throw new InvalidOperationException($"{symbol.Instrument.Symbol}: its venue gives no books by REST.");
            asked.End(time);
            give(symbol, book);
            return null;
        }
        catch (VenueRequestException e)
        {
            asked.End(time);
            LogUnread(symbol.Instrument.Symbol, e.Message);
            return e.RetryAfter;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Symbol}: its book could not be fetched: {Reason}")]
    private partial void LogUnread(string symbol, string reason);

    /// <summary>How a symbol's questions stand. Any thread.</summary>
    private sealed class Asked
    {
        private readonly Lock _lock = new();
        private bool _isUnderWay;
        private long? _endedAt;
        private int _inARow;

        public bool TryBegin(TimeProvider time)
        {
            lock (_lock)
            {
                TimeSpan since = _endedAt is { } at ? time.GetElapsedTime(at) : TimeSpan.MaxValue;
                if (_isUnderWay || since < (_inARow == 0 ? TimeSpan.Zero : FirstWait * (1 << Math.Min(_inARow - 1, MostDoublings))))
                {
                    return false;
                }

                _inARow = since > Forgotten ? 0 : _inARow;
                return _isUnderWay = true;
            }
        }

        public void End(TimeProvider time)
        {
            lock (_lock)
            {
                _isUnderWay = false;
                _endedAt = time.GetTimestamp();
                _inARow++;
            }
        }
    }
}

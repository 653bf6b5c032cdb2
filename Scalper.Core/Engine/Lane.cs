using System.Threading.Channels;
using Scalper.Core.Books;
using Scalper.Core.Events;
using Scalper.Core.Feeds;
using Scalper.Core.Primitives;
using Scalper.Core.Scoring;
using Scalper.Core.Venues.Bybit;
using Scalper.Core.Wire;

namespace Scalper.Core.Engine;

/// <summary>
/// The only writer of its symbols. Whoever has frames - a socket, a recording, a simulation - calls <see cref="Step"/> with one at a
/// time; every stage runs to the end before it returns, so that each book or trade frame leaves a fresh score behind. Reads no clock
/// and makes no garbage once warm. All calls come from one thread, except <see cref="TryPost"/>.
/// </summary>
public sealed class Lane : IFrameHandler
{
    private const int InboxCapacity = 256;
    private const long RetryEveryNs = 100_000_000;

    private readonly BybitCodec _codec = new();
    private readonly SymbolMap _map;
    private readonly SymbolStages[] _symbols;
    private readonly FeedSession? _feed;
    private readonly Channel<LaneCommand> _inbox = Channel.CreateBounded<LaneCommand>(
        new BoundedChannelOptions(InboxCapacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    // Commands left in the inbox, so that a frame does not take the inbox's lock to find it empty.
    private int _posted;
    private int _scored;
    private long _retryAtNs;

    /// <param name="symbols">The symbols of this lane.</param>
    /// <param name="bookDepths">Subscribed levels per side of each symbol.</param>
    /// <param name="feed">Keeps the subscriptions; none where frames come from a recording.</param>
    public Lane(EngineOptions options, IReadOnlyList<FollowedSymbol> symbols, IReadOnlyList<int> bookDepths, FeedSession? feed)
    {
        ClassicModel model = new(options.Weights);
        _feed = feed;
        _map = new SymbolMap(symbols.Select(s => s.Instrument.Symbol));
        _symbols = [.. symbols.Zip(bookDepths, (s, depth) => new SymbolStages(s, options, depth, model))];
    }

    /// <summary>The lane's time: the latest receive time so far, Unix nanoseconds. Never runs back.</summary>
    public long NowNs { get; private set; }

    /// <summary>Frames that could not be read.</summary>
    public long Malformed { get; private set; }

    /// <summary>What was wrong with the last of them.</summary>
    public DecodeResult LastMalformed { get; private set; }

    /// <summary>Takes one whole frame through every stage.</summary>
    /// <param name="receivedAtNs">When the read that completed it returned, Unix nanoseconds.</param>
    /// <returns>Index of the symbol whose score is fresh; -1 where the frame made none.</returns>
    public int Step(ReadOnlySpan<byte> frame, long receivedAtNs)
    {
        DrainInbox();
        Advance(receivedAtNs);
        Retry();
        _scored = -1;
        DecodeResult result = _codec.Decode(frame, this);
        if (result > DecodeResult.Ignored)
        {
            Malformed++;
            LastMalformed = result;
        }

        return _scored;
    }

    /// <summary>Time passes without a frame: commands and retries get their turn.</summary>
    public void Idle(long nowNs)
    {
        DrainInbox();
        Advance(nowNs);
        Retry();
    }

    /// <summary>A connection is open: every book waits for its snapshot.</summary>
    public void Connected(IOutbox outbox, long nowNs)
    {
        Advance(nowNs);
        foreach (SymbolStages symbol in _symbols)
        {
            symbol.AwaitSnapshot(NowNs);
        }

        _feed?.Connected(outbox, NowNs);
        for (int i = 0; i < _symbols.Length; i++)
        {
            if (_feed?.IsRefused(i) == true)
            {
                _symbols[i].Lose(BookFaultKind.Rejected, NowNs);
            }
        }
    }

    /// <summary>The connection is gone: no book is served until the next one brings its snapshot.</summary>
    public void Disconnected(long nowNs)
    {
        Advance(nowNs);
        _feed?.Disconnected();
        foreach (SymbolStages symbol in _symbols)
        {
            symbol.Lose(BookFaultKind.ConnectionLost, NowNs);
        }
    }

    /// <summary>Leaves a command to be carried out before the next frame. Safe from any thread; never waits.</summary>
    /// <returns>False where the inbox is full or closed.</returns>
    internal bool TryPost(LaneCommand command)
    {
        if (!_inbox.Writer.TryWrite(command))
        {
            return false;
        }

        Interlocked.Increment(ref _posted);
        return true;
    }

    /// <summary>Serves no book any more, refuses further commands and ends those that wait. The lane's last act.</summary>
    internal void Close()
    {
        foreach (SymbolStages symbol in _symbols)
        {
            symbol.Retire();
        }

        _inbox.Writer.TryComplete();
        while (_inbox.Reader.TryRead(out LaneCommand? command))
        {
            command.Refuse();
        }
    }

    bool IFrameHandler.TryFind(ReadOnlySpan<byte> symbol, out int index, out Instrument instrument)
    {
        bool found = _map.TryFind(symbol, out index);
        instrument = found ? _symbols[index].Instrument : null!;
        return found;
    }

    void IFrameHandler.OnBook(int index, in BookEvent book)
    {
        SymbolStages symbol = _symbols[index];
        if (book.Depth != symbol.Book.Depth)
        {
            return;
        }

        switch (symbol.OnBook(book, NowNs))
        {
            case BookChange.Invalidated:
                _feed?.RequestSnapshot(index, NowNs);
                break;
            case BookChange.Replaced:
                _feed?.SnapshotArrived(index);
                break;
        }

        NoteScore(index);
    }

    void IFrameHandler.OnUnreadableBook(int index, int depth)
    {
        SymbolStages symbol = _symbols[index];
        if (depth == symbol.Book.Depth && symbol.OnUnreadableBook(NowNs) == BookChange.Invalidated)
        {
            _feed?.RequestSnapshot(index, NowNs);
        }
    }

    void IFrameHandler.OnTrades(int index, ReadOnlySpan<Trade> trades)
    {
        _symbols[index].OnTrades(trades, NowNs);
        NoteScore(index);
    }

    void IFrameHandler.OnTicker(int index, in TickerEvent ticker) => _symbols[index].OnTicker(ticker, NowNs);

    void IFrameHandler.OnReply(in ControlReply reply)
    {
        if (_feed?.OnReply(reply) is { } refused)
        {
            _symbols[refused].Lose(BookFaultKind.Rejected, NowNs);
        }
    }

    // A busy lane is never idle: what is due must not wait for a pause between frames.
    private void Retry()
    {
        if (NowNs >= _retryAtNs)
        {
            _retryAtNs = NowNs + RetryEveryNs;
            _feed?.Idle(NowNs);
        }
    }

    private void Advance(long nowNs) => NowNs = Math.Max(NowNs, nowNs);

    private void NoteScore(int index) => _scored = _symbols[index].Book.IsLive ? index : -1;

    private void DrainInbox()
    {
        while (Volatile.Read(ref _posted) != 0 && _inbox.Reader.TryRead(out LaneCommand? command))
        {
            Interlocked.Decrement(ref _posted);
            command.Run(_symbols);
        }
    }
}

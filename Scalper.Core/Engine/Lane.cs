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
/// and makes no garbage once warm. All calls come from one thread, except <see cref="TryPost"/> and <see cref="Read"/>.
/// </summary>
public sealed class Lane : IFeed, IFrameHandler, IFeedListener
{
    private const int InboxCapacity = 256;
    private const long TurnEveryNs = 100_000_000;

    private readonly BybitCodec _codec = new();
    private readonly EngineOptions _options;
    private readonly ClassicModel _model;
    private readonly SymbolMap _map;
    private readonly FollowedSymbol[] _followed;
    private readonly IReadOnlyList<int> _bookDepths;
    private readonly SymbolStages?[] _symbols;
    private readonly LaneLinks _links;
    private readonly FeedSession? _feed;
    private readonly MalformedFrames _malformed = new();
    private readonly Lateness _lateness = new();
    private readonly PublishedSlot<FeedReading> _published = new();
    private readonly Channel<LaneCommand> _inbox = Channel.CreateBounded<LaneCommand>(
        new BoundedChannelOptions(InboxCapacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    // Commands left in the inbox, so that a frame does not take the inbox's lock to find it empty.
    private int _posted;
    private int _scored;
    private long _nextTurnNs;
    private FeedReading _reading;

    /// <param name="symbols">The symbols of this lane.</param>
    /// <param name="bookDepths">Subscribed levels per side of each symbol.</param>
    /// <param name="links">Who else has a part in the lane; none where frames come from a recording.</param>
    public Lane(EngineOptions options, IReadOnlyList<FollowedSymbol> symbols, IReadOnlyList<int> bookDepths, LaneLinks? links = null)
    {
        _options = options;
        _model = new ClassicModel(options.Weights);
        _links = links ?? new LaneLinks();
        _feed = _links.Feed;
        _feed?.Attach(this);
        _followed = [.. symbols];
        _bookDepths = bookDepths;
        _map = new SymbolMap(symbols.Select(s => s.Instrument.Symbol));
        _symbols = new SymbolStages?[symbols.Count];
        for (int i = 0; i < _symbols.Length; i++)
        {
            _symbols[i] = Make(i);
        }
    }

    /// <summary>The lane's time: the latest receive time so far, Unix nanoseconds. Never runs back.</summary>
    public long NowNs { get; private set; }

    /// <summary>Frames that could not be read.</summary>
    public long Malformed => _malformed.Count;

    /// <summary>What was wrong with the last of them.</summary>
    public DecodeResult LastMalformed => _malformed.Last;

    /// <summary>Why its connection should be replaced; null where it is well.</summary>
    public ConnectionEnd? Demand => _feed?.Demand;

    int IFeed.Priority => _feed?.Priority ?? 0;

    MalformedFrames IFeed.Malformed => _malformed;

    /// <summary>Takes one whole frame through every stage.</summary>
    /// <param name="receivedAtNs">When the read that completed it returned, Unix nanoseconds.</param>
    /// <returns>Index of the symbol whose score is fresh; -1 where the frame made none.</returns>
    public int Step(ReadOnlySpan<byte> frame, long receivedAtNs)
    {
        Advance(receivedAtNs);
        DrainInbox();
        TakeTurn();
        _scored = -1;
        DecodeResult result = _codec.Decode(frame, this);
        if (result > DecodeResult.Ignored)
        {
            _malformed.Note(frame, result);
        }
        else if (_codec.GatewayTimeMs > 0)
        {
            _links.Delay?.Record(receivedAtNs, _codec.GatewayTimeMs);
        }

        return _scored;
    }

    /// <summary>Time passes without a frame: commands, deadlines and retries get their turn.</summary>
    public void Idle(long nowNs)
    {
        Advance(nowNs);
        DrainInbox();
        TakeTurn();
    }

    /// <summary>A connection is open: every book waits for its snapshot.</summary>
    public void Connected(IOutbox outbox, long nowNs)
    {
        Advance(nowNs);
        _lateness.Restart();
        foreach (SymbolStages? symbol in _symbols)
        {
            symbol?.AwaitSnapshot(NowNs);
        }

        _feed?.Connected(outbox, NowNs);
        for (int i = 0; i < _symbols.Length; i++)
        {
            if (_feed?.IsRejected(i) == true)
            {
                _symbols[i]?.Lose(BookFaultKind.Rejected, NowNs);
            }
        }

        Publish();
    }

    /// <summary>The connection is gone: no book is served until the next one brings its snapshot.</summary>
    public void Disconnected(long nowNs)
    {
        Advance(nowNs);
        _feed?.Disconnected();
        foreach (SymbolStages? symbol in _symbols)
        {
            symbol?.Lose(BookFaultKind.ConnectionLost, NowNs);
        }

        Publish();
    }

    /// <summary>Copies what the lane published of its feed on its last turn. Safe from any thread.</summary>
    public void Read(out FeedReading reading) => _published.Read(out reading);

    /// <summary>Every topic of the lane at this moment.</summary>
    public IReadOnlyList<TopicReport> ReportTopics() => _feed?.Report() ?? [];

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

    /// <summary>The book of a symbol; null while the symbol is gone.</summary>
    internal OrderBook? BookOf(int symbol) => _symbols[symbol]?.Book;

    /// <summary>A copy of everything that is held of a symbol.</summary>
    internal SymbolDetail Copy(int symbol) => _symbols[symbol]?.Copy() ?? SymbolDetail.Empty(_followed[symbol]);

    /// <summary>A symbol goes on with other steps: what was kept of it is void, and its book is asked for anew.</summary>
    internal void ReplaceInstrument(int symbol, FollowedSymbol replacement)
    {
        Release(symbol, BookFaultKind.InstrumentChanged);
        _followed[symbol] = replacement;
        Stages(symbol);
        _feed?.Restart(symbol, NowNs);
    }

    /// <summary>Serves no book any more, refuses further commands and ends those that wait. The lane's last act.</summary>
    internal void Close()
    {
        foreach (SymbolStages? symbol in _symbols)
        {
            symbol?.Retire(BookFaultKind.EngineStopped);
        }

        _inbox.Writer.TryComplete();
        while (_inbox.Reader.TryRead(out LaneCommand? command))
        {
            command.Refuse();
        }
    }

    void IFeed.Close() => Close();

    bool IFrameHandler.TryFind(ReadOnlySpan<byte> symbol, out int index, out Instrument instrument)
    {
        bool found = _map.TryFind(symbol, out index);
        instrument = found ? _followed[index].Instrument : null!;
        return found;
    }

    void IFrameHandler.OnBook(int index, in BookEvent book)
    {
        SymbolStages symbol = Stages(index);
        if (book.Depth != symbol.Book.Depth)
        {
            return;
        }

        BookChange change = symbol.OnBook(book, NowNs, MeasureLateness());
        bool isWhole = symbol.Book.IsLive || change is BookChange.Updated or BookChange.Replaced;
        _feed?.OnData(index, TopicKind.Book, isWhole, book.IsSnapshot, NowNs);
        if (change == BookChange.Invalidated)
        {
            _feed?.RequestSnapshot(index, NowNs);
        }

        // The venue began anew: with it, perhaps, the steps of its prices.
        if (book is { IsSnapshot: true, UpdateId: 1 })
        {
            _links.Instruments?.Ask(_followed[index]);
        }

        NoteScore(symbol, index);
    }

    void IFrameHandler.OnUnreadableBook(int index, int depth)
    {
        // Nothing is kept of a symbol that is gone, and what can't be read does not bring it back.
        if (_symbols[index] is { } symbol && depth == symbol.Book.Depth && symbol.OnUnreadableBook(NowNs) == BookChange.Invalidated)
        {
            _feed?.RequestSnapshot(index, NowNs);
        }
    }

    void IFrameHandler.OnOffGrid(int index) => _links.Instruments?.Ask(_followed[index]);

    void IFrameHandler.OnTrades(int index, ReadOnlySpan<Trade> trades)
    {
        SymbolStages symbol = Stages(index);
        symbol.OnTrades(trades, NowNs);
        _feed?.OnData(index, TopicKind.Trades, confirms: true, isSnapshot: false, NowNs);
        _links.Sightings?.Add(index, trades, NowNs);
        NoteScore(symbol, index);
    }

    void IFrameHandler.OnTicker(int index, in TickerEvent ticker)
    {
        Stages(index).OnTicker(ticker, NowNs, MeasureLateness());
        _feed?.OnData(index, TopicKind.Ticker, confirms: true, ticker.IsSnapshot, NowNs);
    }

    void IFrameHandler.OnReply(in ControlReply reply)
    {
        if (reply.Kind == ControlReplyKind.Pong)
        {
            _reading.PongAtNs = NowNs;
        }

        _feed?.OnReply(reply, NowNs);
    }

    void IFeedListener.BookRejected(int symbol) => _symbols[symbol]?.Lose(BookFaultKind.Rejected, NowNs);

    void IFeedListener.SymbolGone(int symbol) => Release(symbol, BookFaultKind.Gone);

    // Kept only while it is followed: a symbol that is gone holds nothing.
    private SymbolStages Stages(int index)
    {
        if (_symbols[index] is { } known)
        {
            return known;
        }

        SymbolStages made = Make(index);
        _symbols[index] = made;
        made.AwaitSnapshot(NowNs);
        return made;
    }

    private SymbolStages Make(int index) => new(_followed[index], _options, _bookDepths[index], _model);

    private void Release(int index, BookFaultKind reason)
    {
        _symbols[index]?.Retire(reason);
        _symbols[index] = null;
    }

    // A busy lane is never idle: what is due must not wait for a pause between frames.
    private void TakeTurn()
    {
        if (NowNs < _nextTurnNs || _feed is null)
        {
            return;
        }

        _nextTurnNs = NowNs + TurnEveryNs;
        _feed.Turn(NowNs);
        if (_feed.IsAttentive)
        {
            CheckFreshness(_feed);
        }

        Publish();
    }

    private void CheckFreshness(FeedSession feed)
    {
        for (int i = 0; i < _symbols.Length; i++)
        {
            if (_symbols[i] is not { } symbol)
            {
                continue;
            }

            if (symbol.CheckFreshness(NowNs))
            {
                feed.BookStale(i, NowNs);
            }

            if (symbol.CheckTrades(NowNs))
            {
                feed.TradesStale(i, NowNs);
            }
        }
    }

    private void Publish()
    {
        if (_feed is null)
        {
            return;
        }

        _reading.Topics = _feed.Count();
        _reading.DataAtNs = _feed.DataAtNs;
        _reading.TurnAtNs = NowNs;
        _reading.Requests = _feed.RequestsMade;
        _reading.Gone = _feed.GoneCount;
        _published.Write(in _reading);
    }

    // A recording is believed as it is.
    private long MeasureLateness()
    {
        if (_feed is null)
        {
            return 0;
        }

        long lateNs = _lateness.Of(NowNs, _codec.GatewayTimeMs);
        _feed.NoteLateness(lateNs);
        return lateNs;
    }

    private void Advance(long nowNs) => NowNs = Math.Max(NowNs, nowNs);

    private void NoteScore(SymbolStages symbol, int index) => _scored = symbol.Book.IsLive ? index : -1;

    private void DrainInbox()
    {
        while (Volatile.Read(ref _posted) != 0 && _inbox.Reader.TryRead(out LaneCommand? command))
        {
            Interlocked.Decrement(ref _posted);
            command.Run(this);
        }
    }
}

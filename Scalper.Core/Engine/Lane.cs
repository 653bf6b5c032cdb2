using System.Threading.Channels;
using Scalper.Core.Books;
using Scalper.Core.Events;
using Scalper.Core.Feeds;
using Scalper.Core.Heatmap;
using Scalper.Core.Primitives;
using Scalper.Core.Venues.Bybit;
using Scalper.Core.Wire;

namespace Scalper.Core.Engine;

/// <summary>
/// The only writer of its symbols. Whoever has frames - a socket, a recording, a simulation - calls <see cref="Step"/> with one at a
/// time; every stage runs to the end before it returns, so that each book or trade frame leaves a fresh score behind. Reads no clock
/// and makes no garbage once warm. All calls come from one thread, except <see cref="Read"/> and
/// posting to its inbox.
/// </summary>
public sealed class Lane : IFeed, IFrameHandler, IFeedListener
{
    private const long TurnEveryNs = 100_000_000;
    private const long ColumnNs = ColumnMessage.WatchedMs * 1_000_000L;

    // A whole part of a second, where columns of all symbols end.
    private const long AllColumnsNs = 5 * ColumnNs;

    private readonly BybitCodec _codec = new();
    private readonly EngineOptions _options;
    private readonly LaneSymbols _symbols;
    private readonly LaneLinks _links;
    private readonly FeedSession? _feed;
    private readonly MalformedFrames _malformed = new();
    private readonly Lateness _lateness = new();
    private readonly PublishedSlot<FeedReading> _published = new();
    private readonly FeedInbox<Lane> _inbox = new();
    private readonly List<SymbolStages> _watched = [];
    private int _scored;
    private long _nextTurnNs;
    private long _nextColumnNs;
    private long _nextAllColumnsNs;
    private FeedReading _reading;

    /// <param name="symbols">The symbols of this lane, in the order of their places.</param>
    /// <param name="bookDepths">Subscribed levels per side of each symbol.</param>
    /// <param name="links">Who else has a part in the lane; none where frames come from a recording.</param>
    public Lane(EngineOptions options, IReadOnlyList<FollowedSymbol> symbols, IReadOnlyList<int> bookDepths, LaneLinks? links = null)
    {
        _options = options;
        _links = links ?? new LaneLinks();
        _feed = _links.Feed;
        _feed?.Attach(this);
        _symbols = new LaneSymbols(options, _links.Sightings, _links.Pages);
        _symbols.Put(symbols.Zip(bookDepths));
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
        _inbox.Drain(this);
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
        _inbox.Drain(this);
        TakeTurn();
    }

    /// <summary>A connection is open: every book waits for its snapshot.</summary>
    public void Connected(IOutbox outbox, long nowNs)
    {
        Advance(nowNs);
        _lateness.Restart();
        for (int i = 0; i < _symbols.Count; i++)
        {
            _symbols[i]?.AwaitSnapshot(NowNs);
        }

        _feed?.Connected(outbox, NowNs);
        for (int i = 0; i < _symbols.Count; i++)
        {
            LoseIfRejected(i);
        }

        Publish();
    }

    /// <summary>The connection is gone: no book is served until the next one brings its snapshot.</summary>
    public void Disconnected(long nowNs)
    {
        Advance(nowNs);
        _feed?.Disconnected();
        for (int i = 0; i < _symbols.Count; i++)
        {
            _symbols[i]?.Lose(BookFaultKind.ConnectionLost, NowNs);
        }

        Publish();
    }

    /// <summary>Copies what the lane published of its feed on its last turn. Safe from any thread.</summary>
    public void Read(out FeedReading reading) => _published.Read(out reading);

    /// <summary>Every topic of the lane at this moment.</summary>
    public IReadOnlyList<TopicReport> ReportTopics() => _feed?.Report() ?? [];

    /// <summary>Commands to be carried out before the next frame.</summary>
    internal FeedInbox<Lane> Inbox => _inbox;

    /// <summary>Learns when trades came that the metrics feed sees too; null where nobody asks.</summary>
    internal TradeSightings? Sightings => _links.Sightings;

    /// <summary>The book of a symbol; null while the symbol is gone.</summary>
    internal OrderBook? BookOf(int symbol) => _symbols[symbol]?.Book;

    /// <summary>A copy of everything that is held of a symbol: of one that the lane follows no more, nothing.</summary>
    internal SymbolDetail Copy(FollowedSymbol symbol) =>
        Held(symbol)?.Copy() ?? SymbolDetail.Empty(symbol);

    /// <summary>Lets a symbol's columns of 100 ms go to a writer, and gives what is held; null where nothing is kept of the symbol.</summary>
    internal ColumnHistory? Watch(FollowedSymbol symbol, ChannelWriter<ColumnUpdate> updates)
    {
        if (Held(symbol) is not { } held)
        {
            return null;
        }

        if (!_watched.Contains(held))
        {
            _watched.Add(held);
        }

        return held.Watch(updates, NowNs);
    }

    /// <summary>No more columns go to the writer.</summary>
    internal void Unwatch(FollowedSymbol symbol, ChannelWriter<ColumnUpdate> updates) => Held(symbol)?.Unwatch(updates);

    /// <summary>What is held of a symbol's past; null where nothing is kept of the symbol.</summary>
    internal ColumnHistory? ReadColumns(FollowedSymbol symbol) => Held(symbol)?.ReadColumns(NowNs);

    /// <summary>Has a symbol's book sent anew. A book that is asked for already is left alone: one attempt at a time.</summary>
    internal ResyncAnswer Resync(FollowedSymbol symbol)
    {
        if (_feed is null || symbol.Place >= _symbols.Count || _symbols.Followed(symbol.Place) != symbol)
        {
            return ResyncAnswer.NotFollowed;
        }

        if (_symbols[symbol.Place] is not { } stages)
        {
            return ResyncAnswer.Gone;
        }

        ResyncAnswer answer = AnswerOf(_feed, symbol);
        if (answer == ResyncAnswer.Asked)
        {
            stages.Resync(NowNs);
            _feed.RequestSnapshot(symbol.Place, NowNs);
            Publish();
        }

        return answer;
    }

    /// <summary>Changes which symbols the lane follows.</summary>
    internal void Change(LaneChange change)
    {
        _symbols.Drop(change.Drops, NowNs);
        _feed?.Remove(change.Drops.Select(s => s.Place), NowNs);
        foreach (FollowedSymbol replacement in change.Replacements)
        {
            _symbols.Replace(replacement, NowNs);
            Await(replacement.Place);
            _feed?.Restart(replacement.Place, NowNs);
            LoseIfRejected(replacement.Place);
        }

        _symbols.Put(change.Adds.Select(a => (a.Symbol, _options.Feed.BookDepth)));
        foreach (RankedSymbol added in change.Adds)
        {
            Await(added.Symbol.Place);
        }

        _feed?.Add(change.Adds.Select(a => (a.Symbol.Place, new FeedSymbol(a.Symbol.Instrument.Symbol, a.Rank))), NowNs);
        Publish();
    }

    /// <summary>Serves no book any more, refuses further commands and ends those that wait. The lane's last act.</summary>
    internal void Close()
    {
        _symbols.RetireAll(BookFaultKind.EngineStopped, NowNs);
        _inbox.Close();
    }

    void IFeed.Close() => Close();

    bool IFrameHandler.TryFind(ReadOnlySpan<byte> symbol, out int index, out Instrument instrument) =>
        _symbols.TryFind(symbol, out index, out instrument);

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
            _links.Instruments?.Ask(_symbols.Followed(index)!);
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

    void IFrameHandler.OnUnreadable(int index) => _symbols[index]?.OnUnreadable(NowNs);

    void IFrameHandler.OnOffGrid(int index) => _links.Instruments?.Ask(_symbols.Followed(index)!);

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

    void IFeedListener.SymbolGone(int symbol) => _symbols.Release(symbol, BookFaultKind.Gone, NowNs);

    private static ResyncAnswer AnswerOf(FeedSession feed, FollowedSymbol symbol)
    {
        if (!feed.IsOpen)
        {
            return ResyncAnswer.NotConnected;
        }

        return feed.Report().FirstOrDefault(t => t.Kind == TopicKind.Book && t.Symbol == symbol.Instrument.Symbol)?.Status switch
        {
            TopicStatus.Confirmed => ResyncAnswer.Asked,
            TopicStatus.Rejected => ResyncAnswer.Refused,
            _ => ResyncAnswer.UnderWay,
        };
    }

    // What is kept of a symbol that the lane follows still.
    private SymbolStages? Held(FollowedSymbol symbol) =>
        symbol.Place < _symbols.Count && _symbols.Followed(symbol.Place) == symbol ? _symbols[symbol.Place] : null;

    // Kept only while data comes: a symbol that is gone holds nothing.
    private SymbolStages Stages(int index)
    {
        if (_symbols[index] is { } known)
        {
            return known;
        }

        SymbolStages made = _symbols.Make(index);
        made.AwaitSnapshot(NowNs);
        return made;
    }

    // Between two connections nothing is under way.
    private void Await(int place)
    {
        if (_feed?.IsOpen == true)
        {
            _symbols[place]!.AwaitSnapshot(NowNs);
        }
    }

    private void LoseIfRejected(int place)
    {
        if (_feed?.IsRejected(place) == true)
        {
            _symbols[place]?.Lose(BookFaultKind.Rejected, NowNs);
        }
    }

    // A busy lane is never idle: what is due must not wait for a pause between frames.
    private void TakeTurn()
    {
        CloseColumns();
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

    // Columns of symbols without a frame of their own close at the end of a column, as soon as anybody looks: those of 100 ms where somebody
    // does, and all others together, less often.
    private void CloseColumns()
    {
        if (NowNs < _nextColumnNs)
        {
            return;
        }

        _nextColumnNs = ((NowNs / ColumnNs) + 1) * ColumnNs;
        _watched.RemoveAll(static symbol => !symbol.IsWatched);
        foreach (SymbolStages symbol in _watched)
        {
            symbol.Advance(NowNs);
        }

        if (NowNs < _nextAllColumnsNs)
        {
            return;
        }

        _nextAllColumnsNs = ((NowNs / AllColumnsNs) + 1) * AllColumnsNs;
        for (int i = 0; i < _symbols.Count; i++)
        {
            _symbols[i]?.Advance(NowNs);
        }
    }

    private void CheckFreshness(FeedSession feed)
    {
        for (int i = 0; i < _symbols.Count; i++)
        {
            if (_symbols[i] is not { } symbol || !symbol.IsCheckDue(NowNs))
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
}

using System.Threading.Channels;
using Scalper.Core.Books;
using Scalper.Core.Engine.Inputs;
using Scalper.Core.Events;
using Scalper.Core.Feeds;
using Scalper.Core.Heatmap;
using Scalper.Core.Primitives;
using Scalper.Core.Wire;

namespace Scalper.Core.Engine;

/// <summary>
/// The only writer of its symbols. Whoever has frames - a socket, a recording, a simulation - calls <see cref="Step(ReadOnlySpan{byte}, long)"/> with one at a
/// time; every stage runs to the end before it returns, so that each book or trade frame leaves a fresh score behind. Reads no clock
/// and makes no garbage once warm. One call at a time, but for posting to its inbox: the threads of its connections take turns in <see cref="LaneRoute"/>.
/// </summary>
public sealed class Lane : IMarketListener, IFeedListener
{
    private const long TurnEveryNs = 100_000_000;

    private readonly LaneInputs _inputs;
    private readonly LaneMarket _market;
    private readonly LaneLinks _links;
    private readonly LaneRoute[] _routes;
    private readonly LaneRoute[] _routeOf;
    private readonly FeedSession? _books;
    private readonly bool _fetchesBooks;
    private readonly MalformedFrames _malformed = new();
    private readonly FeedInbox<Lane> _inbox = new();
    private LaneRoute? _current;
    private long _nextTurnNs;
    private bool _isClosed;

    /// <param name="symbols">The symbols of this lane, in the order of their places.</param>
    /// <param name="bookDepths">Subscribed levels per side of each symbol.</param>
    /// <param name="links">Who else has a part in the lane; none where frames come from a recording, which is believed as it is.</param>
    public Lane(EngineOptions options, IReadOnlyList<FollowedSymbol> symbols, IReadOnlyList<int> bookDepths, LaneLinks? links = null)
    {
        _links = links ?? new LaneLinks();
        _fetchesBooks = _links.Venue.SyncRule.SnapshotLevels > 0;
        Lock turn = new();
        _routes = [.. _links.Feeds.Select(f => new LaneRoute(this, turn, f))];
        _routeOf = _routes.Length == 0 ? [] : [.. Enum.GetValues<TopicKind>().Select(k => _routes.FirstOrDefault(r => r.Session.Kinds.Contains(k), _routes[0]))];
        _books = _routes.FirstOrDefault(r => r.HasBooks)?.Session;
        _books?.Attach(this);
        _market = new LaneMarket(options, _links, this, isBelieved: _books is null);
        _market.Symbols.Put(symbols.Zip(bookDepths));
        _inputs = new LaneInputs(_market);
        if (_links.Journal is { } journal)
        {
            _inputs.RecordTo(journal(_inputs), [.. EngineSettings.Write(options, _links.Venue), .. _links.Filter?.Settings ?? []], _links.Filter);
        }
    }

    /// <summary>The lane's time: the latest receive time so far, Unix nanoseconds. Never runs back.</summary>
    public long NowNs { get; private set; }

    /// <summary>Whose symbols it has.</summary>
    public string Venue => _links.Venue.Name;

    /// <summary>Frames that could not be read.</summary>
    public long Malformed => _malformed.Count;

    /// <summary>What was wrong with the last of them.</summary>
    public DecodeResult LastMalformed => _malformed.Last;

    /// <summary>Why the connection that brings the books should be replaced; null where it is well.</summary>
    public ConnectionEnd? Demand => _books?.Demand;

    /// <summary>Its connections, for their threads; none where frames come from a recording.</summary>
    internal IReadOnlyList<LaneRoute> Routes => _routes;

    /// <summary>Takes one whole frame through every stage.</summary>
    /// <param name="receivedAtNs">When the read that completed it returned, Unix nanoseconds.</param>
    /// <returns>Index of the symbol whose score is fresh; -1 where the frame made none.</returns>
    public int Step(ReadOnlySpan<byte> frame, long receivedAtNs) => Step(_routes.Length > 0 ? _routes[0] : null, frame, receivedAtNs);

    /// <inheritdoc cref="Step(ReadOnlySpan{byte}, long)"/>
    /// <param name="route">The connection that it came over; null where there is none.</param>
    /// <param name="frame"/><param name="receivedAtNs"/>
    internal int Step(LaneRoute? route, ReadOnlySpan<byte> frame, long receivedAtNs)
    {
        if (_isClosed)
        {
            return -1;
        }

        Advance(receivedAtNs);
        _inbox.Drain(this);
        TakeTurn();
        _current = route;
        int scored = _inputs.Step(frame, receivedAtNs);
        if (_market.Decoded > DecodeResult.Ignored)
        {
            _malformed.Note(frame, _market.Decoded);
            route?.Malformed.Note(frame, _market.Decoded);
        }
        else if (_market.GatewayTimeMs > 0)
        {
            route?.NoteDelay(receivedAtNs, _market.GatewayTimeMs);
        }

        return scored;
    }

    /// <summary>Takes a snapshot that was asked for, as if it had come over the stream; not where that is gone meanwhile.</summary>
    internal void TakeSnapshot(ReadOnlySpan<byte> frame)
    {
        if (_books is { IsOpen: true } && !_isClosed)
        {
            _current = null;
            _inputs.Step(frame, NowNs);
        }
    }

    /// <summary>Time passes without a frame: commands, deadlines and retries get their turn.</summary>
    public void Idle(long nowNs)
    {
        if (_isClosed)
        {
            return;
        }

        Advance(nowNs);
        _inbox.Drain(this);
        _inputs.PassTime(NowNs);
        TakeTurn();
    }

    /// <summary>A connection is open: every book waits for its snapshot.</summary>
    public void Connected(IOutbox outbox, long nowNs) => Connected(_routes.Length > 0 ? _routes[0] : null, outbox, nowNs);

    /// <inheritdoc cref="Connected(IOutbox, long)"/>
    internal void Connected(LaneRoute? route, IOutbox outbox, long nowNs)
    {
        Advance(nowNs);
        if (route is not { HasBooks: false })
        {
            _inputs.Open(NowNs);
        }

        route?.Session.Connected(outbox, NowNs);
        for (int i = 0; i < _market.Symbols.Count; i++)
        {
            LoseIfRejected(i);
        }

        Publish();
    }

    /// <summary>The connection is gone: no book is served until the next one brings its snapshot.</summary>
    public void Disconnected(long nowNs) => Disconnected(_routes.Length > 0 ? _routes[0] : null, nowNs);

    /// <summary>A connection is gone. Without that of the books none is served until the next one brings its snapshot; without that of the trades the tapes have a gap.</summary>
    internal void Disconnected(LaneRoute? route, long nowNs)
    {
        if (_isClosed)
        {
            return;
        }

        Advance(nowNs);
        route?.Session.Disconnected();
        if (route is not { HasBooks: false })
        {
            _inputs.Close(NowNs);
        }
        else if (route.HasTrades)
        {
            _inputs.LoseTrades(NowNs);
        }

        Publish();
    }

    /// <summary>Copies what the lane published of its first connection's feed on its last turn. Safe from any thread.</summary>
    public void Read(out FeedReading reading) => _routes[0].Read(out reading);

    /// <summary>Every topic of the lane at this moment.</summary>
    public IReadOnlyList<TopicReport> ReportTopics() => [.. _routes.SelectMany(r => r.Session.Report())];

    /// <summary>Commands to be carried out before the next frame.</summary>
    internal FeedInbox<Lane> Inbox => _inbox;

    /// <summary>Learns when trades came that the metrics feed sees too; null where nobody asks.</summary>
    internal TradeSightings? Sightings => _links.Sightings;

    /// <summary>The book of a symbol; null while the symbol is gone.</summary>
    internal OrderBook? BookOf(int symbol) => _market.Symbols[symbol]?.Book;

    /// <summary>What is kept of a symbol; null where nothing is.</summary>
    internal SymbolStages? Held(FollowedSymbol symbol) => _market.Held(symbol);

    /// <summary>A copy of everything that is held of a symbol: of one that the lane follows no more, nothing.</summary>
    internal SymbolDetail Copy(FollowedSymbol symbol) => _market.Held(symbol)?.Copy() ?? SymbolDetail.Empty(symbol);

    /// <summary>Lets a symbol's columns of 100 ms go to a writer, and gives what is held; null where nothing is kept of the symbol.</summary>
    internal ColumnHistory? Watch(FollowedSymbol symbol, ChannelWriter<ColumnUpdate> updates) =>
        _market.Held(symbol) is { } held ? _market.Columns.Watch(held, updates, NowNs) : null;

    /// <summary>No more columns go to the writer.</summary>
    internal void Unwatch(FollowedSymbol symbol, ChannelWriter<ColumnUpdate> updates) => _market.Held(symbol)?.Unwatch(updates);

    /// <summary>What is held of a symbol's past; null where nothing is kept of the symbol.</summary>
    internal ColumnHistory? ReadColumns(FollowedSymbol symbol) => _market.Held(symbol)?.ReadColumns(NowNs);

    /// <summary>Has a symbol's book sent anew. A book that is asked for already is left alone: one attempt at a time.</summary>
    internal ResyncAnswer Resync(FollowedSymbol symbol)
    {
        if (_books is null || !_market.Symbols.Holds(symbol))
        {
            return ResyncAnswer.NotFollowed;
        }

        if (_market.Held(symbol) is null)
        {
            return ResyncAnswer.Gone;
        }

        ResyncAnswer answer = AnswerOf(_books, symbol);
        if (answer == ResyncAnswer.Asked)
        {
            _inputs.Resync(symbol.Place, NowNs);
            AskForBook(symbol.Place);
            Publish();
        }

        return answer;
    }

    /// <summary>Marks a symbol's samples with the grade of its data from here on.</summary>
    internal void Grade(FollowedSymbol symbol, byte grade)
    {
        if (_market.Symbols.Holds(symbol))
        {
            _inputs.Grade(symbol.Place, grade, NowNs);
        }
    }

    /// <summary>Changes which symbols the lane follows.</summary>
    internal void Change(LaneChange change)
    {
        _inputs.Change(change, NowNs);
        foreach (LaneRoute route in _routes)
        {
            Change(route.Session, change);
        }

        foreach (FollowedSymbol replacement in change.Replacements)
        {
            LoseIfRejected(replacement.Place);
        }

        Publish();
    }

    /// <summary>Serves no book any more, refuses further commands and ends those that wait. The lane's last act.</summary>
    internal void Close()
    {
        if (_isClosed)
        {
            return;
        }

        _isClosed = true;
        _market.Retire();
        _inbox.Close();
        _inputs.CloseJournal();
    }

    void IMarketListener.OnData(int place, TopicKind kind, bool confirms, bool isSnapshot)
    {
        // What was fetched proves no topic. Where books are fetched any update proves its own: the book may wait minutes for its turn.
        if (_current is not null)
        {
            _routeOf[(int)kind].Session.OnData(place, kind, confirms || _fetchesBooks, isSnapshot && !_fetchesBooks, NowNs);
        }
    }

    void IMarketListener.OnTrades(int place, ReadOnlySpan<Trade> trades) => _links.Sightings?.Add(place, trades, NowNs);

    void IMarketListener.OnReply(in ControlReply reply)
    {
        if (reply.Kind == ControlReplyKind.Pong)
        {
            _current?.NotePong(NowNs);
        }

        _current?.Session.OnReply(reply, NowNs);
    }

    void IMarketListener.OnLateness(long lateNs) => _current?.Session.NoteLateness(lateNs);

    void IMarketListener.NeedsSnapshot(int place) => AskForBook(place);

    void IMarketListener.NeedsInstrument(int place) => _links.Instruments?.Ask(_market.Symbols.Followed(place)!);

    void IMarketListener.BookStale(int place) => _books?.BookStale(place, NowNs);

    void IMarketListener.TradesStale(int place) => SessionOf(TopicKind.Trades)?.TradesStale(place, NowNs);

    void IFeedListener.BookRejected(int symbol) => _inputs.Reject(symbol, NowNs);

    void IFeedListener.SymbolGone(int symbol) => _inputs.GiveUp(symbol, NowNs);

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

    private void LoseIfRejected(int place)
    {
        if (_books?.IsRejected(place) == true)
        {
            _inputs.Reject(place, NowNs);
        }
    }

    private void Change(FeedSession session, LaneChange change)
    {
        session.Remove(change.Drops.Select(s => s.Place), NowNs);
        foreach (FollowedSymbol replacement in change.Replacements)
        {
            session.Restart(replacement.Place, NowNs);
        }

        session.Add(change.Adds.Select(a => (a.Symbol.Place, new FeedSymbol(a.Symbol.Instrument.Symbol, a.Rank))), NowNs);
    }

    private FeedSession? SessionOf(TopicKind kind) => _routes.Length == 0 ? null : _routeOf[(int)kind].Session;

    // One that is fetched is asked for on the lane's turns, once updates wait for it: one from before them would be too old.
    private void AskForBook(int place)
    {
        if (!_fetchesBooks)
        {
            _books?.RequestSnapshot(place, NowNs);
        }
    }

    private void FetchBooks()
    {
        for (int place = 0; place < _market.Symbols.Count; place++)
        {
            if (_market.Symbols[place] is { AwaitsSnapshot: true })
            {
                _links.Snapshots?.Ask(_market.Symbols.Followed(place)!, _books!.PriorityOf(place));
            }
        }
    }

    // A busy lane is never idle: what is due must not wait for a pause between frames.
    private void TakeTurn()
    {
        if (NowNs < _nextTurnNs || _books is null)
        {
            return;
        }

        _nextTurnNs = NowNs + TurnEveryNs;
        _inputs.TurnJournal(NowNs);
        foreach (LaneRoute route in _routes)
        {
            route.Session.Turn(NowNs);
        }

        if (_books.IsAttentive)
        {
            _inputs.CheckFreshness(NowNs);
        }

        if (_fetchesBooks && _books.IsOpen)
        {
            FetchBooks();
        }

        Publish();
    }

    private void Publish()
    {
        foreach (LaneRoute route in _routes)
        {
            route.Publish(NowNs);
        }
    }

    private void Advance(long nowNs) => NowNs = Math.Max(NowNs, nowNs);
}

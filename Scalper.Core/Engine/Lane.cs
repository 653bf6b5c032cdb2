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
/// The only writer of its symbols. Whoever has frames - a socket, a recording, a simulation - calls <see cref="Step"/> with one at a
/// time; every stage runs to the end before it returns, so that each book or trade frame leaves a fresh score behind. Reads no clock
/// and makes no garbage once warm. All calls come from one thread, except <see cref="Read"/> and
/// posting to its inbox.
/// </summary>
public sealed class Lane : IFeed, IMarketListener, IFeedListener
{
    private const long TurnEveryNs = 100_000_000;

    private readonly LaneInputs _inputs;
    private readonly LaneMarket _market;
    private readonly LaneLinks _links;
    private readonly FeedSession? _feed;
    private readonly MalformedFrames _malformed = new();
    private readonly PublishedSlot<FeedReading> _published = new();
    private readonly FeedInbox<Lane> _inbox = new();
    private long _nextTurnNs;
    private FeedReading _reading;

    /// <param name="symbols">The symbols of this lane, in the order of their places.</param>
    /// <param name="bookDepths">Subscribed levels per side of each symbol.</param>
    /// <param name="links">Who else has a part in the lane; none where frames come from a recording, which is believed as it is.</param>
    public Lane(EngineOptions options, IReadOnlyList<FollowedSymbol> symbols, IReadOnlyList<int> bookDepths, LaneLinks? links = null)
    {
        _links = links ?? new LaneLinks();
        _feed = _links.Feed;
        _feed?.Attach(this);
        _market = new LaneMarket(options, _links, this, isBelieved: _feed is null);
        _market.Symbols.Put(symbols.Zip(bookDepths));
        _inputs = new LaneInputs(_market);
        if (_links.Journal is { } journal)
        {
            _inputs.RecordTo(journal(_inputs), [.. EngineSettings.Write(options, _links.Venue), .. _links.Filter?.Settings ?? []], _links.Filter);
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
        _inbox.Drain(this);
        TakeTurn();
        int scored = _inputs.Step(frame, receivedAtNs);
        if (_market.Decoded > DecodeResult.Ignored)
        {
            _malformed.Note(frame, _market.Decoded);
        }
        else if (_market.GatewayTimeMs > 0)
        {
            _links.Delay?.Record(receivedAtNs, _market.GatewayTimeMs);
        }

        return scored;
    }

    /// <summary>Time passes without a frame: commands, deadlines and retries get their turn.</summary>
    public void Idle(long nowNs)
    {
        Advance(nowNs);
        _inbox.Drain(this);
        _inputs.PassTime(NowNs);
        TakeTurn();
    }

    /// <summary>A connection is open: every book waits for its snapshot.</summary>
    public void Connected(IOutbox outbox, long nowNs)
    {
        Advance(nowNs);
        _inputs.Open(NowNs);
        _feed?.Connected(outbox, NowNs);
        for (int i = 0; i < _market.Symbols.Count; i++)
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
        _inputs.Close(NowNs);
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
        if (_feed is null || !_market.Symbols.Holds(symbol))
        {
            return ResyncAnswer.NotFollowed;
        }

        if (_market.Held(symbol) is null)
        {
            return ResyncAnswer.Gone;
        }

        ResyncAnswer answer = AnswerOf(_feed, symbol);
        if (answer == ResyncAnswer.Asked)
        {
            _inputs.Resync(symbol.Place, NowNs);
            _feed.RequestSnapshot(symbol.Place, NowNs);
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
        _feed?.Remove(change.Drops.Select(s => s.Place), NowNs);
        foreach (FollowedSymbol replacement in change.Replacements)
        {
            _feed?.Restart(replacement.Place, NowNs);
            LoseIfRejected(replacement.Place);
        }

        _feed?.Add(change.Adds.Select(a => (a.Symbol.Place, new FeedSymbol(a.Symbol.Instrument.Symbol, a.Rank))), NowNs);
        Publish();
    }

    /// <summary>Serves no book any more, refuses further commands and ends those that wait. The lane's last act.</summary>
    internal void Close()
    {
        _market.Retire();
        _inbox.Close();
        _inputs.CloseJournal();
    }

    void IFeed.Close() => Close();

    void IMarketListener.OnData(int place, TopicKind kind, bool confirms, bool isSnapshot) => _feed?.OnData(place, kind, confirms, isSnapshot, NowNs);

    void IMarketListener.OnTrades(int place, ReadOnlySpan<Trade> trades) => _links.Sightings?.Add(place, trades, NowNs);

    void IMarketListener.OnReply(in ControlReply reply)
    {
        if (reply.Kind == ControlReplyKind.Pong)
        {
            _reading.PongAtNs = NowNs;
        }

        _feed?.OnReply(reply, NowNs);
    }

    void IMarketListener.OnLateness(long lateNs) => _feed?.NoteLateness(lateNs);

    void IMarketListener.NeedsSnapshot(int place) => _feed?.RequestSnapshot(place, NowNs);

    void IMarketListener.NeedsInstrument(int place) => _links.Instruments?.Ask(_market.Symbols.Followed(place)!);

    void IMarketListener.BookStale(int place) => _feed?.BookStale(place, NowNs);

    void IMarketListener.TradesStale(int place) => _feed?.TradesStale(place, NowNs);

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
        if (_feed?.IsRejected(place) == true)
        {
            _inputs.Reject(place, NowNs);
        }
    }

    // A busy lane is never idle: what is due must not wait for a pause between frames.
    private void TakeTurn()
    {
        if (NowNs < _nextTurnNs || _feed is null)
        {
            return;
        }

        _nextTurnNs = NowNs + TurnEveryNs;
        _inputs.TurnJournal(NowNs);
        _feed.Turn(NowNs);
        if (_feed.IsAttentive)
        {
            _inputs.CheckFreshness(NowNs);
        }

        Publish();
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

    private void Advance(long nowNs) => NowNs = Math.Max(NowNs, nowNs);
}

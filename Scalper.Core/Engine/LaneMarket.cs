using Scalper.Core.Books;
using Scalper.Core.Engine.Inputs;
using Scalper.Core.Events;
using Scalper.Core.Feeds;
using Scalper.Core.Primitives;
using Scalper.Core.State;

namespace Scalper.Core.Engine;

/// <summary>
/// What a lane holds of its symbols. Everything in it follows from the calls of <see cref="LaneInputs"/>, in their order and with their times, and from
/// nothing else: the same calls leave the same bits behind, today and in a replay. Reads no clock. The lane's thread only.
/// </summary>
internal sealed class LaneMarket : IFrameHandler
{
    [NotState]
    private readonly IVenueCodec _codec;
    private readonly Lateness _lateness = new();
    [NotState]
    private readonly IMarketListener? _listener;

    // Then what becomes of the books' connection says nothing of the trades.
    [NotState]
    private readonly bool _tradesComeApart;

    private readonly bool _isBelieved;
    private readonly int _bookDepth;
    private bool _isOpen;
    private int _scored;

    /// <param name="listener">Null where nobody listens.</param>
    /// <param name="isBelieved">Frames are taken as new however late they are: for recordings without times of their own.</param>
    public LaneMarket(EngineOptions options, LaneLinks links, IMarketListener? listener = null, bool isBelieved = false)
    {
        _codec = links.Venue.NewCodec();
        _listener = listener;
        _tradesComeApart = !links.Venue.NewRequests(options.Feed.BookDepth).Routes[0].Kinds.Contains(TopicKind.Trades);
        _isBelieved = isBelieved;
        _bookDepth = options.Feed.BookDepth;
        Symbols = new LaneSymbols(options, links);
        Columns = new LaneColumns(Symbols);
    }

    [field: NotState]
    public LaneSymbols Symbols { get; }

    public LaneColumns Columns { get; }

    /// <summary>The latest time so far, Unix nanoseconds. Never runs back.</summary>
    public long NowNs { get; private set; }

    /// <summary>What became of the last frame.</summary>
    public DecodeResult Decoded { get; private set; }

    /// <summary>When the venue's gateway made the last frame, Unix milliseconds; 0 where it did not say.</summary>
    public long GatewayTimeMs => _codec.GatewayTimeMs;

    /// <summary>As of <see cref="Lateness.LeastNs"/>, of the connection that is open.</summary>
    public long LeastDelayNs => _lateness.LeastNs;

    /// <summary>Takes one whole frame through every stage.</summary>
    /// <returns>Place of the symbol whose score is fresh; -1 where the frame made none.</returns>
    public int Step(ReadOnlySpan<byte> frame, long receivedAtNs)
    {
        PassTime(receivedAtNs);
        _scored = -1;
        Decoded = _codec.Decode(frame, this);
        return _scored;
    }

    /// <summary>Time passes without a frame.</summary>
    public void PassTime(long nowNs)
    {
        Advance(nowNs);
        Columns.Close(NowNs);
    }

    /// <summary>Frames of symbols that are not shown came in the meantime: time passed, and the fastest of the connection may have been one of them.</summary>
    public void PassOthers(long nowNs, long leastDelayNs)
    {
        PassTime(nowNs);
        _lateness.Know(leastDelayNs);
    }

    /// <summary>Time has passed: which books are still to be believed?</summary>
    public void CheckFreshness(long nowNs)
    {
        PassTime(nowNs);
        for (int place = 0; place < Symbols.Count; place++)
        {
            if (Symbols[place] is not { } symbol || !symbol.IsCheckDue(NowNs))
            {
                continue;
            }

            if (symbol.CheckFreshness(NowNs))
            {
                _listener?.BookStale(place);
            }

            if (symbol.CheckTrades(NowNs))
            {
                _listener?.TradesStale(place);
            }
        }
    }

    /// <summary>A connection is open: every book waits for its snapshot.</summary>
    public void Open(long nowNs)
    {
        Advance(nowNs);
        _isOpen = true;
        _lateness.Restart();
        for (int place = 0; place < Symbols.Count; place++)
        {
            Symbols[place]?.AwaitSnapshot(NowNs, withTrades: !_tradesComeApart);
        }
    }

    /// <summary>The connection is gone: no book is served until the next one brings its snapshot.</summary>
    public void Close(long nowNs)
    {
        Advance(nowNs);
        _isOpen = false;
        for (int place = 0; place < Symbols.Count; place++)
        {
            Symbols[place]?.Lose(BookFaultKind.ConnectionLost, NowNs);
            if (!_tradesComeApart)
            {
                Symbols[place]?.LoseTrades(NowNs);
            }
        }
    }

    /// <summary>The connection that brings trades is gone, and that of the books is not: from here on the tapes have a gap.</summary>
    public void LoseTrades(long nowNs)
    {
        Advance(nowNs);
        for (int place = 0; place < Symbols.Count; place++)
        {
            Symbols[place]?.LoseTrades(NowNs);
        }
    }

    /// <summary>The venue refused a symbol's book.</summary>
    public void Reject(int place, long nowNs)
    {
        Advance(nowNs);
        Symbols[place]?.Lose(BookFaultKind.Rejected, NowNs);
    }

    /// <summary>Nothing came for a symbol for so long that nothing is kept of it.</summary>
    public void GiveUp(int place, long nowNs)
    {
        Advance(nowNs);
        Symbols.Release(place, BookFaultKind.Gone, NowNs);
    }

    /// <summary>A symbol's book is sent anew.</summary>
    public void Resync(int place, long nowNs)
    {
        Advance(nowNs);
        Symbols[place]?.Resync(NowNs);
    }

    /// <summary>The grade of a symbol's data is another one.</summary>
    public void Grade(int place, byte grade, long nowNs)
    {
        Advance(nowNs);
        Symbols[place]?.Grade(grade, NowNs);
    }

    /// <summary>Changes which symbols there are.</summary>
    public void Change(LaneChange change, long nowNs)
    {
        Advance(nowNs);
        Symbols.Drop(change.Drops, NowNs);
        foreach (FollowedSymbol replacement in change.Replacements)
        {
            Symbols.Replace(replacement, NowNs);
            Await(replacement.Place);
        }

        Symbols.Put(change.Adds.Select(a => (a.Symbol, _bookDepth)));
        foreach (RankedSymbol added in change.Adds)
        {
            Await(added.Symbol.Place);
        }
    }

    /// <summary>Serves no book any more. Computes nothing.</summary>
    public void Retire() => Symbols.RetireAll(BookFaultKind.EngineStopped, NowNs);

    /// <summary>What is kept of a symbol that is followed still; null where it is not, or nothing is kept.</summary>
    public SymbolStages? Held(FollowedSymbol symbol) => Symbols.Holds(symbol) ? Symbols[symbol.Place] : null;

    bool IFrameHandler.TryFind(ReadOnlySpan<byte> symbol, out int index, out Instrument instrument) =>
        Symbols.TryFind(symbol, out index, out instrument);

    bool IFrameHandler.TryFindOnly(out int index, out Instrument instrument) => Symbols.TryFindOnly(out index, out instrument);

    void IFrameHandler.OnBook(int index, in BookEvent book)
    {
        SymbolStages symbol = Stages(index);
        if (!symbol.Takes(book.Depth))
        {
            return;
        }

        BookChange change = symbol.OnBook(book, NowNs, MeasureLateness());
        bool isWhole = symbol.Book.IsLive || change is BookChange.Updated or BookChange.Replaced;
        _listener?.OnData(index, TopicKind.Book, isWhole, book.IsSnapshot);
        if (change == BookChange.Invalidated)
        {
            _listener?.NeedsSnapshot(index);
        }

        // The venue began anew: with it, perhaps, the steps of its prices.
        if (book is { IsSnapshot: true, UpdateId: 1 })
        {
            _listener?.NeedsInstrument(index);
        }

        NoteScore(symbol, index);
    }

    void IFrameHandler.OnUnreadableBook(int index, int depth)
    {
        // Nothing is kept of a symbol that is gone, and what can't be read does not bring it back.
        if (Symbols[index] is { } symbol && symbol.Takes(depth) && symbol.OnUnreadableBook(NowNs) == BookChange.Invalidated)
        {
            _listener?.NeedsSnapshot(index);
        }
    }

    void IFrameHandler.OnUnreadable(int index) => Symbols[index]?.OnUnreadable(NowNs);

    void IFrameHandler.OnOffGrid(int index) => _listener?.NeedsInstrument(index);

    void IFrameHandler.OnTrades(int index, ReadOnlySpan<Trade> trades)
    {
        SymbolStages symbol = Stages(index);
        symbol.OnTrades(trades, NowNs);
        _listener?.OnData(index, TopicKind.Trades, confirms: true, isSnapshot: false);
        _listener?.OnTrades(index, trades);
        NoteScore(symbol, index);
    }

    void IFrameHandler.OnTicker(int index, in TickerEvent ticker)
    {
        Stages(index).OnTicker(ticker, NowNs, MeasureLateness());
        _listener?.OnData(index, ticker.Part.ToTopic(), confirms: true, ticker.IsSnapshot);
    }

    void IFrameHandler.OnReply(in ControlReply reply) => _listener?.OnReply(reply);

    // Kept only while data comes: a symbol that is gone holds nothing.
    private SymbolStages Stages(int index)
    {
        if (Symbols[index] is { } known)
        {
            return known;
        }

        SymbolStages made = Symbols.Make(index);
        made.AwaitSnapshot(NowNs, withTrades: !_tradesComeApart);
        return made;
    }

    // Between two connections nothing is under way.
    private void Await(int place)
    {
        if (_isOpen)
        {
            Symbols[place]!.AwaitSnapshot(NowNs, withTrades: !_tradesComeApart);
        }
    }

    private long MeasureLateness()
    {
        if (_isBelieved)
        {
            return 0;
        }

        long lateNs = _lateness.Of(NowNs, _codec.GatewayTimeMs);
        _listener?.OnLateness(lateNs);
        return lateNs;
    }

    private void Advance(long nowNs) => NowNs = Math.Max(NowNs, nowNs);

    private void NoteScore(SymbolStages symbol, int index) => _scored = symbol.Book.IsLive ? index : -1;
}

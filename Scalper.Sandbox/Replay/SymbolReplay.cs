using System.Globalization;
using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Replay;

/// <summary>
/// One symbol of a replay. The recorded book is kept at its recorded depth, and every stream sends the difference of its own top levels:
/// the recorded deltas of a deeper book, merely filtered, would keep levels in a shallower one that have left it.
/// </summary>
internal sealed class SymbolReplay(SymbolRecord record, FrameWriter writer, SeededRandom random)
{
    private readonly LevelBook _book = new();
    private readonly TickerState _ticker = new();
    private readonly Dictionary<Topic, TopicFeed> _feeds = [];
    private readonly List<BookFeed> _books = [];
    private readonly long _firstUpdateId = 1_000_000 + random.Below(20_000_000);
    private readonly decimal _priceUnits = Power(record.Price.Digits);
    private readonly decimal _quantityUnits = Power(record.Quantity.Digits);
    private bool _bookKnown;
    private bool _tickerKnown;
    private long _bookTsMs;
    private long _tickerTsMs;
    private long _cs;

    public SymbolRecord Record => record;

    public TickerState Ticker => _tickerKnown ? _ticker : record.FirstTicker;

    public BookPicture? Book => _book.IsEmpty ? null : new BookPicture(_book, _books.Find(static feed => feed.Topic.Depth == 1000)?.UpdateId ?? _firstUpdateId, record.Price, record.Quantity);

    /// <summary>A book deeper than the recorded one cannot be served.</summary>
    public TopicFeed? Find(Topic topic)
    {
        if (topic.Kind == TopicKind.OrderBook && topic.Depth > record.Depth)
        {
            return null;
        }

        if (!_feeds.TryGetValue(topic, out TopicFeed? feed))
        {
            _feeds[topic] = feed = Create(topic);
        }

        return feed;
    }

    public void Opened(TopicFeed feed)
    {
        if (feed is BookFeed book && !_book.IsEmpty)
        {
            book.Rebase(_book);
        }
        else if (feed is TickerFeed ticker && (_tickerKnown || !record.HasTicker))
        {
            ticker.Rebase(Ticker, _tickerKnown ? _cs : _book.Seq);
        }
    }

    /// <summary>The time on the last message of the kind, whoever it went to; 0 before the first.</summary>
    public long LastTsMs(TopicKind kind) => kind == TopicKind.Tickers ? _tickerTsMs : _bookTsMs;

    /// <summary>The recording begins anew: what comes before its first snapshots has no base.</summary>
    public void BeginLoop() => _bookKnown = false;

    public void Play(RecordedFrame frame, Func<long, long> shiftTimeMs, long sequenceShift)
    {
        switch (frame)
        {
            case RecordedBook book when book.Depth == record.Depth:
                Play(book, shiftTimeMs, sequenceShift);
                break;
            case RecordedTrades trades when _feeds.GetValueOrDefault(new Topic(TopicKind.PublicTrade, 0, record.Symbol)) is TradeFeed { HasSubscribers: true } feed:
                feed.Publish(trades.Template.Render(writer, shiftTimeMs, sequenceShift, random.Uuid), trades.Trades.Count);
                break;
            case RecordedTicker ticker:
                Play(ticker, shiftTimeMs, sequenceShift);
                break;
        }
    }

    private TopicFeed Create(Topic topic)
    {
        switch (topic.Kind)
        {
            case TopicKind.PublicTrade:
                return new TradeFeed(topic, record.Price, record.Quantity, writer);
            case TopicKind.Tickers:
                return new TickerFeed(topic, writer);
            default:
                BookFeed feed = new(topic, record.Price, record.Quantity, _firstUpdateId + (topic.Depth * 17L), writer);
                _books.Add(feed);
                return feed;
        }
    }

    private void Play(RecordedBook frame, Func<long, long> shiftTimeMs, long sequenceShift)
    {
        if (!frame.IsSnapshot && !_bookKnown)
        {
            return;
        }

        bool isFresh = frame.IsSnapshot && (!_bookKnown || record.Depth > 1);
        if (frame.IsSnapshot)
        {
            _book.Bids.Clear();
            _book.Asks.Clear();
        }
        Apply(_book.Bids, frame.Bids);
        Apply(_book.Asks, frame.Asks);
        _book.Seq = frame.Seq + sequenceShift;
        _book.CtsMs = shiftTimeMs(frame.CtsMs);
        _bookTsMs = shiftTimeMs(frame.TsMs);
        _bookKnown = true;
        foreach (BookFeed feed in _books)
        {
            if (feed.HasSubscribers)
            {
                Publish(feed, isFresh, _bookTsMs);
            }
        }
    }

    /// <summary>A recorded stream of depth 1 repeats its book when nothing has changed, and so does the replay.</summary>
    private void Publish(BookFeed feed, bool isFresh, long tsMs)
    {
        if (isFresh)
        {
            feed.PublishSnapshot(_book, tsMs);
        }
        else if (!feed.PublishChanges(_book, tsMs) && record.Depth == 1)
        {
            feed.Repeat(tsMs);
        }
    }

    private void Apply(BookSide side, IReadOnlyList<RecordedLevel> levels)
    {
        foreach (RecordedLevel level in levels)
        {
            side.Set(Units(level.Price, _priceUnits), Units(level.Size, _quantityUnits));
        }

        side.Trim(record.Depth);
    }

    private void Play(RecordedTicker frame, Func<long, long> shiftTimeMs, long sequenceShift)
    {
        if (!frame.IsSnapshot && !_tickerKnown)
        {
            return;
        }

        if (frame.IsSnapshot)
        {
            _ticker.Clear();
        }

        foreach ((string name, string value) in frame.Fields)
        {
            _ticker[name] = value;
        }

        _tickerKnown = true;
        _tickerTsMs = shiftTimeMs(frame.TsMs);
        _cs = frame.Cs + sequenceShift;
        if (_feeds.GetValueOrDefault(new Topic(TopicKind.Tickers, 0, record.Symbol)) is not TickerFeed { HasSubscribers: true } feed)
        {
            return;
        }

        feed.Publish(frame.Template.Render(writer, shiftTimeMs, sequenceShift, random.Uuid), _ticker, _cs);
    }

    private static long Units(string text, decimal units) => (long)(decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * units);

    private static decimal Power(int digits)
    {
        decimal power = 1;
        for (int i = 0; i < digits; i++)
        {
            power *= 10;
        }

        return power;
    }
}

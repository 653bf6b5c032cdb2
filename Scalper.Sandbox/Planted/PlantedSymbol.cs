using System.Runtime.InteropServices;
using Scalper.Sandbox.Synthetic;
using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Planted;

/// <summary>One symbol of the planted market and its feeds. Stands still while nobody watches.</summary>
internal sealed class PlantedSymbol(Contract contract, PlantedFlow flow, FrameWriter writer) : IWatchedContract
{
    private const long FirstUpdateId = 1_000_000;
    private const long TickerEveryMs = 1_000;

    private readonly SyntheticTicker _ticker = new(contract, flow);
    private readonly Dictionary<Topic, TopicFeed> _feeds = [];
    private readonly List<BookFeed> _books = [];
    private readonly List<IContractWatcher> _observers = [];
    private TradeFeed? _trades;
    private TickerFeed? _tickers;
    private int _watchers;

    public bool IsWatched => _watchers > 0;

    public Contract Terms => contract;

    public ITradedMarket Market => flow;

    public TickerState Ticker(long nowNs) => _ticker.At(nowNs);

    public BookPicture Book(int depth)
    {
        flow.Deepen(depth);
        BookFeed deepest = (BookFeed)Find(new Topic(TopicKind.OrderBook, Topic.Depths[^1], contract.Symbol));
        return new BookPicture(flow.Book, deepest.UpdateId, contract.Price, contract.Quantity);
    }

    public TopicFeed Find(Topic topic)
    {
        if (!_feeds.TryGetValue(topic, out TopicFeed? feed))
        {
            _feeds[topic] = feed = Create(topic);
        }

        return feed;
    }

    public void Opened(TopicFeed feed, long nowNs)
    {
        _watchers++;
        if (feed is BookFeed book)
        {
            flow.Deepen(book.Topic.Depth);
            book.Rebase(flow.Book);
        }
        else if (feed is TickerFeed ticker)
        {
            ticker.Rebase(Ticker(nowNs), flow.Book.Seq);
        }
    }

    public void Closed() => _watchers--;

    public void Deepen(int depth) => flow.Deepen(depth);

    public void Watch(IContractWatcher watcher, long nowNs)
    {
        _watchers++;
        _observers.Add(watcher);
    }

    public void Unwatch(IContractWatcher watcher)
    {
        if (_observers.Remove(watcher))
        {
            _watchers--;
        }
    }

    /// <summary>One step: the trades of it, then the book after them, then once a second the ticker that agrees with both.</summary>
    public void Step(long nowNs)
    {
        long nowMs = nowNs / 1_000_000;
        flow.Step(nowMs);
        foreach (IContractWatcher observer in _observers)
        {
            observer.Stepped(CollectionsMarshal.AsSpan(flow.Tape.Unsent), nowNs);
        }

        if (_trades is { HasSubscribers: true })
        {
            _trades.Publish(CollectionsMarshal.AsSpan(flow.Tape.Unsent), nowMs);
        }

        flow.Tape.Unsent.Clear();
        foreach (BookFeed book in _books)
        {
            if (book.HasSubscribers)
            {
                book.PublishChanges(flow.Book, nowMs);
            }
        }

        if (_tickers is { HasSubscribers: true } && nowMs % TickerEveryMs == 0)
        {
            _tickers.PublishChanges(Ticker(nowNs), flow.Book.Seq, nowMs);
        }
    }

    private TopicFeed Create(Topic topic)
    {
        if (topic.Kind == TopicKind.OrderBook)
        {
            BookFeed book = new(topic, contract.Price, contract.Quantity, FirstUpdateId + topic.Depth, writer);
            _books.Add(book);
            return book;
        }

        if (topic.Kind == TopicKind.Tickers)
        {
            _tickers = new TickerFeed(topic, writer);
            return _tickers;
        }

        _trades = new TradeFeed(topic, contract.Price, contract.Quantity, writer);
        return _trades;
    }
}

using System.Runtime.InteropServices;
using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Venue.Faults;
using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Synthetic;

/// <summary>One symbol of the synthetic market: its order flow, its feeds, and when each of them is due. Stands still while nobody watches.</summary>
internal sealed class SyntheticSymbol : IWatchedContract
{
    private const int UsualDepth = 50;
    private readonly Contract _contract;
    private readonly Agenda _agenda;
    private readonly FrameWriter _writer;
    private readonly Pace _pace;
    private readonly SyntheticTicker _ticker;
    private readonly long _firstUpdateId;
    private readonly Dictionary<Topic, TopicFeed> _feeds = [];
    private readonly List<BookPush> _books = [];
    private readonly List<IContractWatcher> _observers = [];
    private readonly Action<long> _burst, _sendTrades, _sendTicker;
    private TradeFeed? _trades;
    private TickerFeed? _tickers;
    private bool _burstEntered, _tradesEntered, _tradesLate, _tickerEntered;
    private int _watchers;

    public SyntheticSymbol(Contract contract, OrderFlow? flow, Agenda agenda, FrameWriter writer, Pace pace, long firstUpdateId)
    {
        (_contract, Flow, _agenda, _writer, _pace, _firstUpdateId) = (contract, flow, agenda, writer, pace, firstUpdateId);
        _ticker = new SyntheticTicker(contract, flow);
        (_burst, _sendTrades, _sendTicker) = (Burst, SendTrades, SendTicker);
    }

    /// <summary>Null for a contract that does not trade yet.</summary>
    public OrderFlow? Flow { get; }

    public Contract Terms => _contract;

    public ITradedMarket? Market => Flow;

    public TickerState Ticker(long nowNs) => _ticker.At(nowNs);

    public BookPicture? Book(int depth)
    {
        if (Flow is null)
        {
            return null;
        }

        Flow.Deepen(depth);
        BookFeed deepest = (BookFeed)Find(new Topic(TopicKind.OrderBook, Topic.Depths[^1], _contract.Symbol));
        return new BookPicture(Flow.Book, deepest.UpdateId, _contract.Price, _contract.Quantity);
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
        if (feed is TickerFeed ticker)
        {
            ticker.Rebase(Ticker(nowNs), Flow?.Book.Seq ?? 0);
        }

        if (Flow is null)
        {
            return;
        }

        if (feed is BookFeed)
        {
            Flow.Deepen(feed.Topic.Depth);
            _books.Find(book => book.Depth == feed.Topic.Depth)?.Open(nowNs);
        }
        Enter(ref _burstEntered, _pace.NextBurstNs(nowNs), _burst);
        if (feed is TickerFeed)
        {
            Enter(ref _tickerEntered, _pace.NextTickerNs(nowNs), _sendTicker);
        }
    }

    public void Closed() => _watchers--;

    public void Deepen(int depth) => Flow?.Deepen(depth);

    public void Watch(IContractWatcher watcher, long nowNs)
    {
        _watchers++;
        _observers.Add(watcher);
        if (Flow is not null)
        {
            Enter(ref _burstEntered, _pace.NextBurstNs(nowNs), _burst);
        }
    }

    public void Unwatch(IContractWatcher watcher)
    {
        if (_observers.Remove(watcher))
        {
            _watchers--;
        }
    }

    /// <summary>Everything entered in the agenda has been moved.</summary>
    public void Retime(Func<long, long> moved)
    {
        foreach (BookPush book in _books)
        {
            book.Retime(moved);
        }
    }

    /// <summary>Prices move to another grid: what was traded goes out on the old one, then every book is sent whole on the new one.</summary>
    public void Regrid(NumberForm tick, long nowNs)
    {
        if (_trades is { HasSubscribers: true } && Flow!.Tape.Unsent.Count > 0)
        {
            PublishTrades(nowNs);
        }

        Flow!.Tape.Unsent.Clear();
        Flow.Regrid(_contract.Regrid(tick));
        _trades?.Regrid(tick);
        foreach (BookPush book in _books)
        {
            book.Regrid(tick, nowNs);
        }

        foreach (IContractWatcher observer in _observers)
        {
            observer.Regridded(nowNs);
        }
    }

    /// <exception cref="ControlRefusal">So far away nobody sees it.</exception>
    public PlantedWall Plant(bool isBid, double bps, double times, long nowNs)
    {
        int depth = _books.Where(static book => book.IsWatched).Select(static book => book.Depth).DefaultIfEmpty(UsualDepth).Max();
        PlantedWall wall = Flow!.Plant(isBid, bps, times, depth);
        BooksChanged(nowNs);
        Tell(Flow.Tape.Unsent.Count, nowNs);
        return wall;
    }

    public void Pull(PlantedWall wall, long nowNs)
    {
        Flow!.Pull(wall);
        BooksChanged(nowNs);
        Tell(Flow.Tape.Unsent.Count, nowNs);
    }

    private TopicFeed Create(Topic topic)
    {
        if (topic.Kind == TopicKind.OrderBook)
        {
            return CreateBook(topic);
        }

        if (topic.Kind == TopicKind.Tickers)
        {
            _tickers = new TickerFeed(topic, _writer);
            return _tickers;
        }
        _trades = new TradeFeed(topic, _contract.Price, _contract.Quantity, _writer);
        return _trades;
    }

    private BookFeed CreateBook(Topic topic)
    {
        BookFeed feed = new(topic, _contract.Price, _contract.Quantity, _firstUpdateId + (topic.Depth * 17L), _writer);
        if (Flow is not null)
        {
            _books.Add(new BookPush(feed, Flow.Book, _pace, _agenda, SendPunctualTrades));
        }

        return feed;
    }

    private void Enter(ref bool entered, long dueNs, Action<long> action)
    {
        if (entered)
        {
            return;
        }

        entered = true;
        _agenda.At(dueNs, action);
    }

    private void Burst(long nowNs)
    {
        _burstEntered = false;
        if (_watchers == 0)
        {
            return;
        }

        int unsent = Flow!.Tape.Unsent.Count;
        Flow.Burst(nowNs);
        Tell(unsent, nowNs);
        if (_trades is not { HasSubscribers: true })
        {
            Flow.Tape.Unsent.Clear();
        }
        else if (Flow.Tape.Unsent.Count > 0)
        {
            EnterTrades(nowNs);
        }

        BooksChanged(nowNs);

        Enter(ref _burstEntered, _pace.NextBurstNs(nowNs), _burst);
    }

    /// <summary>Tells who watches of a step, and of the trades from a place on.</summary>
    private void Tell(int firstTrade, long nowNs)
    {
        foreach (IContractWatcher observer in _observers)
        {
            observer.Stepped(CollectionsMarshal.AsSpan(Flow!.Tape.Unsent)[firstTrade..], nowNs);
        }
    }

    private void BooksChanged(long nowNs)
    {
        foreach (BookPush book in _books)
        {
            book.Changed(nowNs);
        }
    }

    private void EnterTrades(long nowNs)
    {
        if (_tradesEntered)
        {
            return;
        }

        _tradesLate = _pace.NextTradesAreLate();
        Enter(ref _tradesEntered, _pace.TradesDueNs(nowNs, _tradesLate), _sendTrades);
    }

    private void SendTrades(long nowNs)
    {
        _tradesEntered = false;
        PublishTrades(nowNs);
    }

    private void SendPunctualTrades(long nowNs)
    {
        if (_tradesEntered && !_tradesLate)
        {
            PublishTrades(nowNs);
        }
    }

    private void PublishTrades(long nowNs)
    {
        _trades!.Publish(CollectionsMarshal.AsSpan(Flow!.Tape.Unsent), nowNs / 1_000_000);
        Flow.Tape.Unsent.Clear();
    }

    /// <summary>A ticker waits for a book message on its way, so that the two agree where their places in the cross sequence do.</summary>
    private void SendTicker(long nowNs)
    {
        _tickerEntered = false;
        if (_tickers is not { HasSubscribers: true })
        {
            return;
        }

        if (_books.Find(static book => book.Depth <= 50 && book.DueNs is not null)?.DueNs is { } afterNs)
        {
            Enter(ref _tickerEntered, afterNs, _sendTicker);
            return;
        }
        _tickers.PublishChanges(Ticker(nowNs), Flow!.Book.Seq, nowNs / 1_000_000);
        Enter(ref _tickerEntered, _pace.NextTickerNs(nowNs), _sendTicker);
    }
}

using Scalper.Sandbox.Binance.Wire;
using Scalper.Sandbox.Synthetic;
using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Binance;

/// <summary>
/// One contract as this venue runs it: its streams, and the numbering of its book. Update ids go up with every order that does something, by more than one,
/// because the venue counts those of all contracts together.
/// </summary>
internal sealed class VenueContract : IContractWatcher
{
    /// <summary>Levels a side that the venue's book has.</summary>
    public const int Depth = 1_000;

    /// <summary>Of a trade, in the quote coin: for how many the day has had.</summary>
    private const double UsualTrade = 1_000;

    private const int LeastJump = 1_000_000, MostJump = 50_000_000;

    private readonly IWatchedContract _contract;
    private readonly ContractBoard _board;
    private readonly SeededRandom _random;
    private readonly FrameWriter _writer;
    private readonly List<BinanceFeed> _feeds = [];
    private readonly BookSteps _steps = new(Depth);
    private long _idOffset, _id, _nextTradeId;
    private int _watchers, _halts;
    private bool _isDeep;

    public VenueContract(IWatchedContract contract, ContractBoard board, SeededRandom random, FrameWriter writer)
    {
        (_contract, _board, _random, _writer) = (contract, board, random, writer);
        _idOffset = 4_000_000_000_000 + (long)(random.Unit() * 1e12);
        FirstTradeId = 1_000_000_000 + (long)(random.Unit() * 5e9);
        _nextTradeId = FirstTradeId + 1 + (long)(Terms.DailyTurnover / UsualTrade);
    }

    public Contract Terms => _contract.Terms;

    public ITradedMarket Market => _contract.Market ?? throw new InvalidOperationException($"{Terms.Symbol} does not trade");

    public LevelBook Book => Market.Book;

    /// <summary>The update id of the book as it stands.</summary>
    public long Id => Book.Seq + _idOffset;

    /// <summary>The update id of the book before the last step.</summary>
    public long PreviousId { get; private set; }

    /// <summary>The id of the day's first trade.</summary>
    public long FirstTradeId { get; }

    /// <summary>The id of the latest trade.</summary>
    public long LastTradeId => _nextTradeId - 1;

    /// <summary>Its engine stands still: nothing is published.</summary>
    public bool IsHalted => _halts > 0;

    public ContractBoard Board => _board;

    public SeededRandom Random => _random;

    /// <summary>What each step changes, while a depth stream has subscribers.</summary>
    public BookSteps Steps => _steps;

    public DepthFeed DepthOf(int intervalMs) => (DepthFeed)Feed(new StreamName(StreamKind.Depth, Terms.Symbol, intervalMs));

    /// <summary>The stream, the same object each time.</summary>
    public BinanceFeed Feed(StreamName stream)
    {
        BinanceFeed? feed = _feeds.Find(feed => feed.Stream == stream);
        if (feed is null)
        {
            feed = Create(stream);
            _feeds.Add(feed);
        }

        return feed;
    }

    /// <summary>Has the whole book there, for those who are about to see some of it.</summary>
    public VenueContract Deepened()
    {
        if (!_isDeep)
        {
            _contract.Deepen(Depth);
            _isDeep = true;
        }

        return this;
    }

    public void Opened(long nowNs)
    {
        if (_watchers++ == 0)
        {
            Deepened();
            _id = PreviousId = Id;
            _contract.Watch(this, nowNs);
        }
    }

    public void Closed()
    {
        if (--_watchers == 0)
        {
            _contract.Unwatch(this);
        }
    }

    public void Stepped(ReadOnlySpan<Trade> trades, long nowNs)
    {
        (PreviousId, _id) = (_id, Id);
        long firstId = _nextTradeId;
        _nextTradeId += trades.Length;
        if (IsHalted)
        {
            return;
        }

        if (_feeds.Exists(static feed => feed is DepthFeed { HasSubscribers: true }))
        {
            _steps.Step(Book);
        }

        foreach (BinanceFeed feed in _feeds)
        {
            if (feed.HasSubscribers)
            {
                feed.Stepped(trades, firstId, nowNs);
            }
        }
    }

    /// <summary>All orders are new: as after a restart, nobody's book goes on.</summary>
    public void Regridded(long nowNs) => Restart(nowNs);

    /// <summary>An update id of its own for something that changed nothing.</summary>
    public long TakeId()
    {
        _idOffset++;
        _id = PreviousId = Id;
        return _id;
    }

    public void Halt() => _halts++;

    /// <summary>Goes on after a halt, as <see cref="Restart"/>.</summary>
    public void Resume(long nowNs)
    {
        _halts--;
        Restart(nowNs);
    }

    /// <summary>The engine begins its ids anew at a jump: the next message of every depth stream follows on one that nobody got.</summary>
    public void Restart(long nowNs)
    {
        _idOffset += LeastJump + _random.Below(MostJump);
        _id = PreviousId = Id;
        foreach (BinanceFeed feed in _feeds)
        {
            if (feed.HasSubscribers)
            {
                feed.Begin(nowNs);
            }
        }
    }

    private BinanceFeed Create(StreamName stream) => stream.Kind switch
    {
        StreamKind.Depth => new DepthFeed(stream, this, _writer),
        StreamKind.Trade => new FillFeed(stream, this, _writer),
        StreamKind.AggTrade => new AggTradeFeed(stream, this, _writer),
        StreamKind.BookTicker => new BookTickerFeed(stream, this, _writer),
        StreamKind.MarkPrice => new TimedFeed(stream, _board.Market, nowNs => PriceFrames.MarkPrice(_writer, this, nowNs / 1_000_000)),
        StreamKind.Ticker => new TimedFeed(stream, _board.Market, nowNs => PriceFrames.Ticker(_writer, this, nowNs / 1_000_000)),
        _ => throw new ArgumentOutOfRangeException(nameof(stream), stream, "a stream of one contract"),
    };
}

using Scalper.Core.Events;
using Scalper.Core.Wire;

namespace Scalper.Core.Feeds;

/// <summary>
/// Keeps the subscriptions of one connection: what is wanted outlives every connection and is asked for again on each. A topic that
/// is not answered, is refused or falls silent is asked for again by itself; only where that does not help is the connection to be
/// replaced (<see cref="Demand"/>). Reads no clock; one thread.
/// </summary>
public sealed class FeedSession
{
    private const long SecondNs = 1_000_000_000;

    private readonly FeedShare _share;
    private readonly SubscriptionTable _table;
    private readonly RequestDesk _desk;
    private readonly SubscriptionAnswers _answers;
    private readonly ConnectionWatch _watch;
    private readonly SilenceClock _silence;
    private readonly DueRequests _due;
    private readonly TopicDeadlines _deadlines;
    private readonly ReplacementRule _replacement;
    private readonly Func<int, bool> _isGone;
    private IFeedListener? _listener;
    private long _turnAtNs;
    private long _distractedUntilNs;

    /// <param name="connection">Index of the connection among all of the venue.</param>
    /// <param name="symbols">The symbols in the order of their places.</param>
    /// <param name="kinds">The topics to keep of each symbol.</param>
    public FeedSession(
        IVenueRequests requests, FeedOptions options, FeedShare share, int connection, IReadOnlyList<FeedSymbol> symbols, params IReadOnlyList<TopicKind> kinds)
    {
        _share = share;
        Kinds = kinds;
        _table = new SubscriptionTable(requests, kinds);
        _desk = new RequestDesk(requests, options.TopicsPerRequest, share.Budget, connection);
        _answers = new SubscriptionAnswers(requests, options, _desk);
        _watch = new ConnectionWatch(options);
        _silence = new SilenceClock(options);
        _due = new DueRequests(options, _table, _desk, _silence, _watch);
        _deadlines = new TopicDeadlines(options, _table, _desk, _silence);
        _replacement = new ReplacementRule(options);
        _isGone = IsGone;
        foreach ((int place, FeedSymbol symbol) in symbols.Index())
        {
            Put(place, symbol);
        }
    }

    /// <summary>The topics that it keeps of each symbol.</summary>
    public IReadOnlyList<TopicKind> Kinds { get; }

    /// <summary>The best priority among its symbols.</summary>
    public int Priority => _table.Priority;

    /// <summary>The priority of the symbol at a place that is not free.</summary>
    public int PriorityOf(int symbol) => _table.PriorityOf(symbol);

    /// <summary>Why the connection should be replaced; null where it is well. As of the last turn.</summary>
    public ConnectionEnd? Demand { get; private set; }

    /// <summary>A connection is open.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Receive time of the last data, Unix nanoseconds; 0 before the first.</summary>
    public long DataAtNs => _watch.DataAtNs;

    /// <summary>Requests sent so far.</summary>
    public long RequestsMade => _desk.Made;

    /// <summary>Requests that wait for their answer.</summary>
    public int Unanswered => _desk.Unanswered;

    /// <summary>Symbols that are gone.</summary>
    public int GoneCount => _silence.GoneCount;

    /// <summary>Who hears of rejected and gone symbols; set once, before the first connection.</summary>
    public void Attach(IFeedListener listener) => _listener = listener;

    public bool IsGone(int symbol) => _silence.IsGone(symbol);

    /// <summary>
    /// False for a second after a time in which nobody listened, for instance because the process did not run: what waits unread
    /// must be read before anything is called silent. As of the last turn.
    /// </summary>
    public bool IsAttentive => _turnAtNs >= _distractedUntilNs;

    /// <summary>True where the venue refused the book topic of a symbol.</summary>
    public bool IsRejected(int symbol) => _table.Find(symbol, TopicKind.Book)?.Status == TopicStatus.Rejected;

    /// <summary>Keeps more symbols, and asks for them as soon as the budget allows, in as few requests as it takes.</summary>
    /// <param name="symbols">With their places: free ones, or the next new ones in order.</param>
    public void Add(IEnumerable<(int Place, FeedSymbol Symbol)> symbols, long nowNs)
    {
        foreach ((int place, FeedSymbol symbol) in symbols)
        {
            Put(place, symbol);
        }

        SendDue(nowNs);
    }

    /// <summary>Keeps symbols no more: their places are free, their topics are given up.</summary>
    public void Remove(IEnumerable<int> places, long nowNs)
    {
        foreach (int place in places)
        {
            Remove(place);
        }

        SendDue(nowNs);
    }

    /// <summary>A connection is open: asks for everything wanted, but for what is refused or gone and not due yet.</summary>
    public void Connected(IOutbox outbox, long nowNs)
    {
        IsOpen = true;
        _turnAtNs = nowNs;
        Demand = null;
        _watch.Opened();
        _silence.Resume(nowNs);
        _desk.Open(outbox);
        _due.Restart();
        foreach (Subscription subscription in _table.All)
        {
            if (subscription.Status == TopicStatus.Rejected || IsGone(subscription.Symbol))
            {
                subscription.IsHeld = false;
                subscription.RequestId = null;
            }
            else
            {
                subscription.Reset(nowNs);
            }
        }

        SendDue(nowNs);
    }

    /// <summary>The connection is gone; nothing is sent until the next.</summary>
    public void Disconnected()
    {
        IsOpen = false;
        Demand = null;
        _desk.Close();
        foreach (Subscription subscription in _table.All)
        {
            if (subscription.Status != TopicStatus.Rejected)
            {
                subscription.Rest(TopicStatus.Wanted, subscription.DueAtNs);
            }
        }
    }

    /// <summary>Data came on a topic.</summary>
    /// <param name="confirms">It proves the subscription: a book that is whole, or any ticker or trade.</param>
    /// <param name="isSnapshot">It can only be the first data after a subscribe request.</param>
    public void OnData(int symbol, TopicKind kind, bool confirms, bool isSnapshot, long nowNs)
    {
        _watch.Data(nowNs);
        if (_silence.Heard(symbol))
        {
            _deadlines.Wake(symbol, nowNs);
        }

        if (_table.Find(symbol, kind) is not { } subscription)
        {
            return;
        }

        subscription.DataAtNs = nowNs;
        subscription.HasDelivered = true;

        // What was still on its way when a subscription was ended proves no other.
        if (confirms && subscription.IsHeld && subscription.Status != TopicStatus.Confirmed)
        {
            _answers.TakeFirstData(subscription, isSnapshot);
        }
    }

    /// <summary>How late the data at hand is, nanoseconds.</summary>
    public void NoteLateness(long lateNs) => _watch.LateNs = lateNs;

    /// <summary>A book needs a fresh snapshot.</summary>
    public void RequestSnapshot(int symbol, long nowNs) => AskAgain(symbol, TopicStatus.Wanted, nowNs);

    /// <summary>A book fell silent, or behind the ticker.</summary>
    public void BookStale(int symbol, long nowNs)
    {
        AskAgain(symbol, TopicStatus.Stale, nowNs);
        _deadlines.SuspectTrades(symbol, nowNs);
        SendDue(nowNs);
    }

    /// <summary>Something else shows that trades were made which did not come.</summary>
    public void TradesStale(int symbol, long nowNs) => AskAgain(symbol, TopicKind.Trades, TopicStatus.Stale, nowNs);

    /// <summary>
    /// A symbol's instrument is another: book and ticker, which come whole only at first, are asked for anew, without waiting. One that
    /// was gone is expected again.
    /// </summary>
    public void Restart(int symbol, long nowNs)
    {
        if (_silence.Heard(symbol))
        {
            _deadlines.Wake(symbol, nowNs);
        }

        Restart(_table.Find(symbol, TopicKind.Book), nowNs);
        Restart(_table.Find(symbol, TopicKind.Ticker), nowNs);
        SendDue(nowNs);
    }

    /// <summary>About ten times a second: deadlines, and requests whose turn has come.</summary>
    public void Turn(long nowNs)
    {
        if (!IsOpen)
        {
            return;
        }

        _distractedUntilNs = nowNs - _turnAtNs > SecondNs ? nowNs + SecondNs : _distractedUntilNs;
        _turnAtNs = nowNs;
        _share.Activity.Report(_watch.DataAtNs);
        if (IsAttentive)
        {
            CheckDeadlines(nowNs);
            Demand = _replacement.Judge(_table.All, _watch, _isGone, nowNs);
        }

        SendDue(nowNs);
    }

    /// <summary>Takes the venue's answer to a request.</summary>
    public void OnReply(in ControlReply reply, long nowNs)
    {
        if (reply.Kind != ControlReplyKind.Subscribe)
        {
            return;
        }

        _watch.Answered();
        if (_answers.Take(reply, nowNs) is { Kind: TopicKind.Book } refused)
        {
            _listener?.BookRejected(refused.Symbol);
        }

        SendDue(nowNs);
    }

    /// <summary>Topics by where they stand.</summary>
    public TopicCounts Count() => _table.Count();

    /// <summary>Every topic at this moment.</summary>
    public IReadOnlyList<TopicReport> Report() => _table.Report();

    private void Put(int place, FeedSymbol symbol)
    {
        _table.Put(place, symbol);
        _silence.Listen(place);
    }

    private void Remove(int place)
    {
        foreach (Subscription? subscription in _table.Of(place))
        {
            if (subscription is not null)
            {
                _due.Leave(subscription);
            }
        }

        _table.Remove(place);
        _silence.Ignore(place);
    }

    private void Restart(Subscription? subscription, long nowNs)
    {
        if (subscription is not null && subscription.Status != TopicStatus.Rejected)
        {
            _desk.Forget(subscription);
            bool isHeld = subscription.IsHeld;
            subscription.Reset(nowNs);
            subscription.IsHeld = isHeld;
        }
    }

    private void AskAgain(int symbol, TopicStatus status, long nowNs) => AskAgain(symbol, TopicKind.Book, status, nowNs);

    private void AskAgain(int symbol, TopicKind kind, TopicStatus status, long nowNs)
    {
        // One attempt at a time: while one is in flight, nothing more is asked for.
        if (IsOpen && _table.Find(symbol, kind) is { Status: TopicStatus.Confirmed } subscription)
        {
            subscription.AskAgain(status, nowNs);
            SendDue(nowNs);
        }
    }

    private void CheckDeadlines(long nowNs)
    {
        _deadlines.Check(nowNs);
        long venueDataAtNs = _share.Activity.DataAtNs;
        for (int gone = _silence.NextGone(venueDataAtNs, nowNs); gone >= 0; gone = _silence.NextGone(venueDataAtNs, nowNs))
        {
            _deadlines.Rest(gone, nowNs);
            _listener?.SymbolGone(gone);
        }
    }

    private void SendDue(long nowNs)
    {
        if (IsOpen)
        {
            _due.Send(nowNs);
        }
    }
}

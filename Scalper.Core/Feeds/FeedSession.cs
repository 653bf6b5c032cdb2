using System.Text;
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

    private readonly FeedOptions _options;
    private readonly IVenueRequests _requests;
    private readonly FeedShare _share;
    private readonly IReadOnlyList<FeedSymbol> _symbols;
    private readonly Subscription[] _subscriptions;
    private readonly Subscription?[,] _bySymbol;
    private readonly RequestDesk _desk;
    private readonly ConnectionWatch _watch;
    private readonly SilenceClock _silence;
    private readonly List<Subscription> _due = [];
    private readonly Action<Subscription, long> _onSent;
    private IFeedListener? _listener;
    private bool _isOpen;
    private long _turnAtNs;
    private long _distractedUntilNs;
    private long? _replacedForTopicAtNs;

    /// <param name="connection">Index of the connection among all of the venue.</param>
    /// <param name="kinds">The topics to keep of each symbol.</param>
    public FeedSession(
        IVenueRequests requests, FeedOptions options, FeedShare share, int connection, IReadOnlyList<FeedSymbol> symbols, params IReadOnlyList<TopicKind> kinds)
    {
        _requests = requests;
        _options = options;
        _share = share;
        _symbols = symbols;
        _desk = new RequestDesk(requests, options.TopicsPerRequest, share.Budget, connection);
        _watch = new ConnectionWatch(options);
        _silence = new SilenceClock(symbols.Count, options);
        _onSent = OnSent;
        _bySymbol = new Subscription?[symbols.Count, Enum.GetValues<TopicKind>().Length];
        _subscriptions = [.. symbols.Index().SelectMany(s => kinds.Select(
            k => new Subscription(requests.TopicOf(s.Item.Symbol, k), k, s.Index, s.Item.Priority)))];
        foreach (Subscription subscription in _subscriptions)
        {
            _bySymbol[subscription.Symbol, (int)subscription.Kind] = subscription;
        }
    }

    /// <summary>The best priority among its symbols.</summary>
    public int Priority => _symbols.Count == 0 ? int.MaxValue : _symbols.Min(s => s.Priority);

    /// <summary>Why the connection should be replaced; null where it is well. As of the last turn.</summary>
    public ConnectionEnd? Demand { get; private set; }

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
    public bool IsRejected(int symbol) => _bySymbol[symbol, (int)TopicKind.Book]?.Status == TopicStatus.Rejected;

    /// <summary>A connection is open: asks for everything wanted, but for what is refused or gone and not due yet.</summary>
    public void Connected(IOutbox outbox, long nowNs)
    {
        _isOpen = true;
        _turnAtNs = nowNs;
        Demand = null;
        _watch.Opened();
        _silence.Resume(nowNs);
        _desk.Open(outbox);
        foreach (Subscription subscription in _subscriptions)
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
        _isOpen = false;
        Demand = null;
        _desk.Close();
        foreach (Subscription subscription in _subscriptions)
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
            Wake(symbol, nowNs);
        }

        if (_bySymbol[symbol, (int)kind] is not { } subscription)
        {
            return;
        }

        subscription.DataAtNs = nowNs;
        subscription.HasDelivered = true;
        // What was still on its way when a subscription was ended proves no other.
        if (confirms && subscription.IsHeld && subscription.Status != TopicStatus.Confirmed)
        {
            OnFirstData(subscription, isSnapshot);
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
        SuspectTrades(symbol, nowNs);
    }

    /// <summary>Something else shows that trades were made which did not come.</summary>
    public void TradesStale(int symbol, long nowNs) => AskAgain(symbol, TopicKind.Trades, TopicStatus.Stale, nowNs);

    /// <summary>A symbol's instrument is another: book and ticker, which come whole only at first, are asked for anew, without waiting.</summary>
    public void Restart(int symbol, long nowNs)
    {
        Restart(_bySymbol[symbol, (int)TopicKind.Book], nowNs);
        Restart(_bySymbol[symbol, (int)TopicKind.Ticker], nowNs);
        SendDue(nowNs);
    }

    /// <summary>About ten times a second: deadlines, and requests whose turn has come.</summary>
    public void Turn(long nowNs)
    {
        if (!_isOpen)
        {
            return;
        }

        _distractedUntilNs = nowNs - _turnAtNs > SecondNs ? nowNs + SecondNs : _distractedUntilNs;
        _turnAtNs = nowNs;
        _share.Activity.Report(_watch.DataAtNs);
        if (IsAttentive)
        {
            CheckDeadlines(nowNs);
            Demand = FindDemand(nowNs);
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
        string id = Encoding.UTF8.GetString(reply.RequestId);
        if (_desk.TakeAnswered(id) is not { } topics)
        {
            return;
        }

        if (reply.Success)
        {
            Accept(topics);
        }
        else
        {
            OnRefusal(topics, Encoding.UTF8.GetString(reply.Message), nowNs);
        }
    }

    /// <summary>Topics by where they stand.</summary>
    public TopicCounts Count()
    {
        Span<int> counts = stackalloc int[(int)TopicStatus.Stale + 1];
        foreach (Subscription subscription in _subscriptions)
        {
            counts[(int)subscription.Status]++;
        }

        return new TopicCounts(counts[0], counts[1], counts[2], counts[3], counts[4]);
    }

    /// <summary>Every topic at this moment.</summary>
    public IReadOnlyList<TopicReport> Report() =>
    [
        .. _subscriptions.Select(s => new TopicReport(
            s.Topic, _symbols[s.Symbol].Symbol, s.Kind, s.Status, s.DataAtNs == 0 ? null : s.DataAtNs, s.Words)),
    ];

    private void OnFirstData(Subscription subscription, bool isSnapshot)
    {
        // A snapshot comes only after the venue took the request, and it takes a request whole or not at all.
        if (isSnapshot && subscription.RequestId is { } id && _desk.TakeAnswered(id) is { } topics)
        {
            Accept(topics);
        }

        _desk.Forget(subscription);
        subscription.Confirm();
    }

    private static void Accept(List<Subscription> topics)
    {
        foreach (Subscription subscription in topics)
        {
            subscription.Words = null;
            if (subscription.Kind == TopicKind.Trades)
            {
                // A quiet symbol may not trade for minutes: the venue's word has to do.
                subscription.Confirm();
            }
        }
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
        if (_isOpen && _bySymbol[symbol, (int)kind] is { Status: TopicStatus.Confirmed } subscription)
        {
            subscription.AskAgain(status, nowNs);
            SendDue(nowNs);
        }
    }

    // Trades may be few for minutes, so their silence says nothing. But where book and ticker both fell silent the venue may have
    // forgotten the symbol, as it does with one that it delists for a while.
    private void SuspectTrades(int symbol, long nowNs)
    {
        if (_bySymbol[symbol, (int)TopicKind.Book] is { Status: TopicStatus.Stale }
            && _bySymbol[symbol, (int)TopicKind.Ticker] is { Status: TopicStatus.Stale })
        {
            TradesStale(symbol, nowNs);
        }
    }

    private void CheckDeadlines(long nowNs)
    {
        foreach (Subscription subscription in _subscriptions)
        {
            CheckDeadline(subscription, nowNs);
        }

        long venueDataAtNs = _share.Activity.DataAtNs;
        for (int gone = _silence.NextGone(venueDataAtNs, nowNs); gone >= 0; gone = _silence.NextGone(venueDataAtNs, nowNs))
        {
            RestSymbol(gone, nowNs);
            _listener?.SymbolGone(gone);
        }
    }

    private void CheckDeadline(Subscription subscription, long nowNs)
    {
        if (subscription.IsInFlight && nowNs >= subscription.DueAtNs)
        {
            OnUnanswered(subscription, nowNs);
        }
        else if (subscription is { Kind: TopicKind.Ticker, Status: TopicStatus.Confirmed }
            && nowNs - subscription.DataAtNs > _options.FreshSeconds * SecondNs)
        {
            subscription.AskAgain(TopicStatus.Stale, nowNs);
            SuspectTrades(subscription.Symbol, nowNs);
        }
    }

    private void OnUnanswered(Subscription subscription, long nowNs)
    {
        if (IsGone(subscription.Symbol))
        {
            RestSymbol(subscription.Symbol, nowNs);
            return;
        }

        _desk.Forget(subscription);
        subscription.AskAgain(subscription.Status == TopicStatus.Stale ? TopicStatus.Stale : TopicStatus.Wanted, nowNs);
    }

    // Back before its rest was over: nothing of it has to wait any longer.
    private void Wake(int symbol, long nowNs)
    {
        for (TopicKind kind = TopicKind.Book; kind <= TopicKind.Ticker; kind++)
        {
            if (_bySymbol[symbol, (int)kind] is { IsInFlight: false, Status: TopicStatus.Wanted } subscription)
            {
                subscription.DueAtNs = Math.Min(subscription.DueAtNs, nowNs);
            }
        }
    }

    private void RestSymbol(int symbol, long nowNs)
    {
        for (TopicKind kind = TopicKind.Book; kind <= TopicKind.Ticker; kind++)
        {
            if (_bySymbol[symbol, (int)kind] is { } subscription)
            {
                _desk.Forget(subscription);
                subscription.Rest(
                    subscription.Status == TopicStatus.Rejected ? TopicStatus.Rejected : TopicStatus.Wanted, nowNs + (_options.GoneSeconds * SecondNs));
            }
        }
    }

    private void OnRefusal(List<Subscription> topics, string message, long nowNs)
    {
        SubscriptionRefusal refusal = _requests.Explain(message);
        Subscription? offender = topics.Count == 1 ? topics[0] : topics.Find(t => t.Topic == refusal.Topic);
        if (offender is not null)
        {
            topics.Remove(offender);
            Settle(offender, FaultRule.Classify(refusal), message, nowNs);
        }
        else
        {
            // The words name no topic of ours: smaller requests, until the offender stands alone.
            int half = topics.Count / 2;
            topics.ForEach(t => t.RequestLimit = half);
        }

        Resend(topics, nowNs);
    }

    private void Settle(Subscription offender, FaultVerdict verdict, string message, long nowNs)
    {
        if (verdict.Class != FaultClass.Topic)
        {
            // Subscribed already: it is cycled at its deadline, should nothing come.
            offender.RequestId = "";
            return;
        }

        offender.IsHeld = false;
        offender.Words = message;
        offender.Rest(TopicStatus.Rejected, nowNs + (_options.GoneSeconds * SecondNs));
        if (offender.Kind == TopicKind.Book)
        {
            _listener?.BookRejected(offender.Symbol);
        }
    }

    private void Resend(List<Subscription> topics, long nowNs)
    {
        foreach (Subscription subscription in topics)
        {
            subscription.IsHeld = false;
            subscription.Rest(subscription.Status == TopicStatus.Stale ? TopicStatus.Stale : TopicStatus.Wanted, nowNs);
        }

        SendDue(nowNs);
    }

    private void SendDue(long nowNs)
    {
        if (!_isOpen)
        {
            return;
        }

        if (Collect(areHeld: true, nowNs))
        {
            _desk.Unsubscribe(_due, nowNs);
        }

        if (Collect(areHeld: false, nowNs))
        {
            _desk.Subscribe(_due, nowNs, _onSent);
        }
    }

    private bool Collect(bool areHeld, long nowNs)
    {
        _due.Clear();
        foreach (Subscription subscription in _subscriptions)
        {
            bool isDue = nowNs >= subscription.DueAtNs || (areHeld && IsGone(subscription.Symbol));
            if (isDue && subscription.IsHeld == areHeld && !subscription.IsInFlight && subscription.Status != TopicStatus.Confirmed)
            {
                _due.Add(subscription);
            }
        }

        if (_due.Count > 1)
        {
            _due.Sort(static (a, b) => (a.Priority, a.Symbol, a.Kind).CompareTo((b.Priority, b.Symbol, b.Kind)));
        }

        return _due.Count > 0;
    }

    private void OnSent(Subscription subscription, long nowNs)
    {
        _watch.Asked(nowNs);
        subscription.NoteAsked();
        if (subscription.Status != TopicStatus.Stale)
        {
            subscription.Status = TopicStatus.Sent;
        }

        long patient = nowNs + (_options.SnapshotTimeoutSeconds * SecondNs);
        subscription.DueAtNs = subscription.HasDelivered && !IsGone(subscription.Symbol) ? subscription.NoteAttempt(nowNs) : patient;
    }

    private ConnectionEnd? FindDemand(long nowNs)
    {
        int expected = 0, helpless = 0;
        Subscription? silent = null;
        foreach (Subscription subscription in _subscriptions)
        {
            // One that is gone is asked for in vain every few minutes, which is no reason to take the connection from the others.
            bool counts = subscription.Kind != TopicKind.Trades
                && !IsGone(subscription.Symbol)
                && (subscription.IsInFlight || subscription.Status is TopicStatus.Confirmed or TopicStatus.Stale);
            expected += counts ? 1 : 0;
            if (counts && IsBeyondHelp(subscription, nowNs))
            {
                helpless++;
                silent ??= subscription is { Status: TopicStatus.Stale, HasDelivered: true } ? subscription : null;
            }
        }

        return _watch.Overdue(expected > 0, nowNs)
            ?? (2 * helpless > expected
                ? new ConnectionEnd(ConnectionEndKind.Silence, $"{helpless} of {expected} topics deliver nothing, though asked for again")
                : silent is null ? null : DemandFor(silent, nowNs));
    }

    // Asking again brought nothing although the connection stands.
    private bool IsBeyondHelp(Subscription subscription, long nowNs) =>
        subscription is { Status: not TopicStatus.Confirmed, Asked: >= 2 }
        && nowNs - subscription.UnconfirmedSinceNs > _options.SilenceSeconds * SecondNs;

    // One topic that fell silent must not cost the others their connection again and again; one that never delivered, not even once.
    private ConnectionEnd? DemandFor(Subscription topic, long nowNs)
    {
        if (_replacedForTopicAtNs is { } last && nowNs - last < _options.TopicReplaceSeconds * SecondNs)
        {
            return null;
        }

        _replacedForTopicAtNs = nowNs;
        return new ConnectionEnd(ConnectionEndKind.Silence, $"{topic.Topic} delivers nothing, though asked for again {topic.Asked} times");
    }
}

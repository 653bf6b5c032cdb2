using System.Globalization;
using System.Text;
using Scalper.Core.Events;
using Scalper.Core.Wire;

namespace Scalper.Core.Feeds;

/// <summary>
/// Keeps the subscriptions of one lane: what is wanted outlives every connection and is asked for again on each. One bad topic
/// refuses a whole request, so a refused request is repeated without it. A book that is wrong, or whose snapshot does not come, has
/// its topic alone subscribed again, one attempt at a time and ever more rarely. Reads no clock; one thread.
/// </summary>
public sealed class FeedSession
{
    private const long SecondNs = 1_000_000_000;
    private const int LongestResyncSeconds = 60;

    private readonly IVenueRequests _requests;
    private readonly FeedOptions _options;
    private readonly IReadOnlyList<string>[] _topics;
    private readonly Resync[] _resyncs;
    private readonly SortedSet<int> _awaiting = [];
    private readonly Dictionary<string, List<string>> _unanswered = [];
    private readonly Dictionary<string, string> _refused = [];
    private IOutbox? _outbox;
    private long _requestsMade;

    public FeedSession(IVenueRequests requests, FeedOptions options, IEnumerable<string> symbols)
    {
        _requests = requests;
        _options = options;
        _topics = [.. symbols.Select(requests.TopicsOf)];
        _resyncs = new Resync[_topics.Length];
    }

    /// <summary>Topics wanted, refused ones left out.</summary>
    public int TopicCount => _topics.Sum(t => t.Count) - _refused.Count;

    /// <summary>Topics that the venue refused, with its words; they are not asked for again.</summary>
    public IReadOnlyDictionary<string, string> Refused => _refused;

    /// <summary>True where the venue refused the book topic of a symbol for good.</summary>
    public bool IsRefused(int symbol) => _refused.ContainsKey(_topics[symbol][0]);

    /// <summary>A connection is open: asks for everything wanted.</summary>
    public void Connected(IOutbox outbox, long nowNs)
    {
        _outbox = outbox;
        _unanswered.Clear();
        foreach (string[] chunk in _topics.SelectMany(t => t).Where(t => !_refused.ContainsKey(t)).Chunk(_options.TopicsPerRequest))
        {
            Subscribe(chunk);
        }

        for (int i = 0; i < _resyncs.Length; i++)
        {
            _resyncs[i] = new Resync(0, nowNs + (_options.SnapshotTimeoutSeconds * SecondNs));
            Await(i);
        }
    }

    /// <summary>The connection is gone; nothing is sent until the next.</summary>
    public void Disconnected()
    {
        _outbox = null;
        _awaiting.Clear();
    }

    /// <summary>A book needs a fresh snapshot.</summary>
    public void RequestSnapshot(int symbol, long nowNs)
    {
        Await(symbol);
        Retry(symbol, nowNs);
    }

    /// <summary>A book has its snapshot.</summary>
    public void SnapshotArrived(int symbol)
    {
        if (_awaiting.Remove(symbol) && _resyncs[symbol].Attempt == 0)
        {
            // The first subscription went well: a later fault is answered at once.
            _resyncs[symbol] = default;
        }
    }

    /// <summary>Lets due retries happen.</summary>
    public void Idle(long nowNs)
    {
        if (_awaiting.Count == 0 || _outbox is null)
        {
            return;
        }

        foreach (int symbol in _awaiting.ToArray())
        {
            Retry(symbol, nowNs);
        }
    }

    /// <summary>Takes the venue's answer to a request.</summary>
    /// <returns>Index of a symbol whose book topic was refused for good; null otherwise.</returns>
    public int? OnReply(in ControlReply reply)
    {
        if (reply.Kind != ControlReplyKind.Subscribe || !_unanswered.Remove(Encoding.UTF8.GetString(reply.RequestId), out List<string>? topics))
        {
            return null;
        }

        return reply.Success ? null : OnRefusal(topics, Encoding.UTF8.GetString(reply.Message));
    }

    private int? OnRefusal(List<string> topics, string message)
    {
        SubscriptionRefusal refusal = _requests.Explain(message);
        if (refusal.Topic is { } offender && topics.Remove(offender))
        {
            Subscribe(topics);
            return refusal.AlreadySubscribed ? null : Refuse(offender, message);
        }

        if (topics.Count == 1)
        {
            return refusal.AlreadySubscribed ? null : Refuse(topics[0], message);
        }

        // The words name no topic of ours: halve the request until the offender stands alone.
        Subscribe(topics[..(topics.Count / 2)]);
        Subscribe(topics[(topics.Count / 2)..]);
        return null;
    }

    private int? Refuse(string topic, string message)
    {
        _refused[topic] = message;
        int symbol = Array.FindIndex(_topics, t => t[0] == topic);
        if (symbol < 0)
        {
            return null;
        }

        _awaiting.Remove(symbol);
        return symbol;
    }

    private void Await(int symbol)
    {
        if (!IsRefused(symbol))
        {
            _awaiting.Add(symbol);
        }
    }

    // At most one attempt is under way for a book: the next is due only when this one had its time.
    private void Retry(int symbol, long nowNs)
    {
        ref Resync resync = ref _resyncs[symbol];
        if (_outbox is null || !_awaiting.Contains(symbol) || nowNs < resync.NextAtNs)
        {
            return;
        }

        bool calm = nowNs - resync.NextAtNs > LongestResyncSeconds * SecondNs;
        int attempt = calm ? 1 : Math.Min(resync.Attempt + 1, 10);
        long wait = Math.Min(1L << (attempt - 1), LongestResyncSeconds);
        string[] topic = [_topics[symbol][0]];
        Send(_requests.Unsubscribe(NextRequestId(), topic));
        _unanswered.Remove(resync.RequestId ?? "");
        resync = new Resync(attempt, nowNs + (wait * SecondNs), Subscribe(topic));
    }

    private string? Subscribe(IReadOnlyCollection<string> topics)
    {
        if (topics.Count == 0)
        {
            return null;
        }

        string id = NextRequestId();
        _unanswered[id] = [.. topics];
        Send(_requests.Subscribe(id, topics));
        return id;
    }

    private void Send(byte[] message) => _outbox?.TrySend(message);

    private string NextRequestId() => (++_requestsMade).ToString(CultureInfo.InvariantCulture);

    // RequestId: the last attempt's, so that unanswered ones do not pile up.
    private readonly record struct Resync(int Attempt, long NextAtNs, string? RequestId = null);
}

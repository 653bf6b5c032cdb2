namespace Scalper.Core.Feeds;

/// <summary>One wanted topic and where it stands. Outlives every connection.</summary>
internal sealed class Subscription(string topic, TopicKind kind, int symbol, int priority)
{
    private const long SecondNs = 1_000_000_000;
    private const int LongestWaitSeconds = 60;
    private const int MostAttempts = 10;

    private int _attempts;
    private long _nextAttemptAtNs;

    public string Topic { get; } = topic;

    public TopicKind Kind { get; } = kind;

    public int Symbol { get; } = symbol;

    public int Priority { get; } = priority;

    public TopicStatus Status { get; set; }

    /// <summary>In flight: when the wait for an answer ends. Otherwise: when it may be asked for.</summary>
    public long DueAtNs { get; set; }

    /// <summary>The unanswered request that asks for it; none while nothing is in flight.</summary>
    public string? RequestId { get; set; }

    /// <summary>The venue may hold it: to get a fresh snapshot it has to be unsubscribed first.</summary>
    public bool IsHeld { get; set; }

    /// <summary>Most topics in the request that asks for it: fewer after a request that was refused without naming a topic.</summary>
    public int RequestLimit { get; set; } = int.MaxValue;

    /// <summary>Receive time of its last data; 0 before the first.</summary>
    public long DataAtNs { get; set; }

    /// <summary>It delivered on the present connection.</summary>
    public bool HasDelivered { get; set; }

    /// <summary>Since when it is no longer, or not yet, confirmed.</summary>
    public long UnconfirmedSinceNs { get; private set; }

    /// <summary>Times it was asked for since then.</summary>
    public int Asked { get; private set; }

    /// <summary>The venue's refusal; none where there was none.</summary>
    public string? Words { get; set; }

    public bool IsInFlight => RequestId is not null;

    public void NoteAsked() => Asked++;

    /// <summary>A new connection knows nothing of it.</summary>
    public void Reset(long dueAtNs)
    {
        Status = TopicStatus.Wanted;
        RequestId = null;
        IsHeld = HasDelivered = false;
        DueAtNs = dueAtNs;
        RequestLimit = int.MaxValue;
        UnconfirmedSinceNs = dueAtNs;
        Asked = 0;
        _attempts = 0;
        _nextAttemptAtNs = 0;
    }

    /// <summary>Plans to ask for it again: at once after a calm time, else ever more rarely, at most once a minute.</summary>
    public void AskAgain(TopicStatus status, long nowNs)
    {
        if (nowNs - _nextAttemptAtNs > LongestWaitSeconds * SecondNs)
        {
            _attempts = 0;
        }

        if (Status == TopicStatus.Confirmed)
        {
            UnconfirmedSinceNs = nowNs;
            Asked = 0;
        }

        Status = status;
        RequestId = null;
        DueAtNs = Math.Max(nowNs, _nextAttemptAtNs);
    }

    /// <summary>A request went out for a topic that delivered before.</summary>
    /// <returns>Until when an answer is awaited.</returns>
    public long NoteAttempt(long nowNs)
    {
        _attempts = Math.Min(_attempts + 1, MostAttempts);
        _nextAttemptAtNs = nowNs + (Math.Min(1L << (_attempts - 1), LongestWaitSeconds) * SecondNs);
        return _nextAttemptAtNs;
    }

    /// <summary>Waits longer before it is asked for: it is refused, or its symbol is gone.</summary>
    public void Rest(TopicStatus status, long untilNs)
    {
        Status = status;
        RequestId = null;
        DueAtNs = untilNs;
    }

    public void Confirm()
    {
        Status = TopicStatus.Confirmed;
        RequestId = null;
        Words = null;
        RequestLimit = int.MaxValue;
    }
}

namespace Scalper.Sandbox.Venue;

/// <summary>One connection as the exchange sees it. Everything that a socket would show is here, so a client may be driven without one.</summary>
internal class ClientSession(string connectionId, Outbox outbox, long nowNs)
{
    private const int MostUnread = 1_000;

    private readonly TaskCompletionSource _cut = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<string> _unread = new();
    private volatile TaskCompletionSource? _blocked;
    private long _heldBytes;

    public string ConnectionId { get; } = connectionId;

    /// <summary>The frames that have left for the client, in order.</summary>
    public Outbox Outbox { get; } = outbox;

    public Dictionary<string, Subscription> Subscriptions { get; } = new(StringComparer.Ordinal);

    /// <summary>When the client last said something or had data sent, Unix ns.</summary>
    public long LastActiveNs { get; set; } = nowNs;

    /// <summary>How the exchange has ended the connection; null while it has not. After a close frame what is in the outbox still arrives, before it.</summary>
    public SessionEnd? End { get; private set; }

    /// <summary>Why the exchange has cut this client off, for a log; null while it is connected.</summary>
    public string? CloseReason { get; private set; }

    /// <summary>Completes when the exchange cuts this client off.</summary>
    public Task WhenCut => _cut.Task;

    /// <summary>Nothing gets through either way though the connection stands: what the client says waits unread, what it would be sent waits too.</summary>
    public bool IsHalfOpen => _blocked is not null;

    /// <summary>Complete while messages of the client are read. May be asked from any thread.</summary>
    public Task WhenReading => _blocked?.Task ?? Task.CompletedTask;

    /// <summary>The speed at which frames leave.</summary>
    public ClientLine Line { get; } = new(outbox);

    public void Send(OutFrame frame) => Line.Send(frame);

    /// <summary>A frame of a stream as this client gets it.</summary>
    public virtual byte[] Wrapped(StreamFeed feed, byte[] frame) => frame;

    /// <summary>Frames held back by a silence are bounded like the outbox.</summary>
    public void CountHeld(int bytes)
    {
        _heldBytes += bytes;
        if (_heldBytes > Outbox.MaxBytes)
        {
            Outbox.Overflow();
        }
    }

    public void BeginHalfOpen()
    {
        Line.Block();
        _blocked ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Ends one of the half-open faults; with the last of them everything that waits goes out, and the messages to read are given.</summary>
    public IReadOnlyList<string> EndHalfOpen()
    {
        Line.Unblock();
        if (Line.IsBlocked || _blocked is not { } blocked)
        {
            return [];
        }

        _blocked = null;
        blocked.TrySetResult();
        string[] unread = [.. _unread];
        _unread.Clear();
        return unread;
    }

    /// <summary>Keeps a message that is not read now; those beyond 1,000 are lost, as behind a full network buffer.</summary>
    public void LeaveUnread(string text)
    {
        if (_unread.Count < MostUnread)
        {
            _unread.Enqueue(text);
        }
    }

    public void Cut(SessionEnd end, string reason)
    {
        (End, CloseReason) = (end, reason);
        if (end.IsAbort)
        {
            Outbox.Discard();
        }

        _cut.TrySetResult();
        _blocked?.TrySetResult();
    }
}

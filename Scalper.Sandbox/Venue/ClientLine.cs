namespace Scalper.Sandbox.Venue;

/// <summary>
/// The way of the frames to one client: open, one by one, or standing still. What waits is bounded like the outbox; beyond, the client is cut off.
/// </summary>
internal sealed class ClientLine(Outbox outbox)
{
    private readonly Queue<OutFrame> _waiting = new();
    private int _blocks;
    private long _waitingBytes;

    public bool IsBlocked => _blocks > 0;

    /// <summary>Frames leave only when <see cref="ReleaseOne"/> is called.</summary>
    public bool IsSlow { get; set; }

    /// <summary>Text messages leave in fragments of so many bytes; 0: whole.</summary>
    public int FragmentBytes { get; set; }

    public void Send(OutFrame frame)
    {
        if (FragmentBytes > 0 && !frame.IsPing)
        {
            frame = frame with { FragmentBytes = FragmentBytes };
        }

        if (!IsBlocked && !IsSlow)
        {
            outbox.Add(frame);
            return;
        }
        _waiting.Enqueue(frame);
        _waitingBytes += frame.Bytes.Length;
        if (_waitingBytes > outbox.MaxBytes)
        {
            outbox.Overflow();
        }
    }

    public void Block() => _blocks++;

    public void Unblock()
    {
        _blocks--;
        Flush();
    }

    public void ReleaseOne()
    {
        if (!IsBlocked && _waiting.TryDequeue(out OutFrame frame))
        {
            _waitingBytes -= frame.Bytes.Length;
            outbox.Add(frame);
        }
    }

    /// <summary>Lets go what nothing holds back any more.</summary>
    public void Flush()
    {
        while (!IsBlocked && !IsSlow && _waiting.Count > 0)
        {
            ReleaseOne();
        }
    }
}

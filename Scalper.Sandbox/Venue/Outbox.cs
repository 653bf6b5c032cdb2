using System.Threading.Channels;

namespace Scalper.Sandbox.Venue;

/// <summary>
/// The frames on their way to one client, bounded in bytes: a client that does not read overruns it and is cut off.
/// One thread adds, another takes; each member may be called beside the others.
/// </summary>
internal sealed class Outbox(long maxBytes)
{
    private readonly Channel<OutFrame> _frames = Channel.CreateUnbounded<OutFrame>(new UnboundedChannelOptions());
    private long _bytes;
    private volatile bool _overrun;
    private bool _sentSinceMark;

    /// <summary>True once more was waiting than allowed; nothing is added any more.</summary>
    public bool Overrun => _overrun;

    public long MaxBytes => maxBytes;

    public long Bytes => Interlocked.Read(ref _bytes);

    public void Add(OutFrame frame)
    {
        if (_overrun)
        {
            return;
        }

        if (Interlocked.Add(ref _bytes, frame.Bytes.Length) > maxBytes)
        {
            Overflow();
            return;
        }
        _sentSinceMark = true;
        _frames.Writer.TryWrite(frame);
    }

    /// <summary>More waits for the client than allowed, here or on the way here.</summary>
    public void Overflow()
    {
        _overrun = true;
        Close();
    }

    /// <summary>Whether anything was added since the last call. For the adding thread.</summary>
    public bool TakeDataMark()
    {
        bool sent = _sentSinceMark;
        _sentSinceMark = false;
        return sent;
    }

    public bool TryTake(out OutFrame frame)
    {
        bool taken = _frames.Reader.TryRead(out frame);
        if (taken)
        {
            Interlocked.Add(ref _bytes, -frame.Bytes.Length);
        }

        return taken;
    }

    /// <summary>Forgets what waits.</summary>
    public void Discard()
    {
        while (TryTake(out _))
        {
        }
    }

    /// <summary>False once the outbox is closed and empty.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellation) => _frames.Reader.WaitToReadAsync(cancellation);

    public void Close() => _frames.Writer.TryComplete();
}

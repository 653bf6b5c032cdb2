using System.Threading.Channels;

namespace Scalper.Sandbox.Venue;

/// <summary>
/// The frames on their way to one client, bounded in bytes: a client that does not read overruns it and is cut off.
/// One thread adds, another takes; each member may be called beside the others.
/// </summary>
internal sealed class Outbox(long maxBytes)
{
    private readonly Channel<byte[]> _frames = Channel.CreateUnbounded<byte[]>(new UnboundedChannelOptions { SingleReader = true });
    private long _bytes;
    private volatile bool _overrun;
    private bool _sentSinceMark;

    /// <summary>True once more was waiting than allowed; nothing is added any more.</summary>
    public bool Overrun => _overrun;

    public long Bytes => Interlocked.Read(ref _bytes);

    public void Add(byte[] frame)
    {
        if (_overrun)
        {
            return;
        }

        if (Interlocked.Add(ref _bytes, frame.Length) > maxBytes)
        {
            _overrun = true;
            Close();
            return;
        }
        _sentSinceMark = true;
        _frames.Writer.TryWrite(frame);
    }

    /// <summary>Whether anything was added since the last call. For the adding thread.</summary>
    public bool TakeDataMark()
    {
        bool sent = _sentSinceMark;
        _sentSinceMark = false;
        return sent;
    }

    public bool TryTake(out byte[] frame)
    {
        bool taken = _frames.Reader.TryRead(out byte[]? next);
        frame = next ?? [];
        if (taken)
        {
            Interlocked.Add(ref _bytes, -frame.Length);
        }

        return taken;
    }

    /// <summary>False once the outbox is closed and empty.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellation) => _frames.Reader.WaitToReadAsync(cancellation);

    public void Close() => _frames.Writer.TryComplete();
}

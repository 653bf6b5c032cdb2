using System.Net.Sockets;

namespace Scalper.Core.Wire;

/// <summary>
/// A socket as a stream whose asynchronous calls block and complete at once, so that the WebSocket above it runs wholly on the
/// thread that reads. The read wakes every 100 ms to let the owner do what is due. The socket must never see an asynchronous call:
/// the first one makes it non-blocking for good, and every later read would go through the thread pool. Reads ahead what the socket holds: the layers
/// above ask for a few kilobytes at a time, and each question to the system costs as much as a frame.
/// </summary>
internal sealed class BlockingSocketStream : Stream
{
    private const int WakeMilliseconds = 100;
    private const int AheadBytes = 64 * 1024;

    private readonly Socket _socket;
    private readonly TimeProvider _time;
    private readonly long _wakeEvery;
    private readonly byte[] _ahead = new byte[AheadBytes];
    private int _taken;
    private int _held;
    private long _wokeAt;

    public BlockingSocketStream(Socket socket, TimeProvider time, TimeSpan sendTimeout, Action onWake)
    {
        _socket = socket;
        _time = time;
        OnWake = onWake;
        LastReadTimestamp = _wokeAt = time.GetTimestamp();
        _wakeEvery = time.TimestampFrequency * WakeMilliseconds / 1_000;
        socket.ReceiveTimeout = WakeMilliseconds;
        socket.SendTimeout = (int)sendTimeout.TotalMilliseconds;
    }

    /// <summary>Called on the reading thread about every 100 ms, whether bytes come or not; may throw to end the read.</summary>
    public Action OnWake { get; set; }

    /// <summary>
    /// Asynchronous reads wait on a thread of the pool: for the talk with a proxy, during which the platform reads ahead of what it asked
    /// for, and would wait for ever on its own thread.
    /// </summary>
    public bool IsReadAside { get; set; }

    /// <summary>When the last read that brought bytes returned (at first: when the stream was made), by <see cref="TimeProvider.GetTimestamp"/>.</summary>
    public long LastReadTimestamp { get; private set; }

    /// <summary>The same moment by the wall clock, Unix nanoseconds.</summary>
    public long LastReadAtNs { get; private set; }

    /// <summary>Bytes that came so far, before decryption and inflation; some of them may not have been read yet.</summary>
    public long BytesRead { get; private set; }

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        // Bytes that drip, or pings alone, make no frame: they must not keep the owner from its turn.
        if (LastReadTimestamp - _wokeAt >= _wakeEvery)
        {
            Wake(LastReadTimestamp);
        }

        if (_taken == _held)
        {
            (_taken, _held) = (0, Receive());
        }

        int read = Math.Min(buffer.Length, _held - _taken);
        _ahead.AsSpan(_taken, read).CopyTo(buffer);
        _taken += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        // A read of nothing asks whether bytes are there; it must not wait for any.
        buffer.IsEmpty ? ValueTask.FromResult(0)
        : IsReadAside ? new ValueTask<int>(Task.Run(() => Read(buffer.Span), cancellationToken))
        : ValueTask.FromResult(Read(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            int sent = _socket.Send(buffer, SocketFlags.None, out SocketError error);
            if (error != SocketError.Success)
            {
                throw new IOException($"The connection broke while sending: {error}.");
            }

            buffer = buffer[sent..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Write(buffer.AsSpan(offset, count));
        return Task.CompletedTask;
    }

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _socket.Dispose();
        }

        base.Dispose(disposing);
    }

    // Waits for bytes; none at the end of the stream.
    private int Receive()
    {
        while (true)
        {
            int received = _socket.Receive(_ahead, SocketFlags.None, out SocketError error);
            switch (error)
            {
                case SocketError.Success:
                    LastReadTimestamp = _time.GetTimestamp();
                    LastReadAtNs = Primitives.UnixTime.NowNs(_time);
                    BytesRead += received;
                    return received;
                case SocketError.TimedOut or SocketError.WouldBlock or SocketError.Interrupted:
                    Wake(_time.GetTimestamp());
                    break;
                default:
                    throw new IOException($"The connection broke while reading: {error}.");
            }
        }
    }

    private void Wake(long now)
    {
        _wokeAt = now;
        OnWake();
    }
}

namespace Scalper.Sandbox.Hosting;

/// <summary>
/// A stream on which nothing comes and nothing goes while the gate is shut. It stands below the WebSocket, because that answers pings of the protocol by itself.
/// </summary>
/// <param name="heard">Is shown all that is read; null for nobody.</param>
internal sealed class GatedStream(Stream inner, Func<Task> gate, Action<ReadOnlySpan<byte>>? heard = null) : Stream
{
    private const int MostHeld = 64 * 1024;
    private readonly byte[] _held = new byte[MostHeld];

    /// <summary>A WebSocket answers pings while another writes frames of its own here.</summary>
    private readonly SemaphoreSlim _writing = new(1, 1);
    private int _heldBytes;

    /// <summary>What is written waits for what comes next, up to a limit: whoever sets it writes again, with the last of all not held back.</summary>
    public bool IsHeldBack { get; set; }

    public override bool CanRead => inner.CanRead;

    public override bool CanSeek => false;

    public override bool CanWrite => inner.CanWrite;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        await gate().WaitAsync(cancellationToken).ConfigureAwait(false);
        heard?.Invoke(buffer.Span[..read]);
        return read;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await WriteNextAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _writing.Release();
        }
    }

    private async ValueTask WriteNextAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken)
    {
        if (_heldBytes + buffer.Length > MostHeld)
        {
            await WriteHeldAsync(cancellationToken).ConfigureAwait(false);
        }

        if (buffer.Length > MostHeld)
        {
            await gate().WaitAsync(cancellationToken).ConfigureAwait(false);
            await inner.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
            return;
        }

        buffer.CopyTo(_held.AsMemory(_heldBytes));
        _heldBytes += buffer.Length;
        if (!IsHeldBack)
        {
            await WriteHeldAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task WriteHeldAsync(CancellationToken cancellationToken)
    {
        await gate().WaitAsync(cancellationToken).ConfigureAwait(false);
        await inner.WriteAsync(_held.AsMemory(0, _heldBytes), cancellationToken).ConfigureAwait(false);
        _heldBytes = 0;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => _heldBytes > 0 ? Task.CompletedTask : inner.FlushAsync(cancellationToken);

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("asynchronous only");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("asynchronous only");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            _writing.Dispose();
        }

        base.Dispose(disposing);
    }
}

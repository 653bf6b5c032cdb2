using System.Net.Sockets;
using System.Net.WebSockets;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;

namespace Scalper.Core.Wire;

/// <summary>
/// One open WebSocket. One thread receives, blocking; messages and heartbeats are sent in order by a task on the pool, so that a
/// venue that stops reading never stops the receiver. Ends by itself when a send fails; whether the venue is silent for too long is
/// for its owner to say.
/// </summary>
public sealed class VenueConnection : IOutbox, IDisposable
{
    private const int OutboxCapacity = 1_024;
    private const int LongestFrame = 16 * 1024 * 1024;
    private const int UsualBuffer = 64 * 1024;
    private const int RoomyBuffer = 1024 * 1024;
    private static readonly TimeSpan EndTimeout = TimeSpan.FromSeconds(2);

    private readonly ClientWebSocket _webSocket;
    private readonly BlockingSocketStream _stream;
    private readonly Channel<byte[]> _outbox = Channel.CreateBounded<byte[]>(
        new BoundedChannelOptions(OutboxCapacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    private readonly CancellationTokenSource _ended = new();
    private readonly ITimer? _heartbeat;
    private readonly Task _sender;
    private byte[] _buffer = new byte[UsualBuffer];
    private readonly TimeSpan _closeTimeout;
    private volatile string? _failure;
    private ExceptionDispatchInfo? _idleFault;

    private VenueConnection(
        ClientWebSocket webSocket, BlockingSocketStream stream, TimeProvider time, ConnectionLimits limits, byte[]? ping, Action onIdle)
    {
        _webSocket = webSocket;
        _stream = stream;
        _closeTimeout = limits.Close;
        _stream.OnWake = () => RunIdle(onIdle);
        _sender = Task.Run(SendAllAsync);
        _heartbeat = ping is null ? null : time.CreateTimer(_ => TrySend(ping), null, limits.Heartbeat, limits.Heartbeat);
    }

    /// <summary>Bytes received so far as they came over the wire.</summary>
    public long WireBytes => _stream.BytesRead;

    /// <summary>True where the venue agreed to permessage-deflate.</summary>
    public required bool IsCompressed { get; init; }

    /// <summary>When the read that completed the last frame returned, Unix nanoseconds.</summary>
    public long ReceivedAtNs => _stream.LastReadAtNs;

    /// <summary>The same moment by <see cref="TimeProvider.GetTimestamp"/>.</summary>
    public long ReceivedTimestamp => _stream.LastReadTimestamp;

    /// <summary>Connects; the calling thread waits.</summary>
    /// <param name="ping">The venue's heartbeat message; null where the venue has none, and asks for signs of life itself.</param>
    /// <param name="onIdle">
    /// Called on the calling thread about ten times a second while nothing comes, during the connect and later inside
    /// <see cref="Receive"/>; throws <see cref="OperationCanceledException"/> to end the wait.
    /// </param>
    /// <exception cref="ConnectionException">No connection within the deadline.</exception>
    public static VenueConnection Open(Uri address, TimeProvider time, ConnectionLimits limits, byte[]? ping, Action onIdle)
    {
        using CancellationTokenSource deadline = new(limits.Connect, time);
        Task<Dialled> dial = Task.Run(() => BlockingDial.OpenAsync(address, time, limits, deadline.Token));
        WaitForDial(dial, deadline, onIdle);
        try
        {
            Dialled dialled = BlockingWait.Result(dial);
            return new VenueConnection(dialled.WebSocket, dialled.Stream, time, limits, ping, onIdle) { IsCompressed = dialled.IsCompressed };
        }
        catch (OperationCanceledException e) when (deadline.IsCancellationRequested)
        {
            throw new ConnectionException(
                new ConnectionEnd(ConnectionEndKind.ConnectTimeout, $"{address.Host}: no answer within {limits.Connect.TotalSeconds:0.#} s"), e);
        }
        catch (Exception e) when (e is WebSocketException or HttpRequestException or IOException or SocketException)
        {
            throw new ConnectionException(new ConnectionEnd(ConnectionEndKind.Unreachable, $"{address.Host}: {Innermost(e).Message}"), e);
        }
    }

    /// <summary>Waits for the next whole text message.</summary>
    /// <returns>The message, valid until the next call.</returns>
    /// <exception cref="ConnectionException">The connection ended.</exception>
    public ReadOnlySpan<byte> Receive()
    {
        // One huge message must not hold memory for ever.
        if (_buffer.Length > RoomyBuffer)
        {
            _buffer = new byte[UsualBuffer];
        }

        int length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult part = ReceivePart(length);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                throw new ConnectionException(EndOfClose());
            }

            length += part.Count;
            if (part.EndOfMessage)
            {
                return _buffer.AsSpan(0, length);
            }

            if (length == LongestFrame)
            {
                throw new ConnectionException(new ConnectionEnd(
                    ConnectionEndKind.TooLong, $"a message longer than {LongestFrame} bytes came; no venue sends such"));
            }

            if (length == _buffer.Length)
            {
                Array.Resize(ref _buffer, Math.Min(_buffer.Length * 2, LongestFrame));
            }
        }
    }

    public bool TrySend(byte[] utf8)
    {
        if (_outbox.Writer.TryWrite(utf8))
        {
            return true;
        }

        Abort("messages to the venue pile up unsent");
        return false;
    }

    /// <summary>Says goodbye for no longer than the limit, then ends the socket.</summary>
    public void Dispose()
    {
        _heartbeat?.Dispose();
        _outbox.Writer.TryComplete();
        if (_failure is null && _webSocket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            // CloseAsync would read before its own timer starts.
            Task close = Task.Run(() => _webSocket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, _ended.Token));
            BlockingWait.For(close, _closeTimeout);
        }

        _ended.Cancel();
        _stream.Dispose();
        BlockingWait.For(_sender, EndTimeout);
        _webSocket.Dispose();
        _ended.Dispose();
    }

    // An attempt that its owner no longer waits for must not live on, nor leave its socket behind.
    private static void WaitForDial(Task<Dialled> dial, CancellationTokenSource deadline, Action onIdle)
    {
        try
        {
            BlockingWait.For(dial, onIdle);
        }
        catch
        {
            deadline.Cancel();
            BlockingWait.For(dial, EndTimeout);
            if (dial.IsCompletedSuccessfully)
            {
                Dialled dialled = BlockingWait.Result(dial);
                dialled.WebSocket.Dispose();
                dialled.Stream.Dispose();
            }

            throw;
        }
    }

    private ValueWebSocketReceiveResult ReceivePart(int offset)
    {
        try
        {
            ValueTask<ValueWebSocketReceiveResult> receive = _webSocket.ReceiveAsync(_buffer.AsMemory(offset), CancellationToken.None);
            return receive.IsCompleted ? receive.Result : BlockingWait.Result(receive.AsTask());
        }
        catch (Exception e) when (e is WebSocketException or IOException or ObjectDisposedException)
        {
            _idleFault?.Throw();
            throw new ConnectionException(EndOfFailure(e), e);
        }
    }

    private ConnectionEnd EndOfClose()
    {
        int code = (int?)_webSocket.CloseStatus ?? 1005;
        string words = $"the venue closed the connection: code {code} {_webSocket.CloseStatusDescription}".TrimEnd();
        return new ConnectionEnd(ConnectionEndKind.CloseFrame, words, code);
    }

    private ConnectionEnd EndOfFailure(Exception e) => _failure is { } failure
        ? new ConnectionEnd(ConnectionEndKind.SendFailed, failure)
        : new ConnectionEnd(ConnectionEndKind.Broken, Innermost(e).Message);

    // The WebSocket wraps what its stream throws: a fault of the owner must not pass for one of the connection.
    private void RunIdle(Action onIdle)
    {
        try
        {
            onIdle();
        }
        catch (Exception e)
        {
            _idleFault = ExceptionDispatchInfo.Capture(e);
            throw;
        }
    }

    private async Task SendAllAsync()
    {
        try
        {
            await foreach (byte[] message in _outbox.Reader.ReadAllAsync(_ended.Token).ConfigureAwait(false))
            {
                await _webSocket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, _ended.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            // The connection has ended; what was queued has no addressee any more.
        }
        catch (Exception e) when (e is WebSocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            Abort($"a message could not be sent: {Innermost(e).Message}");
        }
    }

    private static Exception Innermost(Exception e) => e.InnerException is { } inner ? Innermost(inner) : e;

    // Ends the receiver's read from outside; it then reports why.
    // No message may be taken from here on, though the sender may still make room by taking one that it can no longer send.
    private void Abort(string reason)
    {
        Interlocked.CompareExchange(ref _failure, reason, null);
        _outbox.Writer.TryComplete();
        _stream.Dispose();
    }
}

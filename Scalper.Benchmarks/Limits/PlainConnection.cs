using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text.Json;
using Scalper.Core.Venues.Bybit;
using Scalper.Benchmarks.Measure;

namespace Scalper.Benchmarks.Limits;

/// <summary>
/// One connection and the thread that reads it: what the platform can do without an engine. The thread blocks in the socket, under
/// ClientWebSocket, and hands every frame to whoever wants it.
/// </summary>
internal sealed class PlainConnection : IDisposable
{
    private const int BookDepth = 50;
    private const int TopicsPerRequest = 100;
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);

    private readonly ClientWebSocket _socket;
    private readonly FrameTaker _take;
    private readonly Timer _heartbeat;
    private readonly byte[] _ping = new BybitRequests(BookDepth).Ping()!;
    private readonly Thread _thread;
    private long _messages;
    private volatile Exception? _fault;
    private volatile bool _isOver;

    private PlainConnection(ClientWebSocket socket, FrameTaker take)
    {
        _socket = socket;
        _take = take;
        _heartbeat = new Timer(_ => Send(_ping), null, Heartbeat, Heartbeat);
        _thread = new Thread(Receive) { IsBackground = true, Name = "receive" };
    }

    /// <summary>Takes one frame; called on the connection's thread.</summary>
    public delegate void FrameTaker(ReadOnlySpan<byte> frame);

    /// <summary>Frames so far.</summary>
    public long Messages => Volatile.Read(ref _messages);

    /// <summary>Why nothing more comes; null while all is well.</summary>
    public Exception? Fault => _fault;

    /// <summary>Connects, begins to read, and subscribes books, trades and tickers.</summary>
    public static async Task<PlainConnection> OpenAsync(Uri address, IReadOnlyList<string> symbols, FrameTaker take, CancellationToken cancellation)
    {
        using SocketsHttpHandler handler = new()
        {
            UseProxy = false,
            ConnectCallback = (context, _) =>
            {
                // Not even the connect may be asynchronous: the socket would be non-blocking for good.
                Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Connect(context.DnsEndPoint);
                return ValueTask.FromResult<Stream>(new BlockingStream(socket));
            },
        };
        using HttpMessageInvoker invoker = new(handler, disposeHandler: false);
        ClientWebSocket webSocket = new() { Options = { KeepAliveInterval = TimeSpan.Zero } };
        await webSocket.ConnectAsync(address, invoker, cancellation);
        PlainConnection connection = new(webSocket, take);
        connection._thread.Start();
        BybitRequests requests = new(BookDepth);
        foreach (string[] topics in symbols.SelectMany(s => Followed.TopicsOf(requests, s)).Chunk(TopicsPerRequest))
        {
            connection.Send(requests.Subscribe("1", topics));
        }

        return connection;
    }

    public void Dispose()
    {
        _isOver = true;
        _heartbeat.Dispose();
        _socket.Abort();
        _thread.Join();
        _socket.Dispose();
    }

    private void Receive()
    {
        byte[] buffer = new byte[64 * 1024];
        try
        {
            int length = 0;
            while (true)
            {
                ValueTask<ValueWebSocketReceiveResult> receive = _socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                ValueWebSocketReceiveResult part = receive.IsCompletedSuccessfully ? receive.Result : receive.AsTask().GetAwaiter().GetResult();
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    throw new WebSocketException("the server has closed the connection");
                }

                length += part.Count;
                if (!part.EndOfMessage)
                {
                    Array.Resize(ref buffer, length == buffer.Length ? 2 * length : buffer.Length);
                    continue;
                }

                _take(buffer.AsSpan(0, length));
                Volatile.Write(ref _messages, _messages + 1);
                length = 0;
            }
        }
        catch (Exception fault) when (IsEnd(fault) || fault is JsonException)
        {
            Fail(fault);
        }
    }

    private void Send(byte[] message)
    {
        try
        {
            _socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (Exception fault) when (IsEnd(fault))
        {
            Fail(fault);
        }
    }

    private static bool IsEnd(Exception fault) => fault is WebSocketException or IOException or SocketException or ObjectDisposedException or OperationCanceledException;

    // Expected at the end alone.
    private void Fail(Exception fault) => _fault = _isOver ? _fault : fault;
}

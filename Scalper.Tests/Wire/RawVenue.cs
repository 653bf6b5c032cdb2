using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Scalper.Tests.Wire;

/// <summary>One accepted WebSocket client frame by frame, control frames too, over a real loopback socket (RFC 6455).</summary>
internal sealed class RawVenue : IDisposable
{
    public const int Text = 1;
    public const int Close = 8;
    public const int Ping = 9;
    public const int Pong = 10;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _limit = new(Dial.Patience);
    private NetworkStream? _client;

    public RawVenue() => _listener.Start();

    public Uri Address => new($"ws://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    private NetworkStream Client => _client ?? throw new InvalidOperationException("Nobody has connected yet.");

    /// <summary>Waits for a client and agrees to its upgrade.</summary>
    public async Task AcceptAsync()
    {
        _client = new NetworkStream(await _listener.AcceptSocketAsync(_limit.Token), ownsSocket: true);
        StringBuilder head = new();
        byte[] one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await Client.ReadExactlyAsync(one, _limit.Token);
            head.Append((char)one[0]);
        }

        string key = head.ToString().Split("Sec-WebSocket-Key:", 2)[1].Split("\r\n", 2)[0].Trim();
#pragma warning disable CA5350 // The protocol says so.
        string accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350
        await Client.WriteAsync(
            Encoding.ASCII.GetBytes($"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n"), _limit.Token);
    }

    /// <summary>Sends one frame of at most 125 bytes.</summary>
    public ValueTask SendAsync(int opcode, byte[] payload, bool isLast = true) =>
        Client.WriteAsync((byte[])[(byte)(opcode | (isLast ? 0x80 : 0)), (byte)payload.Length, .. payload], _limit.Token);

    /// <summary>The client's next frame, unmasked.</summary>
    public async Task<(int Opcode, byte[] Payload)> ReadAsync()
    {
        byte[] head = await TakeAsync(2);
        int length = head[1] & 0x7F;
        length = length == 126 ? BinaryPrimitives.ReadUInt16BigEndian(await TakeAsync(2))
            : length == 127 ? (int)BinaryPrimitives.ReadUInt64BigEndian(await TakeAsync(8))
            : length;
        byte[] mask = await TakeAsync(4), payload = await TakeAsync(length);
        for (int i = 0; i < payload.Length; i++)
        {
            payload[i] ^= mask[i % 4];
        }

        return (head[0] & 0x0F, payload);
    }

    public void Dispose()
    {
        _client?.Dispose();
        _listener.Dispose();
        _limit.Dispose();
    }

    private async Task<byte[]> TakeAsync(int count)
    {
        byte[] bytes = new byte[count];
        await Client.ReadExactlyAsync(bytes, _limit.Token);
        return bytes;
    }
}

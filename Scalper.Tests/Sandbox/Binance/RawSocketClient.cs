using System.Net.Sockets;
using System.Text;

namespace Scalper.Tests.Sandbox.Binance;

/// <summary>A WebSocket client on bare TCP, which sees pings and answers them only when told to.</summary>
internal sealed class RawSocketClient : IDisposable
{
    private readonly TcpClient _tcp = new();
    private NetworkStream? _stream;

    internal async Task ConnectAsync(Uri address, CancellationToken limit)
    {
        await _tcp.ConnectAsync(address.Host, address.Port, limit);
        _stream = _tcp.GetStream();
        string request = $"GET {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
        await _stream.WriteAsync(Encoding.ASCII.GetBytes(request), limit);
        StringBuilder answer = new();
        while (!answer.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            answer.Append((char)(await ReadAsync(1, limit))[0]);
        }

        Assert.StartsWith("HTTP/1.1 101", answer.ToString(), StringComparison.Ordinal);
    }

    internal ValueTask SendAsync(byte[] frame, CancellationToken limit) => _stream!.WriteAsync(frame, limit);

    /// <summary>The next frame of that opcode; others are passed over.</summary>
    internal async Task<byte[]> ReceiveAsync(int opcode, CancellationToken limit)
    {
        while (true)
        {
            byte[] header = await ReadAsync(2, limit);
            byte[] longer = (header[1] & 0x7F) switch { 126 => await ReadAsync(2, limit), 127 => await ReadAsync(8, limit), _ => [] };
            long length = longer.Length == 0 ? header[1] & 0x7F : longer.Aggregate(0L, static (sum, each) => (sum << 8) | each);
            byte[] payload = await ReadAsync((int)length, limit);
            if ((header[0] & 0x0F) == opcode)
            {
                return payload;
            }
        }
    }

    public void Dispose() => _tcp.Dispose();

    private async Task<byte[]> ReadAsync(int count, CancellationToken limit)
    {
        byte[] bytes = new byte[count];
        await _stream!.ReadExactlyAsync(bytes, limit);
        return bytes;
    }
}

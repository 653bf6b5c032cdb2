using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Scalper.Tests.Hosting;

/// <summary>
/// An HTTP proxy on loopback that asks for a name and password: it tunnels where it is asked to connect, and passes on what asks for a
/// whole address. It can be cut off.
/// </summary>
internal sealed class LoopbackProxy : IAsyncDisposable
{
    public const string UserName = "scalper";
    public const string Password = "by way of the proxy";

    private static readonly string Wanted = "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes($"{UserName}:{Password}"));

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentBag<Task> _served = [];
    private readonly ConcurrentQueue<string> _asked = new();
    private readonly Task _accepting;

    public LoopbackProxy()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>First lines of the requests that were let through.</summary>
    public string[] Asked => [.. _asked];

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_served);
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _served.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                NetworkStream stream = client.GetStream();
                string head = await ReadHeadAsync(stream);
                while (head.Length > 0 && !head.Contains($"Proxy-Authorization: {Wanted}", StringComparison.OrdinalIgnoreCase))
                {
                    await WriteAsync(stream, "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"test\"\r\nContent-Length: 0\r\n\r\n");
                    head = await ReadHeadAsync(stream);
                }

                if (head.Length > 0)
                {
                    await PassAsync(stream, head);
                }
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
            {
                // Either side is gone, or the test is over.
            }
        }
    }

    private async Task PassAsync(NetworkStream stream, string head)
    {
        string line = head[..head.IndexOf('\r', StringComparison.Ordinal)];
        _asked.Enqueue(line);
        string[] parts = line.Split(' ');
        bool isTunnel = parts[0] == "CONNECT";
        Uri target = new(isTunnel ? "http://" + parts[1] : parts[1]);
        using TcpClient venue = new();
        await venue.ConnectAsync(target.Host, target.Port, _end.Token);
        NetworkStream onward = venue.GetStream();
        await (isTunnel ? WriteAsync(stream, "HTTP/1.1 200 Connection established\r\n\r\n") : WriteAsync(onward, head));
        await Task.WhenAny(stream.CopyToAsync(onward, _end.Token), onward.CopyToAsync(stream, _end.Token));
    }

    private async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        List<byte> head = [];
        byte[] one = new byte[1];
        while (await stream.ReadAsync(one, _end.Token) > 0)
        {
            head.Add(one[0]);
            if (head is [.., (byte)'\r', (byte)'\n', (byte)'\r', (byte)'\n'])
            {
                return Encoding.ASCII.GetString([.. head]);
            }
        }

        return "";
    }

    private async Task WriteAsync(NetworkStream stream, string text) => await stream.WriteAsync(Encoding.ASCII.GetBytes(text), _end.Token);
}

using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Scalper.Tests.Security;

/// <summary>A request as bytes on a bare socket, for what no HTTP client would send.</summary>
internal static class Wire
{
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    public static Task<string> AskAsync(Uri site, string request) => AskAsync(site, Encoding.Latin1.GetBytes(request));

    /// <summary>Sends, and reads to the end of the connection.</summary>
    /// <returns>What came, as Latin-1; empty where the connection was closed without a word.</returns>
    public static async Task<string> AskAsync(Uri site, byte[] request)
    {
        using CancellationTokenSource deadline = new(Deadline);
        using Socket socket = await OpenAsync(site, deadline.Token);
        StringBuilder answer = new();
        byte[] buffer = new byte[8192];
        try
        {
            await socket.SendAsync(request, deadline.Token);
            while (await socket.ReceiveAsync(buffer, deadline.Token) is > 0 and int read)
            {
                answer.Append(Encoding.Latin1.GetString(buffer, 0, read));
            }
        }
        catch (SocketException)
        {
            // Closed in the middle of it; what came before counts.
        }

        return answer.ToString();
    }

    public static async Task<Socket> OpenAsync(Uri site, CancellationToken cancellation)
    {
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, site.Port, cancellation);
        return socket;
    }
}

using System.Net;
using System.Net.Sockets;
using System.Text;
using Scalper.Core.Wire;

namespace Scalper.Tests.Wire;

/// <summary>Connecting ends in a connection or, at the deadline at the latest, in words.</summary>
public sealed class ConnectTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public ConnectTests() => _listener.Start();

    private Uri Address => new($"ws://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public void Dispose() => _listener.Dispose();

    [Fact]
    [Trait("Fault", "F-03")]
    public void Open_ServerNeverUpgrades_EndsAtTheConnectDeadlineWithIdleTurns()
    {
        int idles = 0;
        ConnectionException e = Assert.Throws<ConnectionException>(() => Dial.Open(Address, connect: 1, onIdle: () => idles++));
        Assert.Equal("127.0.0.1: no answer within 1 s", e.Message);
        Assert.True(idles > 1);
    }

    [Fact]
    public void Open_ServerRefusesTheUpgrade_SaysSo()
    {
        _ = AnswerAsync("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
        ConnectionException e = Assert.Throws<ConnectionException>(() => Dial.Open(Address));
        Assert.StartsWith("127.0.0.1: ", e.Message, StringComparison.Ordinal);
        Assert.Contains("403", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n")]
    public void Open_ServerSpeaksSomethingElseAndHangsUp_SaysSo(string words)
    {
        _ = AnswerAsync(words);
        ConnectionException e = Assert.Throws<ConnectionException>(() => Dial.Open(Address));
        Assert.StartsWith("127.0.0.1: ", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', e.Message);
    }

    [Fact]
    public void Open_NobodyListens_SaysSo()
    {
        Uri address = Address;
        _listener.Stop();
        ConnectionException e = Assert.Throws<ConnectionException>(() => Dial.Open(address));
        Assert.StartsWith("127.0.0.1: ", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_TlsOverAPlainServer_SaysSo()
    {
        _ = AnswerAsync("HTTP/1.1 400 Bad Request\r\n\r\n");
        Assert.Throws<ConnectionException>(() => Dial.Open(new UriBuilder(Address) { Scheme = "wss" }.Uri));
    }

    [Fact]
    [Trait("Fault", "F-03")]
    public async Task Open_OwnerStopsMeanwhile_IsCancelledAndLeavesNoSocketBehind()
    {
        Task<Socket> accepting = _listener.AcceptSocketAsync();
        Assert.ThrowsAny<OperationCanceledException>(() => Dial.Open(Address, connect: 3_600, onIdle: () =>
        {
            if (accepting.IsCompleted)
            {
                throw new OperationCanceledException();
            }
        }));

        using Socket socket = await accepting;
        Assert.True(await EndsAsync(socket));
    }

    private static async Task<bool> EndsAsync(Socket socket)
    {
        using CancellationTokenSource deadline = new(Dial.Patience);
        try
        {
            byte[] buffer = new byte[4_096];
            while (await socket.ReceiveAsync(buffer, deadline.Token) > 0)
            {
            }

            return true;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode == SocketError.ConnectionReset;
        }
    }

    /// <summary>Answers every attempt alike: the platform tries again by itself where a server hangs up without a word.</summary>
    private async Task AnswerAsync(string words)
    {
        while (true)
        {
            using Socket socket = await _listener.AcceptSocketAsync();
            await socket.ReceiveAsync(new byte[4_096]);
            await socket.SendAsync(Encoding.ASCII.GetBytes(words));
        }
    }
}

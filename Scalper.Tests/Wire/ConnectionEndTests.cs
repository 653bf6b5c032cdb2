using System.Net.WebSockets;
using Scalper.Core.Wire;

namespace Scalper.Tests.Wire;

/// <summary>Every way a connection ends is an exception that says how; none is a hang.</summary>
public sealed class ConnectionEndTests
{
    [Theory]
    [InlineData(WebSocketCloseStatus.PolicyViolation, "pong timeout", "the venue closed the connection: code 1008 pong timeout")]
    [InlineData(WebSocketCloseStatus.NormalClosure, "", "the venue closed the connection: code 1000")]
    [InlineData((WebSocketCloseStatus)4_001, "restarting", "the venue closed the connection: code 4001 restarting")]
    public async Task Receive_VenueCloses_TellsCodeAndReason(WebSocketCloseStatus code, string reason, string expected)
    {
        await using LoopbackVenue venue = await LoopbackVenue.StartAsync(async (socket, stopping) =>
        {
            await socket.SendAsync("last words"u8.ToArray(), WebSocketMessageType.Text, true, stopping);
            await socket.CloseOutputAsync(code, reason, stopping);
            await socket.ReceiveAsync(new byte[16], stopping);
        });
        using VenueConnection connection = Dial.Open(venue.Address);
        Assert.Equal("last words"u8, connection.Receive());
        Assert.Equal(expected, Dial.EndOf(connection));
    }

    [Fact]
    public async Task Receive_VenueVanishes_Ends()
    {
        TaskCompletionSource connected = new();
        await using LoopbackVenue venue = await LoopbackVenue.StartAsync(async (_, _) =>
        {
            await connected.Task;
            throw new WebSocketException("gone");
        });
        using VenueConnection connection = Dial.Open(venue.Address);
        connected.SetResult();
        Assert.NotEmpty(Dial.EndOf(connection));
    }

    [Fact]
    public async Task Receive_VenueVanishesInMidMessage_Ends()
    {
        await using LoopbackVenue venue = await LoopbackVenue.StartAsync(async (socket, stopping) =>
        {
            await socket.SendAsync(new byte[100_000], WebSocketMessageType.Text, false, stopping);
            throw new WebSocketException("gone");
        });
        using VenueConnection connection = Dial.Open(venue.Address);
        Assert.NotEmpty(Dial.EndOf(connection));
    }

    /// <summary>Whether silence is too long is the owner's to say, in an idle turn.</summary>
    [Fact]
    [Trait("Fault", "F-02")]
    public async Task Receive_OwnerEndsASilentConnection_EndsWithItsWords()
    {
        int idles = 0;
        await using LoopbackVenue venue = await LoopbackVenue.StartAsync((_, stopping) => LoopbackVenue.SilentAsync(stopping));
        using VenueConnection connection = Dial.Open(venue.Address, onIdle: () => EndAtTheThirdTurn());
        Assert.Equal("no data for 1 s", Dial.EndOf(connection));

        void EndAtTheThirdTurn()
        {
            if (++idles == 3)
            {
                throw new ConnectionException(new ConnectionEnd(ConnectionEndKind.Silence, "no data for 1 s"));
            }
        }
    }

    /// <summary>A bug in what the owner does between frames must stop the engine, not pass for a lost connection.</summary>
    [Fact]
    [Trait("Fault", "F-77")]
    public async Task Receive_OwnersIdleTurnFails_ThrowsItsOwnException()
    {
        bool failing = false;
        await using LoopbackVenue venue = await LoopbackVenue.StartAsync((_, stopping) => LoopbackVenue.SilentAsync(stopping));
        using VenueConnection connection = Dial.Open(venue.Address, onIdle: () =>
        {
            if (failing)
            {
                throw new InvalidOperationException("a bug");
            }
        });
        failing = true;
        Assert.Equal("a bug", Assert.Throws<InvalidOperationException>(() => connection.Receive().Length).Message);
    }

    [Fact]
    public async Task Receive_OwnerCancels_IsCancelled()
    {
        bool stop = false;
        await using LoopbackVenue venue = await LoopbackVenue.StartAsync((_, stopping) => LoopbackVenue.SilentAsync(stopping));
        using VenueConnection connection = Dial.Open(venue.Address, onIdle: () =>
        {
            if (stop)
            {
                throw new OperationCanceledException();
            }
        });
        stop = true;
        Assert.ThrowsAny<OperationCanceledException>(() => connection.Receive().Length);
    }

    [Fact]
    [Trait("Fault", "F-10")]
    public async Task TrySend_PeerStopsReading_EndsTheConnectionAtTheSendDeadline()
    {
        await using LoopbackVenue venue = await LoopbackVenue.StartAsync((_, stopping) => LoopbackVenue.SilentAsync(stopping));
        using VenueConnection connection = Dial.Open(venue.Address, send: 0.5);
        Flood(connection, messages: 200);
        Assert.StartsWith("a message could not be sent", Dial.EndOf(connection), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Fault", "F-64")]
    public async Task TrySend_OutboxFull_EndsTheConnection()
    {
        await using LoopbackVenue venue = await LoopbackVenue.StartAsync((_, stopping) => LoopbackVenue.SilentAsync(stopping));
        using VenueConnection connection = Dial.Open(venue.Address);
        Flood(connection, messages: 4_000);
        Assert.Equal("messages to the venue pile up unsent", Dial.EndOf(connection));
        Assert.False(connection.TrySend(Dial.Ping));
    }

    [Fact]
    [Trait("Fault", "F-10")]
    public async Task Dispose_WhileASendIsStuck_Returns()
    {
        await using LoopbackVenue venue = await LoopbackVenue.StartAsync((_, stopping) => LoopbackVenue.SilentAsync(stopping));
        VenueConnection connection = Dial.Open(venue.Address, send: 3_600);
        Flood(connection, messages: 200);
        await Task.Run(connection.Dispose).WaitAsync(Dial.Patience);
        Assert.False(connection.TrySend(Dial.Ping));
    }

    [Fact]
    public async Task Dispose_OpenConnection_SaysGoodbye()
    {
        TaskCompletionSource<WebSocketCloseStatus?> closed = new();
        await using LoopbackVenue venue = await LoopbackVenue.StartAsync(async (socket, stopping) =>
        {
            await socket.ReceiveAsync(new byte[16], stopping);
            closed.SetResult(socket.CloseStatus);
        });
        Dial.Open(venue.Address).Dispose();
        Assert.Equal(WebSocketCloseStatus.NormalClosure, await closed.Task.WaitAsync(Dial.Patience));
    }

    private static void Flood(VenueConnection connection, int messages)
    {
        byte[] large = new byte[256 * 1024];
        for (int i = 0; i < messages; i++)
        {
            connection.TrySend(large);
        }
    }
}

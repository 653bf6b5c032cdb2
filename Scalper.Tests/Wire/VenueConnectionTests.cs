using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;
using Scalper.Core.Primitives;
using Scalper.Core.Wire;
using Scalper.Tests.Venues;

namespace Scalper.Tests.Wire;

/// <summary>Messages over a real socket.</summary>
public sealed class VenueConnectionTests
{
    private const int Largest = 16 * 1024 * 1024;

    [Fact]
    [Trait("Fault", "F-12")]
    public async Task Receive_OneByteFragments_AreReassembled()
    {
        byte[] text = Encoding.UTF8.GetBytes("""{"topic":"tickers.BTCUSDT","data":{}}""");
        await using LoopbackVenue venue = await LoopbackVenue.StartAsync(async (socket, stopping) =>
        {
            for (int i = 0; i < text.Length; i++)
            {
                await socket.SendAsync(text.AsMemory(i, 1), WebSocketMessageType.Text, i == text.Length - 1, stopping);
            }

            await socket.SendAsync(text, WebSocketMessageType.Text, true, stopping);
            await LoopbackVenue.SilentAsync(stopping);
        });
        using VenueConnection connection = Dial.Open(venue.Address);
        Assert.Equal(text, connection.Receive().ToArray());
        Assert.Equal(text, connection.Receive().ToArray());
    }

    [Theory]
    [Trait("Fault", "F-12")]
    [InlineData(8 * 1024 * 1024)]
    [InlineData(Largest)]
    public async Task Receive_LargeMessage_ComesWhole(int length)
    {
        byte[] sent = RandomBytes(length);
        await using LoopbackVenue venue = await LoopbackVenue.StartAsync(async (socket, stopping) =>
        {
            await socket.SendAsync(sent, WebSocketMessageType.Binary, true, stopping);
            await LoopbackVenue.SilentAsync(stopping);
        });
        using VenueConnection connection = Dial.Open(venue.Address);
        Assert.True(connection.Receive().SequenceEqual(sent));
    }

    [Fact]
    [Trait("Fault", "F-12")]
    public async Task Receive_MessageBeyondTheLargest_EndsTheConnection()
    {
        byte[] sent = new byte[Largest + 1];
        await using LoopbackVenue venue = await LoopbackVenue.StartAsync(async (socket, stopping) =>
        {
            await socket.SendAsync(sent, WebSocketMessageType.Binary, true, stopping);
            await LoopbackVenue.SilentAsync(stopping);
        });
        using VenueConnection connection = Dial.Open(venue.Address);
        Assert.Contains($"longer than {Largest} bytes", Dial.EndOf(connection), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Receive_Message_KnowsWhenItCame()
    {
        await using LoopbackVenue venue = await LoopbackVenue.StartAsync(async (socket, stopping) =>
        {
            await socket.SendAsync("x"u8.ToArray(), WebSocketMessageType.Text, true, stopping);
            await LoopbackVenue.SilentAsync(stopping);
        });
        long before = TimeProvider.System.NowNs(), beforeTimestamp = TimeProvider.System.GetTimestamp();
        using VenueConnection connection = Dial.Open(venue.Address);
        connection.Receive();
        Assert.InRange(connection.ReceivedAtNs, before, TimeProvider.System.NowNs());
        Assert.InRange(connection.ReceivedTimestamp, beforeTimestamp, TimeProvider.System.GetTimestamp());
    }

    [Fact]
    public async Task TrySend_ManyMessages_ArriveInOrder()
    {
        Channel<string> arrived = Channel.CreateUnbounded<string>();
        await using LoopbackVenue venue = await LoopbackVenue.StartAsync(async (socket, stopping) =>
        {
            while (true)
            {
                await arrived.Writer.WriteAsync(Encoding.UTF8.GetString(await LoopbackVenue.ReadAsync(socket, stopping)), stopping);
            }
        });
        using VenueConnection connection = Dial.Open(venue.Address);
        for (int i = 0; i < 500; i++)
        {
            Assert.True(connection.TrySend(Encoding.UTF8.GetBytes($"{i}")));
        }

        for (int i = 0; i < 500; i++)
        {
            Assert.Equal($"{i}", await arrived.Reader.ReadAsync().AsTask().WaitAsync(Dial.Patience));
        }
    }

    [Fact]
    [Trait("Fault", "F-09")]
    public async Task Heartbeat_Due_PingsWithoutTheReceiver()
    {
        TaskCompletionSource<byte[]> ping = new();
        await using LoopbackVenue venue = await LoopbackVenue.StartAsync(async (socket, stopping) =>
        {
            ping.SetResult(await LoopbackVenue.ReadAsync(socket, stopping));
            await LoopbackVenue.SilentAsync(stopping);
        });
        using VenueConnection connection = Dial.Open(venue.Address, heartbeat: 0.05);
        Assert.Equal(Dial.Ping, await ping.Task.WaitAsync(Dial.Patience));
    }

    /// <summary>The reason for the blocking stream: a receive that went through the thread pool would cost a fifth of a core.</summary>
    [Fact]
    [Trait("Fault", "F-75")]
    public async Task Receive_SteadyState_AlwaysCompletesSynchronously()
    {
        const int Messages = 2_000;
        byte[] sent = Encoding.ASCII.GetBytes(TestFrames.Book);
        await using LoopbackVenue venue = await LoopbackVenue.StartAsync(async (socket, stopping) =>
        {
            for (int i = 0; i < Messages; i++)
            {
                await socket.SendAsync(sent, WebSocketMessageType.Text, i % 3 != 0, stopping);
                await Task.Yield();
            }

            await socket.SendAsync(default(ReadOnlyMemory<byte>), WebSocketMessageType.Text, true, stopping);
            await LoopbackVenue.SilentAsync(stopping);
        });
        ConnectionLimits limits = new(Dial.Patience, Dial.Patience, Dial.Patience, Dial.Patience);
        (ClientWebSocket socket, BlockingSocketStream stream, _) = await BlockingDial.OpenAsync(venue.Address, TimeProvider.System, limits, default);
        using (socket)
        await using (stream)
        {
            stream.OnWake = () => { };
            byte[] buffer = new byte[64];
            for (long received = 0; received < Messages * (long)sent.Length;)
            {
                ValueTask<ValueWebSocketReceiveResult> receive = socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                Assert.True(receive.IsCompletedSuccessfully);
                received += (await receive).Count;
            }
        }
    }

    private static byte[] RandomBytes(int length)
    {
        SeededRandom random = new((ulong)length);
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++)
        {
            bytes[i] = (byte)random.NextBits();
        }

        return bytes;
    }
}

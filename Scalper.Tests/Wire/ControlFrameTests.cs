using Scalper.Core.Primitives;
using Scalper.Core.Wire;

namespace Scalper.Tests.Wire;

/// <summary>Pings of the venue are answered whatever else goes on, and neither they nor dripping bytes keep the owner from its turns.</summary>
public sealed class ControlFrameTests
{
    private readonly SeededRandom _random = new(8);

    [Fact]
    [Trait("Fault", "F-08")]
    public async Task Receive_ServerPings_EachIsAnsweredWithItsPayload()
    {
        using RawVenue venue = new();
        Task accepting = venue.AcceptAsync();
        using VenueConnection connection = await Task.Run(() => Dial.Open(venue.Address));
        await accepting;
        Task<string> received = Task.Run(() => System.Text.Encoding.UTF8.GetString(connection.Receive()));
        for (int length = 0; length <= 125; length += 5)
        {
            byte[] payload = RandomBytes(length);
            await venue.SendAsync(RawVenue.Ping, payload);
            (int opcode, byte[] echo) = await venue.ReadAsync();
            Assert.Equal(RawVenue.Pong, opcode);
            Assert.Equal(payload, echo);
        }

        await venue.SendAsync(RawVenue.Text, "data"u8.ToArray());
        Assert.Equal("data", await received.WaitAsync(Dial.Patience));
    }

    /// <summary>The queue never empties until all pongs are seen: an answer that waited for it would never come.</summary>
    [Fact]
    [Trait("Fault", "F-08")]
    public async Task Receive_ServerPingsWhileMessagesQueue_AreAnsweredBetweenThem()
    {
        const int Pings = 30, QueuedAhead = 50;
        using RawVenue venue = new();
        Task accepting = venue.AcceptAsync();
        using VenueConnection connection = await Task.Run(() => Dial.Open(venue.Address));
        await accepting;
        Task<string> end = Task.Run(() => Dial.EndOf(connection));
        byte[] message = new byte[64 * 1024];
        Queue<byte[]> awaited = new();
        int sent = 0, arrived = 0, asked = 0;
        while (asked < Pings || awaited.Count > 0)
        {
            for (; sent < arrived + QueuedAhead; sent++)
            {
                Assert.True(connection.TrySend(message));
            }

            if (awaited.Count == 0)
            {
                byte[] payload = RandomBytes(1 + (asked++ * 4));
                awaited.Enqueue(payload);
                await venue.SendAsync(RawVenue.Ping, payload);
            }

            (int opcode, byte[] bytes) = await venue.ReadAsync();
            if (opcode == RawVenue.Pong)
            {
                Assert.Equal(awaited.Dequeue(), bytes);
            }
            else
            {
                Assert.Equal((RawVenue.Text, message.Length), (opcode, bytes.Length));
                arrived++;
            }
        }

        Assert.False(end.IsCompleted);
        venue.Dispose();
        Assert.NotEmpty(await end.WaitAsync(Dial.Patience));
    }

    [Fact]
    [Trait("Fault", "F-02")]
    public async Task Receive_NothingButPings_TheOwnerStillGetsItsTurns()
    {
        using RawVenue venue = new();
        await AssertTurnsAsync(venue, () => venue.SendAsync(RawVenue.Ping, [7]));
    }

    [Fact]
    [Trait("Fault", "F-02")]
    [Trait("Fault", "F-12")]
    public async Task Receive_MessageThatDripsByteByByte_TheOwnerStillGetsItsTurns()
    {
        using RawVenue venue = new();
        int fragments = 0;
        await AssertTurnsAsync(venue, () => venue.SendAsync(fragments++ == 0 ? RawVenue.Text : 0, [(byte)' '], isLast: false));
    }

    // The venue never pauses: a turn that waited for silence would never come.
    private static async Task AssertTurnsAsync(RawVenue venue, Func<ValueTask> send)
    {
        int turns = 0;
        bool isOpen = false;
        Task accepting = venue.AcceptAsync();
        using VenueConnection connection = await Task.Run(() => Dial.Open(venue.Address, onIdle: EndAtTheThirdTurn));
        await accepting;
        Volatile.Write(ref isOpen, true);
        Task<string> end = Task.Run(() => Dial.EndOf(connection));
        while (!end.IsCompleted)
        {
            try
            {
                await send();
            }
            catch (IOException)
            {
                break;
            }
        }

        Assert.Equal("no data", await end.WaitAsync(Dial.Patience));

        void EndAtTheThirdTurn()
        {
            if (Volatile.Read(ref isOpen) && ++turns == 3)
            {
                throw new ConnectionException(new ConnectionEnd(ConnectionEndKind.Silence, "no data"));
            }
        }
    }

    private byte[] RandomBytes(int length) => [.. Enumerable.Range(0, length).Select(_ => (byte)_random.NextBits())];
}

using Scalper.Core.Wire;

namespace Scalper.Tests.Wire;

/// <summary>Connections with deadlines that fit a test.</summary>
internal static class Dial
{
    public static readonly byte[] Ping = "ping"u8.ToArray();

    /// <summary>Far longer than anything here takes: a test that reaches it hangs.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static VenueConnection Open(
        Uri address, double connect = 30, double send = 30, double heartbeat = 3_600, Action? onIdle = null, bool compression = false) =>
        VenueConnection.Open(
            address,
            TimeProvider.System,
            new ConnectionLimits(TimeSpan.FromSeconds(connect), TimeSpan.FromSeconds(send), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(heartbeat), compression),
            Ping,
            onIdle ?? (() => { }));

    /// <summary>The words with which the connection ends, after any messages.</summary>
    public static string EndOf(VenueConnection connection) => Assert.Throws<ConnectionException>(() => ReceiveAll(connection)).Message;

    private static void ReceiveAll(VenueConnection connection)
    {
        while (true)
        {
            connection.Receive();
        }
    }
}

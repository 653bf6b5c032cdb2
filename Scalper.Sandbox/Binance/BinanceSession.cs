using System.Text;
using Scalper.Sandbox.Venue;

namespace Scalper.Sandbox.Binance;

/// <summary>A connection with what this venue keeps of one.</summary>
internal sealed class BinanceSession(StreamTarget target, Pulse pulse, string connectionId, Outbox outbox, long nowNs) : ClientSession(connectionId, outbox, nowNs)
{
    private const long SecondNs = 1_000_000_000;
    private readonly Queue<long> _saidNs = new();

    public StreamTarget Target => target;

    public Pulse Pulse => pulse;

    /// <summary>All streams asked for, in that order, also those of which nothing is ever sent.</summary>
    public List<string> Streams { get; } = [];

    /// <summary>Frames carry the name of their stream.</summary>
    public bool IsCombined { get; set; } = target.IsCombined;

    /// <summary>Counts a message of the client; how many there have been within a second.</summary>
    public int CountMessage(long nowNs)
    {
        _saidNs.Enqueue(nowNs);
        while (_saidNs.Peek() <= nowNs - SecondNs)
        {
            _saidNs.Dequeue();
        }

        return _saidNs.Count;
    }

    public override byte[] Wrapped(StreamFeed feed, byte[] frame) =>
        IsCombined ? [.. "{\"stream\":\""u8, .. Encoding.UTF8.GetBytes(feed.Name), .. "\",\"data\":"u8, .. frame, (byte)'}'] : frame;
}

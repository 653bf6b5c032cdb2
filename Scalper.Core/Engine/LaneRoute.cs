using Scalper.Core.Events;
using Scalper.Core.Feeds;
using Scalper.Core.Primitives;
using Scalper.Core.Wire;

namespace Scalper.Core.Engine;

/// <summary>
/// One of a lane's connections as its thread drives it. A lane whose venue sends books and trades over different connections has as many threads: one of them at a time is
/// in the lane, and what it brings runs through every stage before another one's.
/// </summary>
internal sealed class LaneRoute(Lane lane, Lock turn, LaneFeed feed) : IFeed
{
    private readonly PublishedSlot<FeedReading> _published = new();
    private FeedReading _reading;

    public Lane Lane => lane;

    public FeedSession Session => feed.Session;

    public MalformedFrames Malformed { get; } = new();

    public int Priority => feed.Session.Priority;

    public ConnectionEnd? Demand => feed.Session.Demand;

    /// <summary>It brings the books.</summary>
    public bool HasBooks => Session.Kinds.Contains(TopicKind.Book);

    /// <summary>It brings the trades.</summary>
    public bool HasTrades => Session.Kinds.Contains(TopicKind.Trades);

    public int Step(ReadOnlySpan<byte> frame, long receivedAtNs)
    {
        lock (turn)
        {
            return lane.Step(this, frame, receivedAtNs);
        }
    }

    public void Idle(long nowNs)
    {
        lock (turn)
        {
            lane.Idle(nowNs);
        }
    }

    public void Connected(IOutbox outbox, long nowNs)
    {
        lock (turn)
        {
            lane.Connected(this, outbox, nowNs);
        }
    }

    public void Disconnected(long nowNs)
    {
        lock (turn)
        {
            lane.Disconnected(this, nowNs);
        }
    }

    public void Close()
    {
        lock (turn)
        {
            lane.Close();
        }
    }

    public void Read(out FeedReading reading) => _published.Read(out reading);

    /// <summary>The venue answered a ping.</summary>
    public void NotePong(long nowNs) => _reading.PongAtNs = nowNs;

    /// <summary>A frame that was read was made then, by the venue's clock.</summary>
    public void NoteDelay(long receivedAtNs, long gatewayTimeMs) => feed.Delay?.Record(receivedAtNs, gatewayTimeMs);

    /// <summary>Lets others see how the feed stands.</summary>
    public void Publish(long nowNs)
    {
        _reading.Topics = Session.Count();
        _reading.DataAtNs = Session.DataAtNs;
        _reading.TurnAtNs = nowNs;
        _reading.Requests = Session.RequestsMade;
        _reading.Gone = Session.GoneCount;
        _published.Write(in _reading);
    }
}

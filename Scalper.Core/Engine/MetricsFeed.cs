using Scalper.Core.Events;
using Scalper.Core.Feeds;
using Scalper.Core.Primitives;
using Scalper.Core.Wire;

namespace Scalper.Core.Engine;

/// <summary>
/// A second, independent connection to the venue that keeps no book and scores nothing: it only counts, and compares when the same
/// trades arrive here and on the main connections. All calls come from its thread, except <see cref="Read"/>,
/// <see cref="ReadLag"/> and posting to its inbox; until that runs, from whoever made it.
/// </summary>
internal sealed class MetricsFeed : IFeed, IFrameHandler
{
    private const long TurnEveryNs = 100_000_000;

    private readonly IVenueCodec _codec;
    private readonly List<Instrument?> _instruments = [];
    private readonly FeedSession _session;
    private readonly MessageDelay _delay;
    private readonly FeedLag _lag = new();
    private readonly MalformedFrames _malformed = new();
    private readonly FeedInbox<MetricsFeed> _inbox = new();
    private readonly PublishedSlot<FeedReading> _published = new();
    private SymbolMap _map = new([]);
    private IReadOnlyList<TradeSightings> _main = [];
    private FeedReading _reading;
    private long _nowNs;
    private long _nextTurnNs;

    /// <param name="session">Keeps no symbol yet.</param>
    /// <param name="codec">The venue's, for this feed alone.</param>
    /// <param name="delay">Learns how long frames were under way.</param>
    public MetricsFeed(FeedSession session, IVenueCodec codec, MessageDelay delay)
    {
        _session = session;
        _codec = codec;
        _delay = delay;
    }

    public int Priority => _session.Priority;

    public ConnectionEnd? Demand => _session.Demand;

    public MalformedFrames Malformed => _malformed;

    public int Step(ReadOnlySpan<byte> frame, long receivedAtNs)
    {
        TakeTurn(receivedAtNs);
        DecodeResult result = _codec.Decode(frame, this);
        if (result > DecodeResult.Ignored)
        {
            _malformed.Note(frame, result);
        }
        else if (_codec.GatewayTimeMs > 0)
        {
            _delay.Record(receivedAtNs, _codec.GatewayTimeMs);
        }

        return -1;
    }

    public void Idle(long nowNs) => TakeTurn(nowNs);

    public void Connected(IOutbox outbox, long nowNs)
    {
        TakeTurn(nowNs);
        _session.Connected(outbox, _nowNs);
    }

    public void Disconnected(long nowNs)
    {
        TakeTurn(nowNs);
        _session.Disconnected();
    }

    public void Close() => _inbox.Close();

    public void Read(out FeedReading reading) => _published.Read(out reading);

    public LagReading ReadLag(long nowNs) => _lag.Read(nowNs);

    /// <summary>Commands to be carried out before the next turn.</summary>
    public FeedInbox<MetricsFeed> Inbox => _inbox;

    /// <summary>Watches these symbols and no others from now on.</summary>
    /// <param name="main">What the main lanes see of the same symbols.</param>
    public void Watch(IReadOnlyList<Instrument> instruments, IReadOnlyList<TradeSightings> main)
    {
        _main = main;
        Dictionary<string, Instrument> wanted = instruments.ToDictionary(i => i.Symbol, StringComparer.Ordinal);
        List<int> removed = [];
        for (int place = 0; place < _instruments.Count; place++)
        {
            if (_instruments[place] is not { } present)
            {
                continue;
            }

            // With new steps, where those have changed.
            bool stays = wanted.Remove(present.Symbol, out Instrument? instrument);
            _instruments[place] = instrument;
            if (!stays)
            {
                removed.Add(place);
            }
        }

        _session.Remove(removed, _nowNs);

        // Last in every queue: it must never keep the main feed waiting.
        _session.Add([.. instruments.Where(i => wanted.ContainsKey(i.Symbol)).Select(i => (PutInFree(i), new FeedSymbol(i.Symbol, int.MaxValue)))], _nowNs);
        _map = new SymbolMap(_instruments.Select(i => i?.Name));
    }

    bool IFrameHandler.TryFind(ReadOnlySpan<byte> symbol, out int index, out Instrument instrument)
    {
        bool found = _map.TryFind(symbol, out index);
        instrument = found ? _instruments[index]! : null!;
        return found;
    }

    void IFrameHandler.OnTrades(int index, ReadOnlySpan<Trade> trades)
    {
        _session.OnData(index, TopicKind.Trades, confirms: true, isSnapshot: false, _nowNs);
        foreach (ref readonly Trade trade in trades)
        {
            _lag.Add(new TradeSighting(trade.Id, _nowNs), isMain: false);
        }
    }

    void IFrameHandler.OnTicker(int index, in TickerEvent ticker) =>
        _session.OnData(index, ticker.Part.ToTopic(), confirms: true, ticker.IsSnapshot, _nowNs);

    void IFrameHandler.OnReply(in ControlReply reply)
    {
        _reading.PongAtNs = reply.Kind == ControlReplyKind.Pong ? _nowNs : _reading.PongAtNs;
        _session.OnReply(reply, _nowNs);
    }

    void IFrameHandler.OnBook(int index, in BookEvent book)
    {
        // Not subscribed here.
    }

    void IFrameHandler.OnUnreadableBook(int index, int depth)
    {
        // Not subscribed here.
    }

    void IFrameHandler.OnUnreadable(int index)
    {
        // Counted on the connection; a symbol's own are those of its lane.
    }

    void IFrameHandler.OnOffGrid(int index)
    {
        // The lane that keeps the symbol sees the same and asks for its instrument.
    }

    private int PutInFree(Instrument instrument)
    {
        int free = _instruments.IndexOf(null);
        int place = free < 0 ? _instruments.Count : free;
        if (free < 0)
        {
            _instruments.Add(null);
        }

        _instruments[place] = instrument;
        return place;
    }

    private void TakeTurn(long nowNs)
    {
        _nowNs = Math.Max(_nowNs, nowNs);
        _inbox.Drain(this);
        if (_nowNs < _nextTurnNs)
        {
            return;
        }

        _nextTurnNs = _nowNs + TurnEveryNs;
        foreach (TradeSightings lane in _main)
        {
            while (lane.TryTake(out TradeSighting sighting))
            {
                _lag.Add(sighting, isMain: true);
            }
        }

        _session.Turn(_nowNs);
        _reading.Topics = _session.Count();
        _reading.DataAtNs = _session.DataAtNs;
        _reading.TurnAtNs = _nowNs;
        _reading.Requests = _session.RequestsMade;
        _reading.Gone = _session.GoneCount;
        _published.Write(in _reading);
    }
}

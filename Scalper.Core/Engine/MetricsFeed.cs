using Scalper.Core.Events;
using Scalper.Core.Feeds;
using Scalper.Core.Primitives;
using Scalper.Core.Venues.Bybit;
using Scalper.Core.Wire;

namespace Scalper.Core.Engine;

/// <summary>
/// A second, independent connection to the venue that keeps no book and scores nothing: it only counts, and compares when the same
/// trades arrive here and on the main connections. All calls come from its thread, except <see cref="Read"/> and <see cref="ReadLag"/>.
/// </summary>
internal sealed class MetricsFeed : IFeed, IFrameHandler
{
    private const long TurnEveryNs = 100_000_000;

    private readonly BybitCodec _codec = new();
    private readonly Instrument[] _instruments;
    private readonly SymbolMap _map;
    private readonly FeedSession _session;
    private readonly IReadOnlyList<TradeSightings> _main;
    private readonly MessageDelay _delay;
    private readonly FeedLag _lag = new();
    private readonly MalformedFrames _malformed = new();
    private readonly PublishedSlot<FeedReading> _published = new();
    private FeedReading _reading;
    private long _nowNs;
    private long _nextTurnNs;

    /// <param name="main">What the main lanes saw of the same symbols.</param>
    public MetricsFeed(IReadOnlyList<FollowedSymbol> symbols, FeedSession session, MessageDelay delay, IReadOnlyList<TradeSightings> main)
    {
        _instruments = [.. symbols.Select(s => s.Instrument)];
        _map = new SymbolMap(symbols.Select(s => s.Instrument.Symbol));
        _session = session;
        _delay = delay;
        _main = main;
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

    public void Close()
    {
        // Holds nothing that anybody waits for.
    }

    public void Read(out FeedReading reading) => _published.Read(out reading);

    public LagReading ReadLag(long nowNs) => _lag.Read(nowNs);

    /// <summary>A symbol goes on with other steps. Safe from any thread.</summary>
    public void ReplaceInstrument(Instrument instrument)
    {
        int index = Array.FindIndex(_instruments, i => i.Symbol == instrument.Symbol);
        if (index >= 0)
        {
            Volatile.Write(ref _instruments[index], instrument);
        }
    }

    bool IFrameHandler.TryFind(ReadOnlySpan<byte> symbol, out int index, out Instrument instrument)
    {
        bool found = _map.TryFind(symbol, out index);
        instrument = found ? Volatile.Read(ref _instruments[index]) : null!;
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
        _session.OnData(index, TopicKind.Ticker, confirms: true, ticker.IsSnapshot, _nowNs);

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

    void IFrameHandler.OnOffGrid(int index)
    {
        // The lane that keeps the symbol sees the same and asks for its instrument.
    }

    private void TakeTurn(long nowNs)
    {
        _nowNs = Math.Max(_nowNs, nowNs);
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

using Scalper.Core.Events;
using Scalper.Core.Primitives;
using Scalper.Core.Venues.Bybit;

namespace Scalper.Benchmarks.Micro;

/// <summary>What a frame holds, kept for stages behind the codec.</summary>
internal sealed class HeldEvent : IFrameHandler
{
    private readonly Instrument _instrument;
    private bool _isSnapshot;
    private int _depth;
    private long _updateId;
    private long _sequence;
    private long _exchangeTimeMs;
    private BookLevel[] _bids = [];
    private BookLevel[] _asks = [];

    private HeldEvent(Instrument instrument) => _instrument = instrument;

    public bool IsBook { get; private set; }

    /// <summary>None where the frame holds others.</summary>
    public Trade[] Trades { get; private set; } = [];

    public TickerEvent Ticker { get; private set; }

    public BookEvent Book => new()
    {
        IsSnapshot = _isSnapshot, Depth = _depth, UpdateId = _updateId, Sequence = _sequence, ExchangeTimeMs = _exchangeTimeMs, Bids = _bids, Asks = _asks,
    };

    public static HeldEvent Of(byte[] frame, Instrument instrument)
    {
        HeldEvent held = new(instrument);
        DecodeResult result = new BybitCodec().Decode(frame, held);
        return result == DecodeResult.Handled ? held : throw new InvalidOperationException($"A frame could not be read: {result}.");
    }

    bool IFrameHandler.TryFind(ReadOnlySpan<byte> symbol, out int index, out Instrument instrument)
    {
        (index, instrument) = (0, _instrument);
        return true;
    }

    void IFrameHandler.OnBook(int index, in BookEvent book)
    {
        IsBook = true;
        (_isSnapshot, _depth, _updateId, _sequence, _exchangeTimeMs) = (book.IsSnapshot, book.Depth, book.UpdateId, book.Sequence, book.ExchangeTimeMs);
        (_bids, _asks) = (book.Bids.ToArray(), book.Asks.ToArray());
    }

    void IFrameHandler.OnTrades(int index, ReadOnlySpan<Trade> trades) => Trades = trades.ToArray();

    void IFrameHandler.OnTicker(int index, in TickerEvent ticker) => Ticker = ticker;

    void IFrameHandler.OnUnreadableBook(int index, int depth)
    {
    }

    void IFrameHandler.OnUnreadable(int index)
    {
    }

    void IFrameHandler.OnOffGrid(int index)
    {
    }

    void IFrameHandler.OnReply(in ControlReply reply)
    {
    }
}

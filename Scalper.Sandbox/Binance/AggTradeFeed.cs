using Scalper.Sandbox.Binance.Wire;
using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Binance;

/// <summary>The fills of one taker's order at one price in one sum, at most 100 ms after the first. What no order in the book was part of is left out.</summary>
internal sealed class AggTradeFeed : BinanceFeed
{
    private readonly VenueContract _contract;
    private readonly FrameWriter _writer;
    private readonly List<TradeSum> _sums = [];
    private long _nextId;
    private bool _isEntered;

    public AggTradeFeed(StreamName stream, VenueContract contract, FrameWriter writer)
        : base(stream)
    {
        (_contract, _writer) = (contract, writer);
        _nextId = 1_000_000_000 + contract.Random.Below(1_000_000_000);
    }

    public override void Begin(long nowNs) => _sums.Clear();

    public override void Stepped(ReadOnlySpan<Trade> trades, long firstTradeId, long nowNs)
    {
        for (int i = 0; i < trades.Length; i++)
        {
            if (!trades[i].IsBlock)
            {
                Enter(trades[i], firstTradeId + i, nowNs);
            }
        }
    }

    private void Enter(Trade trade, long id, long nowNs)
    {
        if (_sums is [.., var last] && last.Takes(trade))
        {
            _sums[^1] = last.With(trade, id);
        }
        else
        {
            _sums.Add(TradeSum.Of(trade, id));
        }

        if (!_isEntered)
        {
            _isEntered = true;
            _contract.Board.Market.At(nowNs + (Stream.IntervalMs * 1_000_000L), Send);
        }
    }

    private void Send(long nowNs)
    {
        _isEntered = false;
        foreach (TradeSum sum in _sums)
        {
            Broadcast(FillFrames.AggTrade(_writer, _contract.Terms, sum, _nextId++, nowNs / 1_000_000));
        }

        _sums.Clear();
    }
}

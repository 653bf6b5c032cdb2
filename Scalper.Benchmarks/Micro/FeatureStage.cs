using Scalper.Core.Books;
using Scalper.Core.Engine;
using Scalper.Core.Events;
using Scalper.Core.Features;
using Scalper.Core.Primitives;
using Scalper.Core.Scoring;
using Scalper.Core.Tape;
using Scalper.Core.Venues.Bybit;

namespace Scalper.Benchmarks.Micro;

/// <summary>Book, tape and ticker of one symbol and the features over them, put together as the engine does, so that each part can be timed by itself.</summary>
internal sealed class FeatureStage(Instrument instrument, int depth)
{
    private readonly FeatureOptions _options = new();
    private readonly TradeTape _tape = new(SideSource.Venue);
    private readonly CandleSet _candles = new();
    private readonly WallTracker _walls = new(instrument, new WallOptions());
    private readonly MidSamples _mids = new();
    private readonly RelativeSamples _relative = new();
    private readonly MidReturns _returns = new();
    private readonly TouchFlow _touch = new(instrument);
    private readonly MicroPrice _microPrice = new();
    private readonly InputDeviations _deviations = new();
    private readonly TradeWindows _windows = new(instrument);
    private Ticker _ticker;
    private BookChange _change;
    private SymbolView _view;

    public OrderBook Book { get; } = new(depth, BybitVenue.Instance.SyncRule);

    public ref readonly SymbolView View => ref _view;

    public void Apply(HeldEvent held, long nowNs)
    {
        if (held.IsBook)
        {
            _change = Book.Apply(held.Book);
        }
        else if (held.Trades.Length == 0)
        {
            TickerMerge.Apply(ref _ticker, held.Ticker, nowNs);
        }

        foreach (ref readonly Trade trade in held.Trades.AsSpan())
        {
            if (!_tape.IsDuplicate(trade))
            {
                _tape.Add(trade);
                _candles.Add(trade, _tape.FlowSide(trade));
            }
        }
    }

    /// <summary>After <see cref="Apply"/> of the same event. A ticker has no features of its own.</summary>
    public void ReadFeatures(HeldEvent held, long nowNs)
    {
        if (held.IsBook)
        {
            _walls.OnBook(Book, _change, nowNs);
            _touch.OnBook(Book, _change, nowNs);
            _microPrice.OnBook(Book, _change);
            _returns.OnBook(Book, nowNs);
            _view.OrderBook = OrderBookReading.Read(Book, instrument);
            _view.Liquidity = LiquidityReading.Read(Book, instrument, _options);
        }
        else if (held.Trades.Length == 0)
        {
            return;
        }

        if (held.Trades.Length > 0)
        {
            _view.TradeFlow = TradeFlowReading.Read(_tape, instrument);
        }

        foreach (ref readonly Trade trade in held.Trades.AsSpan())
        {
            _windows.Add(trade, _tape.FlowSide(trade), nowNs);
            _walls.OnTrade(trade, Book.Sequence, nowNs);
        }

        _relative.AdvanceTo(nowNs, Book.IsLive, _view.Walls);
        if (_deviations.IsDue(nowNs))
        {
            _microPrice.AdvanceTo(nowNs);
            _deviations.AdvanceTo(nowNs, Book.IsLive, MicrostructureInputs.Of(_view.OrderBook, _view.Touch, _view.Delta, _view.Momentum));
        }

        _mids.AdvanceTo(nowNs, OrderBookReading.Mid(Book, instrument));
        _walls.Refresh(nowNs);
        _walls.Features.CopyTo(ref _view.Walls);
        _view.Momentum = _mids.Features;
        _returns.Refresh(nowNs, ref _view.Returns);
        _view.Touch = _touch.Read(Book, nowNs) with { MicroPriceTicks = _microPrice.Read(Book) };
        _windows.Refresh(nowNs, ref _view.Delta);
        _view.Contract = ContractReading.Read(_ticker, interestBefore: null, nowNs);
        _view.NearestWalls = _walls.Nearest(nowNs);
        _view.Relative = _relative.Read(_view.Walls, _mids.TrendStrength);
        _view.Microstructure = _deviations.Scale(MicrostructureInputs.Of(_view.OrderBook, _view.Touch, _view.Delta, _view.Momentum));
    }
}

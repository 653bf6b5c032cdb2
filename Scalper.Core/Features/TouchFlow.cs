using Scalper.Core.Books;
using Scalper.Core.Primitives;

namespace Scalper.Core.Features;

/// <summary>
/// Order-flow imbalance at the best prices: what each update of the book adds to the demand there less what it adds to the supply
/// (Cont, Kukanov, Stoikov, "The price impact of order book events", Journal of Financial Econometrics 12 (1), 2014, section 2.1).
/// The series breaks where the book is replaced, becomes Invalid, or has an empty side. One thread.
/// </summary>
public sealed class TouchFlow(Instrument instrument)
{
    private const long SecondNs = 1_000_000_000;

    private readonly SlidingTotals _flow = new(SecondNs, 5 * SecondNs);
    private BookLevel _bid;
    private BookLevel _ask;
    private double? _ofi1s;
    private double? _ofi5s;

    /// <summary>Takes in what a frame did to the book.</summary>
    public void OnBook(OrderBook book, BookChange change, long nowNs)
    {
        if (change == BookChange.None)
        {
            return;
        }

        if (change == BookChange.Invalidated || book.Bids.Count == 0 || book.Asks.Count == 0)
        {
            _flow.Break();
            return;
        }

        BookLevel bid = book.Bids.Levels[0], ask = book.Asks.Levels[0];
        if (change == BookChange.Replaced || _flow.BeganAtNs is null)
        {
            _flow.Begin(nowNs);
        }
        else if (bid != _bid || ask != _ask)
        {
            _flow.Add(nowNs, new FlowTotals(Demand(bid) - Supply(ask), TickLots: 0, Count: 1));
        }

        (_bid, _ask) = (bid, ask);
    }

    public TouchFeatures Read(OrderBook book, long nowNs)
    {
        if (book.Bids.Count == 0 || book.Asks.Count == 0)
        {
            return default;
        }

        if (_flow.Advance(nowNs))
        {
            _ofi1s = Quantity(_flow.Last(0, nowNs));
            _ofi5s = Quantity(_flow.Last(1, nowNs));
        }

        double bid = book.Bids.Levels[0].QtyLots, ask = book.Asks.Levels[0].QtyLots;
        return new TouchFeatures
        {
            TouchImbalance = (bid - ask) / (bid + ask),
            Ofi1s = _ofi1s,
            Ofi5s = _ofi5s,
        };
    }

    // A better bid brings all it holds, a worse one takes away all that stood there, the same price the difference.
    private long Demand(BookLevel bid) =>
        (bid.PriceTicks >= _bid.PriceTicks ? bid.QtyLots : 0) - (bid.PriceTicks <= _bid.PriceTicks ? _bid.QtyLots : 0);

    private long Supply(BookLevel ask) =>
        (ask.PriceTicks <= _ask.PriceTicks ? ask.QtyLots : 0) - (ask.PriceTicks >= _ask.PriceTicks ? _ask.QtyLots : 0);

    private double? Quantity(FlowTotals? flow) => flow is { } known ? FlowTotals.ToDouble(known.Lots) * instrument.QtyStep.Value : null;
}

using Scalper.Core.Books;

namespace Scalper.Core.Features;

/// <summary>
/// Returns of the mid over sliding windows, to the frame. The series begins with the frame that leaves a Live book with both sides and
/// breaks where the book no longer is that. Moves are summed in ticks of bid + ask, so that they are exact. One thread.
/// </summary>
public sealed class MidReturns
{
    private const long SecondNs = 1_000_000_000;
    private const double BpsPerUnit = 10_000;

    private readonly SlidingTotals _moves = new(SecondNs, 5 * SecondNs);
    private long _doubleMid;

    /// <summary>Takes in the book after a frame.</summary>
    public void OnBook(OrderBook book, long nowNs)
    {
        if (!book.IsLive || book.Bids.Count == 0 || book.Asks.Count == 0)
        {
            _moves.Break();
            return;
        }

        long doubleMid = book.Bids.Levels[0].PriceTicks + book.Asks.Levels[0].PriceTicks;
        if (_moves.BeganAtNs is null)
        {
            _moves.Begin(nowNs);
        }
        else if (doubleMid != _doubleMid)
        {
            _moves.Add(nowNs, new FlowTotals(doubleMid - _doubleMid, TickLots: 0, Count: 1));
        }

        _doubleMid = doubleMid;
    }

    /// <summary>The book is not Live any more.</summary>
    public void Break() => _moves.Break();

    /// <summary>Brings features of an earlier call, or the default at first, to now; of most calls nothing changes.</summary>
    public void Refresh(long nowNs, ref ReturnFeatures features)
    {
        if (_moves.Advance(nowNs))
        {
            features = new ReturnFeatures { Return1sBps = Return(0, nowNs), Return5sBps = Return(1, nowNs) };
        }
    }

    private double? Return(int window, long nowNs)
    {
        if (_moves.Last(window, nowNs) is not { } moved)
        {
            return null;
        }

        double change = FlowTotals.ToDouble(moved.Lots);
        return change / (_doubleMid - change) * BpsPerUnit;
    }
}

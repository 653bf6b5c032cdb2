using Scalper.Core.Books;
using Scalper.Core.Primitives;

namespace Scalper.Core.Features;

/// <summary>
/// Where the mid is on its way to, by how the touch leans: the micro-price of Stoikov ("The micro-price: a high-frequency estimator of future prices",
/// Quantitative Finance 18 (12), 2018, section 3), estimated for each symbol from its own last minutes. A state is how far the touch imbalance is from 0, in
/// fifths, and to which side; both sides teach the same, mirrored. One thread.
/// </summary>
/// <remarks>
/// With g the mean next move of the mid from a state, in ticks, and B the share of moves that lead from it to each other state, less those to its mirror, the
/// micro-price is the mid + (1 + B + B^2 + ...) g. States are counted by book frame; what was learnt counts half after ten minutes.
/// </remarks>
public sealed class MicroPrice
{
    /// <summary>Moves of the mid after which there is a micro-price.</summary>
    public const int LeastMoves = 30;

    /// <summary>Terms of the sum; what is left of it is far below what a few minutes can tell.</summary>
    public const int Terms = 12;

    /// <summary>States of one side.</summary>
    public const int Steps = 5;

    private readonly double[] _moves = new double[Steps];
    private readonly double[] _visits = new double[Steps];
    private readonly double[] _leads = new double[Steps * Steps];
    private readonly double[] _ticks = new double[Steps];

    // Since the mid moved last: frames in each state, those of bids that outweigh, less the others.
    private readonly int[] _waiting = new int[Steps];
    private readonly int[] _waitingBids = new int[Steps];
    private long _doubleMid;
    private long _second;
    private int _moveCount;
    private bool _isFollowing;

    /// <summary>A second began since the call before.</summary>
    public bool IsDue(long nowNs) => SecondDecay.SecondOf(nowNs) != _second;

    /// <summary>Whole seconds passed: the past counts for less, and what was learnt is put to use. To be called before a frame acts.</summary>
    public void AdvanceTo(long nowNs)
    {
        long second = SecondDecay.SecondOf(nowNs);
        double share = SecondDecay.Over(second - _second);
        _second = second;
        Scale(_moves, share);
        Scale(_visits, share);
        Scale(_leads, share);
        Solve();
    }

    /// <summary>Takes in what a frame did to the book.</summary>
    public void OnBook(OrderBook book, BookChange change)
    {
        if (change == BookChange.None)
        {
            return;
        }

        bool isWhole = book.IsLive && book.Bids.Count > 0 && book.Asks.Count > 0;
        if (!isWhole || change == BookChange.Replaced)
        {
            Break();
        }

        if (isWhole)
        {
            Follow(book.Bids.Levels[0], book.Asks.Levels[0]);
        }
    }

    /// <summary>The book is not Live: nobody knows what the mid does.</summary>
    public void Break()
    {
        _isFollowing = false;
        Array.Clear(_waiting);
        Array.Clear(_waitingBids);
    }

    /// <summary>Micro-price - mid, in ticks; none before <see cref="LeastMoves"/>, in a state that was never seen, and with an empty side.</summary>
    public double? Read(OrderBook book)
    {
        if (_moveCount < LeastMoves || book.Bids.Count == 0 || book.Asks.Count == 0)
        {
            return null;
        }

        (int sign, int step) = StateOf(book.Bids.Levels[0], book.Asks.Levels[0]);
        return sign == 0 ? 0 : double.IsNaN(_ticks[step]) ? null : sign * _ticks[step];
    }

    private void Follow(BookLevel bid, BookLevel ask)
    {
        long doubleMid = bid.PriceTicks + ask.PriceTicks;
        (int sign, int step) = StateOf(bid, ask);
        if (_isFollowing && doubleMid != _doubleMid)
        {
            Learn((doubleMid - _doubleMid) / 2.0, sign, step);
        }

        (_isFollowing, _doubleMid) = (true, doubleMid);
        if (sign != 0)
        {
            _waiting[step]++;
            _waitingBids[step] += sign;
        }
    }

    private void Learn(double move, int sign, int step)
    {
        _moveCount = Math.Min(_moveCount + 1, LeastMoves);
        for (int from = 0; from < Steps; from++)
        {
            _visits[from] += _waiting[from];
            _moves[from] += _waitingBids[from] * move;
            _leads[(from * Steps) + step] += _waitingBids[from] * sign;
        }

        Array.Clear(_waiting);
        Array.Clear(_waitingBids);
    }

    private void Solve()
    {
        Span<double> next = stackalloc double[Steps];
        Array.Clear(_ticks);
        for (int term = 0; term < Terms; term++)
        {
            for (int from = 0; from < Steps; from++)
            {
                double sum = _moves[from];
                for (int to = 0; to < Steps; to++)
                {
                    sum += _leads[(from * Steps) + to] * _ticks[to];
                }

                next[from] = _visits[from] > 0 ? sum / _visits[from] : 0;
            }

            next.CopyTo(_ticks);
        }

        for (int step = 0; step < Steps; step++)
        {
            _ticks[step] = _visits[step] > 0 ? _ticks[step] : double.NaN;
        }
    }

    // No direction where both hold the same.
    private static (int Sign, int Step) StateOf(BookLevel bid, BookLevel ask)
    {
        double imbalance = Math.Abs((double)bid.QtyLots - ask.QtyLots) / ((double)bid.QtyLots + ask.QtyLots);
        return (bid.QtyLots.CompareTo(ask.QtyLots), Math.Min(Steps - 1, (int)(Steps * imbalance)));
    }

    private static void Scale(double[] sums, double share)
    {
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] *= share;
        }
    }
}

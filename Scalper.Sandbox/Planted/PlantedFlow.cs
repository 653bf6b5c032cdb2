using Scalper.Sandbox.Synthetic;
using Scalper.Sandbox.Venue;

namespace Scalper.Sandbox.Planted;

/// <summary>
/// Book, price and trades of one symbol by <see cref="PlantedTerms"/>. Every price holds a level, one tick from the next, the best two are one tick
/// apart; beyond the best ten all hold the same, so that there is no wall. Trades are the throws of a coin and tell nothing.
/// </summary>
internal sealed class PlantedFlow : ITradedMarket
{
    /// <summary>Levels a side that show the signal.</summary>
    public const int Shown = 10;

    private const double Furthest = 2;
    private const double TradesPerSecond = 0.5;
    private const int LeastDepth = 50;
    private const int SeqStride = 40;

    private readonly Contract _contract;
    private readonly PlantedTerms _terms;
    private readonly LatentSignal _signal;
    private readonly SeededRandom _noise, _coin;
    private int _depth = LeastDepth;
    private double _logarithm;

    public PlantedFlow(Contract contract, PlantedTerms terms, ulong seed, long nowMs)
    {
        (_contract, _terms, _signal) = (contract, terms, terms.Signal(seed, contract.Symbol));
        _noise = SeededRandom.For(seed, contract.Symbol + " noise");
        _coin = SeededRandom.For(seed, contract.Symbol + " trades");
        Tape = new TradeTape(contract, _coin);
        Book.Seq = 100_000_000_000 + _coin.Below(1_000_000_000);
        Book.CtsMs = nowMs;
        Fill();
    }

    public LevelBook Book { get; } = new();

    public TradeTape Tape { get; }

    public double FairTicks => _contract.AnchorTicks * Math.Exp(_logarithm);

    /// <summary>x, as it is before clipping and rounding.</summary>
    public double Signal => _signal.Value;

    /// <summary>Asks for more levels, from now on.</summary>
    public void Deepen(int depth)
    {
        if (depth > _depth)
        {
            _depth = depth;
            Fill();
        }
    }

    /// <summary>Signal and price go one step on; perhaps somebody trades at the touch as it was before.</summary>
    public void Step(long nowMs)
    {
        if (_coin.Chance(TradesPerSecond * PlantedTerms.StepSeconds))
        {
            Trade(nowMs);
        }

        double drift = _terms.Strength * _signal.Step();
        double chance = _terms.Noise * Math.Sqrt(PlantedTerms.StepSeconds) * _noise.Normal();

        // A walk of months must not leave the price grid; that far from the start it stops.
        _logarithm = Math.Clamp(_logarithm + drift + chance, -Furthest, Furthest);
        TakeSeq(nowMs);
        Fill();
    }

    private void Trade(long nowMs)
    {
        bool isBuy = _coin.Chance(0.5);
        TakeSeq(nowMs);
        Tape.Print(nowMs, isBuy, new Level((isBuy ? Book.Asks : Book.Bids).Best.Price, 1 + _coin.Below((int)_contract.LevelLots)), Book.Seq);
    }

    private void TakeSeq(long nowMs)
    {
        Book.Seq += 1 + _coin.Below(SeqStride);
        Book.CtsMs = nowMs;
    }

    private void Fill()
    {
        double shown = Math.Clamp(Signal, -PlantedTerms.MostShown, PlantedTerms.MostShown);
        long bid = (long)FairTicks;
        Fill(Book.Bids, bid, -1, (long)Math.Round(_contract.LevelLots * (1 + shown)));
        Fill(Book.Asks, bid + 1, 1, (long)Math.Round(_contract.LevelLots * (1 - shown)));
    }

    private void Fill(BookSide side, long best, int away, long shownLots)
    {
        side.Clear();
        for (int i = 0; i < _depth; i++)
        {
            side.AddWorst(new Level(best + (i * away), i < Shown ? shownLots : (long)_contract.LevelLots));
        }
    }
}

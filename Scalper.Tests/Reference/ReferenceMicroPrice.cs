namespace Scalper.Tests.Reference;

/// <summary>The micro-price less the mid, in ticks, from every move of the mid there was.</summary>
/// <param name="tick">Distance of two prices.</param>
public sealed class ReferenceMicroPrice(decimal tick)
{
    private const int Steps = 5, Terms = 12, FewestMoves = 30;
    private const long Second = 1_000_000_000;

    private readonly List<Move> _moves = [];
    private readonly Dictionary<long, double[]> _solved = [];
    private List<(int Sign, int Step)> _waiting = [];
    private ReferenceBest? _last;

    /// <param name="best">The best levels after a frame that changed the book; a side is null where it is empty.</param>
    public void On(ReferenceBest best)
    {
        if (!best.IsWhole || best.Begins || _last is not { IsWhole: true } last)
        {
            _waiting = [];
        }
        else if (MidOf(best) != MidOf(last))
        {
            _moves.Add(new Move(best.Now, (double)((MidOf(best) - MidOf(last)) / tick), _waiting, StateOf(best.Bid!.Value, best.Ask!.Value)));
            _waiting = [];
        }

        if (best.IsWhole && StateOf(best.Bid!.Value, best.Ask!.Value) is { Sign: not 0 } state)
        {
            _waiting.Add(state);
        }

        _last = best;
    }

    public double? Of(ReferenceView view, long now)
    {
        (int sign, int step) = StateOf(view.Bids[0], view.Asks[0]);
        if (_moves.Count < FewestMoves || sign == 0)
        {
            return _moves.Count < FewestMoves ? null : 0;
        }

        // What was learnt in this second is put to use in the next.
        if (!_solved.TryGetValue(now / Second, out double[]? ticks))
        {
            _solved[now / Second] = ticks = Solve([.. _moves.Where(m => m.Now / Second < now / Second)], now);
        }

        return double.IsNaN(ticks[step]) ? null : sign * ticks[step];
    }

    private static double[] Solve(IReadOnlyList<Move> moves, long now)
    {
        double[] visits = new double[Steps], drift = new double[Steps];
        double[,] leads = new double[Steps, Steps];
        foreach (Move move in moves)
        {
            double weight = Math.Pow(2, -((now / Second) - (move.Now / Second)) / 600.0);
            foreach ((int sign, int step) in move.Waiting)
            {
                visits[step] += weight;
                drift[step] += weight * sign * move.Ticks;
                leads[step, move.To.Step] += weight * sign * move.To.Sign;
            }
        }

        double[] ticks = new double[Steps];
        for (int term = 0; term < Terms; term++)
        {
            double[] before = ticks;
            ticks = [.. Enumerable.Range(0, Steps).Select(from => visits[from] == 0 ? 0 : (drift[from] + Enumerable.Range(0, Steps).Sum(to => leads[from, to] * before[to])) / visits[from])];
        }

        return [.. ticks.Select((t, step) => visits[step] == 0 ? double.NaN : t)];
    }

    private static decimal MidOf(ReferenceBest best) => (best.Bid!.Value.Price + best.Ask!.Value.Price) / 2;

    private static (int Sign, int Step) StateOf(ReferenceLevel bid, ReferenceLevel ask) =>
        (Math.Sign(bid.Quantity - ask.Quantity), Math.Min(Steps - 1, (int)(Steps * Math.Abs(bid.Quantity - ask.Quantity) / (bid.Quantity + ask.Quantity))));

    private sealed record Move(long Now, double Ticks, List<(int Sign, int Step)> Waiting, (int Sign, int Step) To);
}

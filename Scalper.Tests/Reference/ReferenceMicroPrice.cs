namespace Scalper.Tests.Reference;

/// <summary>The micro-price less the mid, in ticks, from every move of the mid there was.</summary>
public static class ReferenceMicroPrice
{
    private const int Steps = 5, Terms = 12, FewestMoves = 30;
    private const long Second = 1_000_000_000;

    /// <param name="history">The best levels after each frame that changed the book; a side is null where it is empty.</param>
    public static double? Of(ReferenceView view, IReadOnlyList<ReferenceBest> history, decimal tick, long now)
    {
        List<Move> moves = Moves(history, tick);
        (int sign, int step) = StateOf(view.Bids[0], view.Asks[0]);
        if (moves.Count < FewestMoves || sign == 0)
        {
            return moves.Count < FewestMoves ? null : 0;
        }

        // What was learnt in this second is put to use in the next.
        double[] ticks = Solve([.. moves.Where(m => m.Now / Second < now / Second)], now);
        return double.IsNaN(ticks[step]) ? null : sign * ticks[step];
    }

    private static List<Move> Moves(IReadOnlyList<ReferenceBest> history, decimal tick)
    {
        List<Move> moves = [];
        List<(int Sign, int Step)> waiting = [];
        for (int i = 0; i < history.Count; i++)
        {
            if (!history[i].IsWhole || history[i].Begins || i == 0 || !history[i - 1].IsWhole)
            {
                waiting = [];
            }
            else if (MidOf(history[i]) != MidOf(history[i - 1]))
            {
                moves.Add(new Move(history[i].Now, (double)((MidOf(history[i]) - MidOf(history[i - 1])) / tick), waiting, StateOf(history[i].Bid!.Value, history[i].Ask!.Value)));
                waiting = [];
            }

            if (history[i].IsWhole && StateOf(history[i].Bid!.Value, history[i].Ask!.Value) is { Sign: not 0 } state)
            {
                waiting.Add(state);
            }
        }

        return moves;
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

using Scalper.Core.Evaluation;
using Scalper.Core.Primitives;
using Scalper.Core.Scoring;

namespace Scalper.Tests.Evaluation.Grid;

/// <summary>
/// A made-up symbol as a list of inputs, sampled by the product, and looked up by whoever compares: what was in force at a time is the last input before it.
/// </summary>
internal sealed class MadeMarket
{
    private const long SecondNs = 1_000_000_000;

    private readonly List<MadeInput> _inputs = [];
    private readonly int _models;

    /// <param name="seed">Another market with another one.</param>
    /// <param name="breaks">Share of inputs behind which the book is not Live.</param>
    /// <param name="follow">How much the next price goes where the first model points, in ticks a point.</param>
    public MadeMarket(string symbol, ulong seed, long fromSecond, int seconds, int models, double breaks = 0.002, double follow = 0)
    {
        (Symbol, _models) = (symbol, models);
        Draws draws = new(seed);
        double price = 100_000;
        long nowNs = fromSecond * SecondNs;
        while (nowNs < (fromSecond + seconds) * SecondNs)
        {
            Score[] scores = [.. Enumerable.Range(0, models).Select(_ => Make(draws))];
            long bid = (long)price, ask = bid + 1 + (long)(3 * draws.Unit());
            _inputs.Add(new MadeInput(nowNs, draws.Unit() >= breaks, bid, ask, scores));
            price += (4 * draws.Normal()) + (follow * (scores[0].Value - 50));
            nowNs += 1 + (long)(600_000_000 * draws.Unit());
        }
    }

    public string Symbol { get; }

    public void SampleInto(IGridSink sink)
    {
        GridSampler sampler = new(sink, Symbol);
        MadeInput before = default;
        foreach (MadeInput input in _inputs)
        {
            if (before.Scores is not null)
            {
                sampler.AdvanceTo(input.AtNs, new GridState(before.IsLive, false, before.Bid, before.Ask, Grade: 1), before.Scores);
            }

            if (input.IsLive)
            {
                sampler.OnScores(input.Scores);
            }
            else
            {
                sampler.Break();
            }

            before = input;
        }

        sampler.End(GridEnd.Cut);
    }

    /// <summary>The windows of a block at a horizon, from the definitions.</summary>
    public List<MadeWindow> Windows(long startSecond, int blockSeconds, int horizonSeconds, long latencyNs)
    {
        List<MadeWindow> windows = [];
        for (long second = startSecond; second + horizonSeconds < startSecond + blockSeconds; second++)
        {
            long at = second * SecondNs, entryAt = at + latencyNs, exitAt = entryAt + (horizonSeconds * SecondNs);
            int from = PlaceBefore(at), to = PlaceBefore(exitAt);
            MadeInput seen = _inputs[from], entry = InForce(entryAt), exit = _inputs[to];
            if (_inputs[from..(to + 1)].All(i => i.IsLive))
            {
                windows.Add(new MadeWindow(seen.Scores, Math.Log((exit.Bid + exit.Ask) / (double)(entry.Bid + entry.Ask)), Math.Log(exit.Bid / (double)entry.Ask), Math.Log(entry.Bid / (double)exit.Ask)));
            }
        }

        return windows;
    }

    public MadeInput InForce(long atNs) => _inputs[PlaceBefore(atNs)];

    // The last input before a time; no two have the same.
    private int PlaceBefore(long atNs)
    {
        int found = _inputs.BinarySearch(new MadeInput(atNs, true, 0, 0, []), Comparer<MadeInput>.Create((a, b) => a.AtNs.CompareTo(b.AtNs)));
        return (found < 0 ? ~found : found) - 1;
    }

    private static Score Make(Draws draws)
    {
        double value = Math.Clamp(50 + Math.Round(20 * draws.Normal()), 0, 100);
        ScoreSide side = value > 55 ? ScoreSide.Long : value < 45 ? ScoreSide.Short : ScoreSide.Neutral;
        double? flow = draws.Unit() < 0.1 ? null : Math.Round(10 * draws.Normal());
        return new Score(value, value, side, Math.Round(100 * draws.Unit()), new Contributions(value - 50, flow, 8, 0, null));
    }
}

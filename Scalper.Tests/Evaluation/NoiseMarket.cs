using Scalper.Core.Evaluation;

namespace Scalper.Tests.Evaluation;

/// <summary>
/// A market that nobody can foretell, from a seed: two symbols that share half of their steps, two models whose scores wander by themselves, all horizons,
/// as long as a verdict needs. Trading costs nothing, so that paying is as likely a mistake as predicting.
/// </summary>
internal sealed class NoiseMarket(ulong seed)
{
    private const int Symbols = 2;
    private const int Models = 2;
    private const int LongBlock = 3_000;
    private const int ShortBlock = 600;

    private static readonly int[] Horizons = [1, 5, 30, 60, 300];
    private static readonly double[] Memory = [0.9, 0.99];

    private readonly Draws _draws = new(seed);
    private readonly RankWorkspace _workspace = new();
    private readonly BlockSeries[,] _ics = new BlockSeries[Models, Horizons.Length];
    private readonly BlockSeries[,] _outer = new BlockSeries[Models, Horizons.Length];
    private readonly double[] _last = new double[Symbols * Models];
    private DecileEdges[]? _edges;

    /// <summary>Of both models at all horizons.</summary>
    public Verdict[] Judge()
    {
        for (int block = 0; block < VerdictRule.LeastBlocks; block++)
        {
            Measure([.. Steps()], [.. Enumerable.Range(0, Symbols).Select(s => Enumerable.Range(0, Models).Select(m => Scores(s, m)).ToArray())]);
        }

        return VerdictRule.Decide(
        [
            .. from model in Enumerable.Range(0, Models)
               from horizon in Enumerable.Range(0, Horizons.Length)
               select new VerdictEvidence(_ics[model, horizon], _outer[model, horizon], 0),
        ]);
    }

    // Logarithms of the mid of each symbol.
    private IEnumerable<double[]> Steps()
    {
        double[] shared = _draws.Normals(LongBlock + 1);
        for (int s = 0; s < Symbols; s++)
        {
            double price = 0;
            yield return [.. shared.Select(step => price += 1e-4 * (step + _draws.Normal()))];
        }
    }

    private double[] Scores(int symbol, int model)
    {
        double memory = Memory[model], fresh = Math.Sqrt(1 - (memory * memory));
        ref double last = ref _last[(symbol * Models) + model];
        double[] scores = new double[LongBlock];
        for (int i = 0; i < LongBlock; i++)
        {
            last = (memory * last) + (fresh * _draws.Normal());
            scores[i] = Math.Clamp(50 + (15 * last), 0, 100);
        }

        return scores;
    }

    private void Measure(double[][] prices, double[][][] scores)
    {
        // Of the first block, as of the day before.
        _edges ??= [.. Enumerable.Range(0, Models).Select(m => DecileEdges.Of(scores[0][m])!)];
        for (int h = 0; h < Horizons.Length; h++)
        {
            int length = Horizons[h] == 300 ? LongBlock : ShortBlock;
            for (int start = 0; start < LongBlock; start += length)
            {
                for (int m = 0; m < Models; m++)
                {
                    MeasureBlock(prices, scores, start, length, m, h);
                }
            }
        }
    }

    private void MeasureBlock(double[][] prices, double[][][] scores, int start, int length, int model, int horizon)
    {
        int count = length - Horizons[horizon];
        PooledBlock pooled = default;
        DecileTally deciles = new();
        double[] moves = new double[count];
        for (int s = 0; s < Symbols; s++)
        {
            ReadOnlySpan<double> score = scores[s][model].AsSpan(start, count);
            for (int i = 0; i < count; i++)
            {
                moves[i] = prices[s][start + i + Horizons[horizon]] - prices[s][start + i];
                deciles.Add(_edges![model].DecileOf(score[i]), new Outcome(moves[i], moves[i], -moves[i]));
            }

            pooled = pooled.With(RankCorrelation.Of(score, moves, _workspace));
        }

        _ics[model, horizon] = _ics[model, horizon].With(pooled.Mean);
        _outer[model, horizon] = _outer[model, horizon].With(deciles.OuterAllIn(feeBps: 0));
    }
}

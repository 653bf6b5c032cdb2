namespace Scalper.Tests.Reference;

/// <summary>Scores of the model "microstructure".</summary>
public static class ReferenceMicrostructure
{
    // The factor of each input: book, flow or momentum.
    private const string FactorOf = "BBBBFFBFFFM";

    /// <param name="inputs">In deviations.</param>
    public static ReferenceScore Of(double?[] inputs, IReadOnlyList<double> weights, IReadOnlyList<double> quantiles)
    {
        double? book = Sum('B'), flow = Sum('F'), momentum = Sum('M');
        double total = (book ?? 0) + (flow ?? 0) + (momentum ?? 0);
        double share = total == 0 ? 0 : 50 * Rank(Math.Abs(total), quantiles) / Math.Abs(total);
        return ReferenceScore.Of(new ReferenceContributions(DepthImbalance: book * share, TradeFlow: flow * share, Walls: null, Spoofing: null, Momentum: momentum * share));

        double? Sum(char factor)
        {
            int[] known = [.. Enumerable.Range(0, inputs.Length).Where(i => FactorOf[i] == factor && inputs[i] is not null)];
            return known.Length == 0 ? null : known.Sum(i => weights[i] * inputs[i]!.Value);
        }
    }

    private static double Rank(double magnitude, IReadOnlyList<double> quantiles)
    {
        for (int i = 0; i < quantiles.Count; i++)
        {
            double from = i == 0 ? 0 : quantiles[i - 1];
            if (magnitude <= quantiles[i])
            {
                return (i + (quantiles[i] == from ? 1 : (magnitude - from) / (quantiles[i] - from))) / quantiles.Count;
            }
        }

        return 1;
    }
}

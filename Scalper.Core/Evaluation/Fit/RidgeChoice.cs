namespace Scalper.Core.Evaluation.Fit;

/// <summary>
/// How much weights are to be held back, found in the recordings to learn from alone: each in turn is foretold by weights fitted to the others, and the penalty
/// whose mean rank correlation is highest is taken, the larger where two are equal.
/// </summary>
public static class RidgeChoice
{
    /// <summary>What is tried, largest first; with a single recording, <see cref="Usual"/>.</summary>
    public static IReadOnlyList<double> Penalties { get; } = [10, 3, 1, 0.3, 0.1, 0.03, 0.01];

    public const double Usual = 1;

    /// <param name="parts">Rows of each recording.</param>
    /// <param name="horizon">Place among <see cref="Horizon.All"/>.</param>
    public static double Choose(IReadOnlyList<IReadOnlyList<FitRow>> parts, int horizon) =>
        parts.Count < 2 ? Usual : Penalties.MaxBy(penalty => Enumerable.Range(0, parts.Count).Average(left => Foretell(parts, left, horizon, penalty)) ?? double.NegativeInfinity);

    private static double? Foretell(IReadOnlyList<IReadOnlyList<FitRow>> parts, int left, int horizon, double penalty)
    {
        if (RidgeFit.Solve([.. parts.Where((_, part) => part != left)], horizon, penalty) is not { } weights)
        {
            return null;
        }

        RankWorkspace workspace = new();
        return parts[left].GroupBy(r => r.Symbol, StringComparer.Ordinal).Select(g => RankCorrelation.Of(
            [.. g.Select(r => RidgeFit.Sum(r, weights))], [.. g.Select(r => (double)r.Moves[horizon])], workspace)).Average();
    }
}
